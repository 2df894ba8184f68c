"""Files of a scenario, and the edits that a person makes in a YAML file, counted."""

import re

from . import pattern


def file(play_, line, rest):
    """`file NAME` and the lines behind it that begin with a bar; or `file NAME from SIBLING`, a file beside the scenario."""
    play_.flush()
    head, _, text = rest.partition("\n")
    name, _, source = head.partition(" from ")
    if source:
        text = (play_.script.path.parent / source.strip()).read_text(encoding="utf-8")
    (play_.folder / name.strip()).write_text(play_.scope.fill(text), encoding="utf-8")


def body_of(play_, name):
    return (play_.folder / name).read_bytes()


def edit(play_, line, rest):
    """`edit FILE keyResults/in-use/target 12`: one decision; headings on the way are added where they are missing."""
    play_.flush()
    name, place, value = rest.split(" ", 2)
    path = play_.folder / name
    lines = path.read_text(encoding="utf-8").split("\n")
    begin, end, words = 0, len(lines), place.split("/")
    for depth, word in enumerate(words):
        mark = "  " * depth + word + ":"
        at = next((i for i in range(begin, end) if lines[i] == mark or lines[i].startswith(mark + " ")), None)
        if at is None:
            at = begin if depth else len(lines)
            lines.insert(at, mark)
        begin = at + 1
        end = next((i for i in range(begin, len(lines)) if lines[i].strip() and not lines[i].startswith("  " * (depth + 1))), len(lines))
        if depth == len(words) - 1:
            lines[at:end if value else at + 1] = [f"{mark} {play_.scope.fill(value)}".rstrip()]
    path.write_text("\n".join(lines), encoding="utf-8")
    play_.scope.keep("edits", play_.scope.values.get("edits", 0) + 1)


def edits(play_, line, rest):
    """`edits at most 12`: the decisions so far."""
    made = play_.scope.values.get("edits", 0)
    if made > int(re.fullmatch(r"at most (\d+)", rest).group(1)):
        raise pattern.Mismatch("edits", rest, made)


STEPS = {"file": file, "edit": edit, "edits": edits}
