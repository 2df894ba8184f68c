"""Reads .scenario files into headers and blocks of lines. Loops are kept as blocks and unfolded while playing."""

import pathlib
import re

HEADERS = ("name", "description", "group")
OPTIONAL = ("start", "flags", "only", "mail")


class ScriptError(Exception):
    """A scenario file that cannot be read."""


class Line:
    """One logical line: its text (continuations joined) and where it stands."""

    def __init__(self, number, text, span=1):
        self.number, self.text, self.span = number, text, span


class Loop:
    """A `for … in …` block: names, where their values come from, rows, and the lines to repeat."""

    def __init__(self, number, names, source, rows, body):
        self.number, self.names, self.source, self.rows, self.body = number, names, source, rows, body


class Script:
    """A scenario file."""

    def __init__(self, path):
        self.path = pathlib.Path(path)
        self.raw = self.path.read_text(encoding="utf-8").split("\n")
        self.headers = self._headers()
        self.body = self._blocks(self._logical(), top=True)

    def _headers(self):
        headers = {}
        for line in self.raw:
            if not line.startswith("#"):
                break
            found = re.fullmatch(r"#\s*([a-z]+):\s*(.*?)\s*", line)
            if found:
                headers[found.group(1)] = found.group(2)
        for name in HEADERS:
            if not headers.get(name):
                raise ScriptError(f"{self.path}:1: the header \"# {name}: …\" is missing or empty")
        for name in headers:
            if name not in HEADERS + OPTIONAL:
                raise ScriptError(f"{self.path}:1: there is no header {name}")
        return headers

    def _logical(self):
        """Lines without comments; a line with open brackets goes on until they are closed."""
        lines, at = [], 0
        while at < len(self.raw):
            text, start = self.raw[at].strip(), at + 1
            at += 1
            if not text or text.startswith("#"):
                continue
            if text.startswith("file "):
                while at < len(self.raw) and self.raw[at].lstrip().startswith("|"):
                    text += "\n" + re.sub(r"^\s*\| ?", "", self.raw[at])
                    at += 1
            while open_brackets(text) > 0 and at < len(self.raw):
                text += "\n" + self.raw[at].strip()
                at += 1
            if open_brackets(text) > 0:
                raise ScriptError(f"{self.path}:{start}: a bracket is not closed")
            lines.append(Line(start, text, at - start + 1))
        return lines

    def _blocks(self, lines, top=False):
        blocks = []
        while lines:
            line = lines.pop(0)
            if line.text == "end":
                if top:
                    raise ScriptError(f"{self.path}:{line.number}: end without for")
                return blocks
            found = re.fullmatch(r"for ((?:\$\w+ ?)+) in\b ?(.*)", line.text, re.S)
            if not found:
                blocks.append(line)
                continue
            rows = []
            while lines and lines[0].text.startswith("|"):
                row = lines.pop(0)
                rows.append((row.number, [cell.strip() for cell in re.split(r"(?<!\\)\|", row.text.strip("|"))]))
            names = [name.strip("$") for name in found.group(1).split()]
            blocks.append(Loop(line.number, names, found.group(2).strip(), rows, self._blocks(lines)))
        if not top:
            raise ScriptError(f"{self.path}: a for is not ended")
        return blocks


def open_brackets(text):
    """How many { and [ of a request or expectation are still open, texts and patterns aside."""
    if not re.match(r"(→|->|POST|PATCH|PUT|events|stdout|let)\b|→|->", text):
        return 0
    bare = re.sub(r'"(?:[^"\\]|\\.)*"', "", text)
    bare = re.sub(r"(?<=[\s:\[,])/(?:[^/\\\n]|\\.)+/(?=[\s,}\]]|$)", "", bare)
    return bare.count("{") + bare.count("[") - bare.count("}") - bare.count("]")


def unfold(loop, values, names=None):
    """The lines of a loop with its variables replaced by the texts given."""
    table = dict(zip(names or loop.names, values))
    rule = re.compile(r"\$(" + "|".join(re.escape(name) for name in sorted(table, key=len, reverse=True)) + r")(?!\w)")

    def put(text):
        return rule.sub(lambda found: table[found.group(1)].replace("\\|", "|"), text)

    def one(block):
        if isinstance(block, Loop):
            rows = [(number, [put(cell) for cell in cells]) for number, cells in block.rows]
            return Loop(block.number, block.names, put(block.source), rows, [one(inner) for inner in block.body])
        return Line(block.number, put(block.text), block.span)

    return [one(block) for block in loop.body]
