"""Patterns for JSON: what a request sends and what an answer must look like.

    {"title": "Grow", "id": <uuid> = $id, "tags": ["a", …], "note": /gr.*/, …}

Objects match when the named members match; `exactly {…}` allows no other member. Lists match entry by entry; a `…` in a
list allows others anywhere; `each PATTERN` inside a list holds for every entry. `= $name` keeps the value.
"""

import json
import re

UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
WILDCARDS = {
    "uuid": re.compile(UUID),
    "instant": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z"),
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
}
KINDS = {"text": str, "number": (int, float), "list": list, "object": dict, "flag": bool}


class PatternError(Exception):
    """The pattern itself cannot be read."""


class Mismatch(Exception):
    """The value is not what the pattern says."""

    def __init__(self, path, expected, got):
        self.path, self.expected, self.got = path or "answer", expected, got
        super().__init__(f"{self.path}: expected {expected}, got {got}")


class Reader:
    """Reads one pattern from text into nodes: ('object', [(key, node)], exact), ('list', …), ('value', v), …"""

    def __init__(self, text):
        self.text, self.at = text, 0

    def blank(self):
        while self.at < len(self.text) and self.text[self.at] in " \t\r\n":
            self.at += 1

    def take(self, token):
        self.blank()
        if self.text.startswith(token, self.at):
            self.at += len(token)
            return True
        return False

    def need(self, token):
        if not self.take(token):
            raise PatternError(f"expected {token} at {self.text[self.at:self.at + 30]!r}")

    def regex(self, rule, what):
        self.blank()
        found = re.compile(rule).match(self.text, self.at)
        if not found:
            raise PatternError(f"expected {what} at {self.text[self.at:self.at + 30]!r}")
        self.at = found.end()
        return found

    def whole(self):
        node = self.value()
        self.blank()
        if self.at != len(self.text):
            raise PatternError(f"did not expect {self.text[self.at:self.at + 30]!r}")
        return node

    def value(self):
        if self.take("="):
            return ("keep", ("wildcard", "any"), self.regex(r"\$[\w.]+", "a variable").group()[1:])
        node = self.plain()
        if self.take("="):
            return ("keep", node, self.regex(r"\$[\w.]+", "a variable").group()[1:])
        return node

    def plain(self):
        self.blank()
        if self.take("exactly"):
            self.need("{")
            return self.members(True)
        if self.take("each"):
            return ("each", self.value())
        if self.take("not"):
            return ("not", self.value())
        if self.take("{"):
            return self.members(False)
        if self.take("["):
            return self.entries()
        if self.take("<"):
            return self.wildcard()
        here = self.text[self.at:self.at + 1]
        if here == "/":
            return ("regex", self.regex(r"/((?:[^/\\]|\\.)*)/", "a regular expression").group(1).replace("\\/", "/"))
        if here == "$":
            return ("variable", self.regex(r"\$[\w.]+", "a variable").group()[1:])
        if here == '"':
            return ("string", self.regex(r'"(?:[^"\\]|\\.)*"', "a text").group())
        word = self.regex(r"-?\d[\d.eE+-]*|true|false|null", "a value").group()
        return ("value", json.loads(word))

    def wildcard(self):
        depth, start = 1, self.at
        while self.at < len(self.text) and depth:
            depth += {"<": 1, ">": -1}.get(self.text[self.at], 0)
            self.at += 1
        if depth:
            raise PatternError("a < is not closed")
        body = self.text[start:self.at - 1].strip()
        if body in WILDCARDS or body in KINDS or body == "any":
            return ("wildcard", body)
        return ("call", body)

    def members(self, exact):
        members = []
        while not self.take("}"):
            if self.take("…") or self.take("..."):
                self.take(",")
                continue
            key = json.loads(self.regex(r'"(?:[^"\\]|\\.)*"', "a member name").group())
            self.need(":")
            members.append((key, self.value()))
            if not self.take(","):
                self.need("}")
                break
        return ("object", members, exact)

    def entries(self):
        entries, is_open = [], False
        while not self.take("]"):
            if self.take("…") or self.take("..."):
                is_open = True
            else:
                entries.append(self.value())
            if not self.take(","):
                self.need("]")
                break
        return ("list", entries, is_open)


def read(text):
    return Reader(text).whole()


def brief(value):
    text = value if isinstance(value, str) and value.startswith("<") else json.dumps(value, ensure_ascii=False)
    return text if len(text) < 300 else text[:300] + "…"


def build(node, scope):
    """The value that a request pattern stands for."""
    kind = node[0]
    if kind == "value":
        return node[1]
    if kind == "string":
        return json.loads(scope.fill(node[1], quoted=True))
    if kind == "variable":
        return scope.value(node[1])
    if kind == "object":
        return {key: build(inner, scope) for key, inner in node[1]}
    if kind == "list":
        built = []
        for inner in node[1]:
            value = build(inner, scope)
            built.extend(value) if inner[0] == "call" and inner[1].startswith("repeat") else built.append(value)
        return built
    if kind == "keep":
        scope.keep(node[2], build(node[1], scope))
        return scope.value(node[2])
    if kind == "call":
        return scope.call(node[1])
    raise PatternError(f"{kind} cannot be sent")


