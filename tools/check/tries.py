"""No TRY stands inside a braced list of values.

g++ (12 to 14) does not destroy what such a list holds already when TRY leaves the function from within it: whoever can provoke the
error takes memory from the server with every request. As an argument of a function it is safe.
"""
import re

from sources import mistake, tracked

QUIET = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\((?:.|\n)*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'', re.S)
TOKEN = re.compile(r"\bTRY\s*\(|[(){}\[\]]")
# what stands before the brace of a block of statements: the end of a head, a keyword, the result type of a lambda or function
BLOCK = re.compile(r"(?:\)|\]|\belse|\bdo|\btry|\bconst|\bnoexcept|\boverride|\bfinal|\bmutable|;|\{|\}|:|^)\s*$"
                   r"|->\s*[\w:<>,*&\s]+$|\b(?:namespace|class|struct|enum|union)\b[^;{}()=]*$")


def blanked(text):
    """The text without comments and quoted texts, at the same places."""
    return QUIET.sub(lambda found: re.sub(r"[^\n]", " ", found.group(0)), text)


def lines_of(text):
    """The lines on which a TRY stands inside a braced list of values."""
    text = blanked(text)
    open_brackets = []
    for found in TOKEN.finditer(text):
        sign = found.group(0)
        if sign.startswith("TRY"):
            for bracket in reversed(open_brackets):
                if bracket == "block":
                    break
                if bracket == "list":
                    yield text.count("\n", 0, found.start()) + 1
                    break
            open_brackets.append("(")
        elif sign in "([":
            open_brackets.append(sign)
        elif sign == "{":
            before = text[max(0, found.start() - 200):found.start()]
            open_brackets.append("block" if BLOCK.search(before) else "list")
        elif open_brackets:
            open_brackets.pop()


def check():
    for path in tracked("*.cpp", "*.h"):
        for line in lines_of(path.read_text(encoding="utf-8")):
            yield mistake(path, line, "TRY inside a braced list leaks what the list holds already: name the value first")
