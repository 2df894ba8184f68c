"""What the checks share: which files there are, and how a mistake is written."""
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]


def tracked(*patterns):
    """Files that git tracks or would track, below the root."""
    listed = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns],
                            cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    return [ROOT / name for name in sorted(set(listed)) if name and (ROOT / name).exists()]


def mistake(path, line, text):
    return f"{pathlib.Path(path).relative_to(ROOT)}:{line}: {text}"