def match(node, value, scope, path=""):
    """Raises Mismatch where the value is not as the pattern says."""
    kind = node[0]
    if kind == "keep":
        match(node[1], value, scope, path)
        scope.keep(node[2], kept_of(node[1], value, scope))
    elif kind == "wildcard":
        match_wildcard(node[1], value, path)
    elif kind == "regex":
        if not isinstance(value, str) or not re.search(scope.fill(node[1]), value, re.S):
            raise Mismatch(path, f"/{node[1]}/", brief(value))
    elif kind == "not":
        if matches(node[1], value, scope):
            raise Mismatch(path, "something else", brief(value))
    elif kind == "object":
        match_object(node, value, scope, path)
    elif kind == "list":
        match_list(node, value, scope, path)
    elif kind == "string" and re.fullmatch(r'"<\w+>"', node[1]):
        match_wildcard(node[1][2:-2], value, path)
    else:
        expected = build(node, scope)
        same_kind = isinstance(expected, bool) == isinstance(value, bool)
        if expected != value or not same_kind:
            raise Mismatch(path, brief(expected), brief(value))


def kept_of(node, value, scope):
    """The value, or the first group of a regular expression that has one."""
    found = re.search(scope.fill(node[1]), value, re.S) if node[0] == "regex" else None
    return found.group(1) if found and found.re.groups else value


def matches(node, value, scope):
    try:
        match(node, value, scope)
    except Mismatch:
        return False
    return True


def match_wildcard(name, value, path):
    if name == "any":
        return
    if name in WILDCARDS:
        good = isinstance(value, str) and WILDCARDS[name].fullmatch(value)
    else:
        good = isinstance(value, KINDS[name]) and (name == "flag") == isinstance(value, bool)
    if not good:
        raise Mismatch(path, f"<{name}>", brief(value))


def match_object(node, value, scope, path):
    if not isinstance(value, dict):
        raise Mismatch(path, "an object", brief(value))
    for key, inner in node[1]:
        if key not in value:
            raise Mismatch(f"{path}.{key}".lstrip("."), "to be there", "nothing")
        match(inner, value[key], scope, f"{path}.{key}".lstrip("."))
    if node[2] and set(value) != {key for key, _ in node[1]}:
        raise Mismatch(path, "the members " + ", ".join(sorted(k for k, _ in node[1])), ", ".join(sorted(value)))


def match_list(node, value, scope, path):
    if not isinstance(value, list):
        raise Mismatch(path, "a list", brief(value))
    singles = [inner for inner in node[1] if inner[0] != "each"]
    for inner in node[1]:
        if inner[0] == "each":
            for i, entry in enumerate(value):
                match(inner[1], entry, scope, f"{path}.{i}".lstrip("."))
    if node[2]:
        for inner in singles:
            if not any(matches(inner, entry, scope) for entry in value):
                raise Mismatch(path, "an entry like " + render(inner, scope), brief(value))
            for entry in value:
                if matches(inner, entry, scope):
                    match(inner, entry, scope)
                    break
    elif singles or not node[1]:
        if len(singles) != len(value):
            raise Mismatch(path, f"{len(singles)} entries", f"{len(value)}: {brief(value)}")
        for i, (inner, entry) in enumerate(zip(singles, value)):
            match(inner, entry, scope, f"{path}.{i}".lstrip("."))


def render(node, scope=None, value=None, update=False):
    """The pattern as text; with `update`, leaves that do not match the value are replaced by what it has."""
    kind = node[0]
    if update and kind not in ("object", "list", "keep") and not matches(node, value, scope):
        return json.dumps(value, ensure_ascii=False)
    if kind == "keep":
        return f"{render(node[1], scope, value, update)} = ${node[2]}"
    if kind == "object":
        if update and not isinstance(value, dict):
            return json.dumps(value, ensure_ascii=False)
        members = [f"{json.dumps(key, ensure_ascii=False)}: {render(inner, scope, value[key] if update else None, update)}"
                   for key, inner in node[1] if not update or key in value]
        return ("exactly " if node[2] else "") + "{" + ", ".join(members) + "}"
    if kind == "list":
        if update and not matches(node, value, scope):
            return json.dumps(value, ensure_ascii=False)
        return "[" + ", ".join([render(inner) for inner in node[1]] + (["…"] if node[2] else [])) + "]"
    if kind == "value":
        return json.dumps(node[1])
    return {"string": node[1], "variable": f"${node[1]}", "regex": f"/{node[1]}/", "wildcard": f"<{node[1]}>",
            "call": f"<{node[1]}>"}.get(kind) or f"{kind} {render(node[1])}"
