"""Paths that documents name exist."""
import re

from sources import ROOT, mistake, tracked

PATH = re.compile(r"`((?:src|tools|docs|library|tests|cmake|web|\.ci)/[\w./-]*\w)`")


def check():
    for path in tracked("*.md"):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            for name in PATH.findall(line):
                if not (ROOT / name).exists():
                    yield mistake(path, number, f"{name} does not exist")
