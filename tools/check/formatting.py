"""clang-format-19 has nothing to change."""
import subprocess

from sources import ROOT, mistake, tracked


def check():
    files = [str(path) for path in tracked("src/*.h", "src/*.cpp")]
    for start in range(0, len(files), 50):
        done = subprocess.run(["clang-format-19", "--dry-run", "-Werror", *files[start:start + 50]], cwd=ROOT, capture_output=True, text=True)
        for line in done.stderr.split("\n"):
            if "error:" in line:
                path, number = line.split(":")[:2]
                yield mistake(path, number, "is not formatted: run make format")
