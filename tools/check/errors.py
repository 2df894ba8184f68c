"""Every stable code of an error stands in docs/reference/errors.md, and none that is gone.

A code is a text of the form `word.word` in the sources, but for names of log events (behind a severity) and of files. Codes that are
composed at run time are known here by what composes them; a new way to compose one is a mistake until it is added.
"""
import re

import yaml

from sources import ROOT, mistake, tracked

DOCUMENT = ROOT / "docs/reference/errors.md"
CODE = re.compile(r'"([a-z][a-z-]{1,20}\.[a-z][a-z-]{1,20})"')
EVENT = re.compile(r"Severity::\w+,\s*$")
PLAIN = re.compile(r'make\(ErrorKind::\w+, "([a-z-]+)"')
FILE = re.compile(r"\.(json|yaml)$")
NO_CODES = {"history.secrets", "check.db"}  # a column, a file
MAKER = re.compile(r"\b(?:invalid|bad_request|malformed|conflict|not_signed_in)\(\s*([^\s\"()][^,()]*(?:\([^()]*\))?[^,()]*),")
COMPOSED = {
    'std::string(finding.check)': "checks",  # each finding that blocks an activation
    '"list." + std::string(name)': "list",   # a number among the parameters of a list: only `top` is one
    # links for guests: each kind of link names its codes where it is made (LinkCodes)
    'std::string(codes.unknown)': "link", 'std::string(codes.revoked)': "link", 'std::string(codes.expired)': "link",
    '"http." + std::to_string(failure.status)': "http",
}
HTTP_STATUS = re.compile(r"(?:Rejection\{|render\(\{|failures_\(\{|return \{|reject\([^;]*?|int status = )([45]\d\d)\b")
ROW = re.compile(r"^\| ([^|]*`[^|]*) \|")
NAME = re.compile(r"`([^`]+)`")


def is_test(path):
    return path.name.endswith(("_test.cpp", "_corpus.h")) or path.name.startswith("test_")


def without_comments(text):
    return re.sub(r"^[ \t]*//.*$|[ \t]//[/<!]? .*$", "", text, flags=re.M)


def codes_in(text):
    """The codes that one source names, with their lines."""
    for found in CODE.finditer(text):
        name, before = found.group(1), text[max(0, found.start() - 60):found.start()]
        if not EVENT.search(before) and not FILE.search(name) and name not in NO_CODES:
            yield name, text.count("\n", 0, found.start()) + 1
    for found in PLAIN.finditer(text):
        yield found.group(1), text.count("\n", 0, found.start()) + 1


def unknown_compositions(text):
    """Codes handed to a maker of errors that are neither written out nor composed in a known way, with their lines."""
    for found in MAKER.finditer(text):
        code = found.group(1).strip()
        is_passed_on = code.startswith(("std::move(code)", "std::string code", "base::", "Error ", "mark"))
        if not is_passed_on and code not in COMPOSED:
            yield code, text.count("\n", 0, found.start()) + 1


def blocking_checks():
    book = yaml.safe_load((ROOT / "library/checks.yaml").read_text(encoding="utf-8"))
    return {check["key"] for check in book["checks"] if check["severity"] == "blocks"}


def codes_of_sources():
    """Code → where it stands first."""
    codes = {}
    for path in tracked("src/*.h", "src/*.cpp"):
        if is_test(path):
            continue
        text = without_comments(path.read_text(encoding="utf-8"))
        for name, line in codes_in(text):
            codes.setdefault(name, (path, line))
        if path.parent.name == "http":
            for status in HTTP_STATUS.findall(text):
                codes.setdefault("http." + status, (path, 1))
    for name in blocking_checks():
        codes.setdefault(name, (ROOT / "library/checks.yaml", 1))
    return codes


def codes_of_document(text):
    """Code → the line of its row: the names in the first column of every table of codes."""
    codes = {}
    for number, line in enumerate(text.split("\n"), 1):
        found = ROW.match(line)
        for name in NAME.findall(found.group(1)) if found else []:
            codes.setdefault(name, number)
    return codes


def compare(sources, text):
    """What is wrong between the codes of the sources and the document."""
    named = codes_of_document(text)
    for name, (path, line) in sorted(sources.items()):
        if name not in named:
            yield mistake(path, line, f"{name} is missing in {DOCUMENT.relative_to(ROOT)}")
    for name, line in named.items():
        if name not in sources:
            yield mistake(DOCUMENT, line, f"no source answers {name}")


def check():
    for path in tracked("src/*.cpp"):
        if not is_test(path):
            for code, line in unknown_compositions(without_comments(path.read_text(encoding="utf-8"))):
                yield mistake(path, line, f"the code {code} is composed in a way that tools/check/errors.py does not know")
    yield from compare(codes_of_sources(), DOCUMENT.read_text(encoding="utf-8"))
