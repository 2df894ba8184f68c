"""Paths that documents name exist, and code that they quote is what stands in its file.

A quote is a fenced block behind `<!-- quote: path#region -->`; the region stands between two lines that hold `[region]`, or is the
whole file without `#region`.
"""
import re
import subprocess

from sources import ROOT, mistake, tracked

PATH = re.compile(r"`((?:src|tools|docs|library|tests|cmake|web|\.ci)/[\w./-]*\w)`")
QUOTE = re.compile(r"<!-- quote: (\S+) -->\n+```\w*\n(.*?)```", re.S)


def region_of(place):
    path, _, region = place.partition("#")
    lines = (ROOT / path).read_text(encoding="utf-8").split("\n")
    if not region:
        return "\n".join(lines).rstrip("\n") + "\n"
    marks = [number for number, line in enumerate(lines) if f"[{region}]" in line]
    if len(marks) != 2:
        return None
    return "\n".join(lines[marks[0] + 1:marks[1]]) + "\n"


def compare(place, quoted):
    """What is wrong with a quote, or None."""
    if not (ROOT / place.partition("#")[0]).exists():
        return f"{place} does not exist"
    expected = region_of(place)
    if expected is None:
        return f"{place} has no such region"
    return None if expected == quoted else f"the quote differs from {place}"


def is_made(name):
    """Whether a path is a folder that the build makes: git ignores it, so a clean clone has no such folder."""
    return subprocess.run(["git", "check-ignore", "--quiet", name + "/"], cwd=ROOT, check=False).returncode == 0


def check():
    for path in tracked("*.md"):
        text = path.read_text(encoding="utf-8")
        for number, line in enumerate(text.split("\n"), 1):
            for name in PATH.findall(line):
                if not (ROOT / name).exists() and not is_made(name):
                    yield mistake(path, number, f"{name} does not exist")
        for place, quoted in QUOTE.findall(text):
            wrong = compare(place, quoted)
            if wrong:
                yield mistake(path, 1, wrong)
