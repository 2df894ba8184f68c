"""Files and functions stay small."""
import re
import statistics

from sources import ROOT, mistake, tracked

MOST_LINES = 500
MEDIAN_LINES = 120
MOST_FUNCTION = 70
LONG_FUNCTION = 60
NO_FUNCTION = re.compile(r"^\s*(namespace|class|struct|enum|union|extern|if|for|while|switch|do|else|case|default|try|catch|return|static const|static constexpr|const|constexpr|TEST\w*\(.*TEST)\b")


def functions(path):
    """Start line and length of each function: a brace that opens at the end of a line and closes at the same indent."""
    lines = path.read_text(encoding="utf-8").split("\n")
    for start, line in enumerate(lines):
        if not line.endswith("{") or ")" not in line or NO_FUNCTION.match(line):
            continue
        indent = len(line) - len(line.lstrip())
        if indent > 4:
            continue
        head = start
        while head > 0 and lines[head - 1].strip() and len(lines[head]) - len(lines[head].lstrip()) > indent:
            head -= 1
        for end in range(start + 1, len(lines)):
            if lines[end].rstrip().startswith(" " * indent + "}") and len(lines[end]) - len(lines[end].lstrip()) == indent:
                yield head + 1, end - head + 1
                break


def check():
    sizes, lengths = [], []
    for path in tracked("src/*.h", "src/*.cpp", "tools/*.py", "tests/*.py", "tests/scenarios/run", "web/src/*.ts", "web/src/*.tsx"):
        count = len(path.read_text(encoding="utf-8").split("\n"))
        if path.suffix in (".h", ".cpp"):
            sizes.append(count)
            # A corpus of cases is a table, however long; its rows are no logic.
            is_table = path.name.endswith(("_corpus.h", "_corpus_test.cpp")) or "cases[] = {" in path.read_text(encoding="utf-8")
            for line, length in [] if is_table else functions(path):
                lengths.append(length)
                if length > MOST_FUNCTION:
                    yield mistake(path, line, f"a function of {length} lines; {MOST_FUNCTION} are allowed")
        if count > MOST_LINES:
            yield mistake(path, 1, f"{count} lines; {MOST_LINES} are allowed")
    if sizes and statistics.median(sizes) > MEDIAN_LINES:
        yield mistake(ROOT / "src", 0, f"the median file has {statistics.median(sizes)} lines; {MEDIAN_LINES} are allowed")
    long = sum(length > LONG_FUNCTION for length in lengths)
    if long * 200 > len(lengths):
        yield mistake(ROOT / "src", 0, f"{long} of {len(lengths)} functions have more than {LONG_FUNCTION} lines; 1 in 200 is allowed")
