"""What the server says has a German translation with the same placeholders, and the catalogue says nothing that is gone.

A template is a literal given to a Speech (base/speech.h) or to what hands it on: CALLS names them. The hints of library/checks.yaml are said
too. A sentence in src/insight that no Speech gets is a mistake: it would stay English.
"""
import re

import yaml

from sources import ROOT, mistake, tracked

CATALOGUE = ROOT / "library/speech/de.yaml"
BOOK = ROOT / "library/checks.yaml"
# speech("…"), scope.speech()("…"), speech.count(n, "…", "…"), speech.text("…"), scope.say("…"), fails(reason, "…"), add_missing(…), spoken("…")
CALLS = re.compile(r"\b(?:speech_?(?:\(\))?(?:\.(?:count|text))?|scope\.say|fails|add_missing|spoken)\(")
ERRORS = re.compile(r"\b(?:invalid|internal|not_found|malformed|bad_request|conflict|forbidden)\(")
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\]|\\.)\'|//[^\n]*|[(){}\[\]]')
SENTENCE = re.compile(r"^(?:[A-Z]|\{\}).* .*\.$", re.S)
PLACE = re.compile(r"\{\{|\}\}|\{(\d*)(:[^{}]*)?\}")


def plain(literal):
    return literal.replace('\\"', '"').replace("\\\\", "\\").replace("\\n", "\n")


def literals_in(text, begin):
    """The literals that are arguments of the call whose parenthesis opens just before `begin`, and where each stands."""
    depth, found, end_of_last = 1, [], None
    for token in TOKEN.finditer(text, begin):
        kind = token.group()[0]
        if token.group().startswith("//"):
            continue
        if kind in "([{":
            depth += 1
        elif kind in ")]}":
            depth -= 1
            if depth == 0:
                return found
        elif kind == '"' and depth == 1:
            words = plain(token.group()[1:-1])
            if end_of_last is not None and not text[end_of_last:token.start()].strip():
                found[-1] = (found[-1][0] + words, found[-1][1])
            else:
                found.append((words, token.start()))
            end_of_last = token.end()
    return found


def without_comments(text):
    """The text with its comments blanked, so that places stay."""
    return TOKEN.sub(lambda token: " " * len(token.group()) if token.group().startswith("//") else token.group(), text)


def templates_in(text):
    """Template → place, of one source without comments."""
    templates = {}
    for call in CALLS.finditer(text):
        for words, place in literals_in(text, call.end()):
            templates.setdefault(words, place)
    return templates


def unsaid_in(text):
    """Sentences that no Speech gets and that belong to no error, with their places."""
    handed = {place for call in [*CALLS.finditer(text), *ERRORS.finditer(text)] for _, place in literals_in(text, call.end())}
    joined = None
    for found in LITERAL.finditer(text):
        is_continued = joined is not None and not text[joined:found.start()].strip()
        joined = found.end()
        if found.start() not in handed and not is_continued and SENTENCE.match(plain(found.group(1))):
            yield plain(found.group(1)), found.start()


def places_of(text):
    """The placeholders of a template: which argument, in which format."""
    places, following = set(), 0
    for found in PLACE.finditer(text):
        if found.group() in ("{{", "}}"):
            continue
        places.add((int(found.group(1) or following), found.group(2) or ""))
        following += 1
    return places


def hints():
    return [check["hint"] for check in yaml.safe_load(BOOK.read_text(encoding="utf-8"))["checks"]]


def compare(templates, catalogue):
    """What is wrong between the templates of the sources (template → path and line) and the catalogue."""
    for words, (path, line) in sorted(templates.items()):
        if words not in catalogue:
            yield mistake(path, line, f"not in {CATALOGUE.relative_to(ROOT)}: {words}")
        elif places_of(words) != places_of(catalogue[words]):
            yield mistake(CATALOGUE, 1, f"other placeholders than in English: {words}")
    for words in catalogue:
        if words not in templates:
            yield mistake(CATALOGUE, 1, f"nobody says that any more: {words}")


def check():
    templates = {words: (BOOK, 1) for words in hints()}
    for path in tracked("src/*.h", "src/*.cpp"):
        if path.name.endswith("_test.cpp") or path.name.startswith("test_"):
            continue
        text = without_comments(path.read_text(encoding="utf-8"))
        for words, place in templates_in(text).items():
            templates.setdefault(words, (path, text.count("\n", 0, place) + 1))
        if (ROOT / "src/insight") in path.parents:
            for words, place in unsaid_in(text):
                yield mistake(path, text.count("\n", 0, place) + 1, f"said in English alone; give it to a Speech: {words}")
    catalogue = yaml.safe_load(CATALOGUE.read_text(encoding="utf-8"))
    yield from compare(templates, catalogue)
