"""Every public name of a header has a comment that starts with ///."""
import re

from sources import ROOT, mistake, tracked

DECLARATION = re.compile(
    r"^(    |  )?(?:\[\[nodiscard\]\] |template <.*> |explicit |static |virtual |constexpr |inline |using |enum class |class |struct |friend )*"
    r"(?:[A-Za-z_:][\w:<>,&*\s]*[ &*])?(~?\w+)\s*(\(|=|\{|;|:)")
SKIP = re.compile(r"^\s*(#|//|\}|\{|public:|private:|protected:|namespace|return|friend|$|\)|~|if|for|while|\w+\(const \w+&\) = delete|"
                  r"\w+& operator=|virtual ~|\w+\(\w+&& \w+\)|\w+\(\w+&&\)|\w+\(\) = default|explicit operator|class \w+;|struct \w+;|case|else)")


def public_lines(lines):
    """Numbers of the lines at namespace level or in the public part of a class at its first level."""
    visible, depth_of_class, depth = True, None, 0
    for number, line in enumerate(lines):
        stripped = line.strip()
        if depth_of_class is not None and stripped in ("private:", "protected:"):
            visible = False
        elif stripped == "public:":
            visible = True
        opens = re.match(r"^(class|struct) \w+.*\{$", line)
        if depth == 0 and not (depth_of_class is not None):
            yield number
        elif depth_of_class is not None and depth == 1 and visible:
            yield number
        if opens:
            depth_of_class, visible = depth, line.startswith("struct")
        body = re.sub(r'"(\\.|[^"\\])*"', "", re.sub(r"//.*", "", line))
        if not stripped.startswith("namespace") and not stripped.startswith("}  // namespace"):
            depth += body.count("{") - body.count("}")
        if depth_of_class is not None and depth <= depth_of_class:
            depth_of_class, visible = None, True


def is_plain_member(line):
    """A data member: the comment of its struct speaks for it where its name is not enough (then ///< stands behind it)."""
    return line.startswith("    ") and line.rstrip().endswith(";") and "(" not in line.split("=")[0] and not re.search(r"\b(using|enum|class|struct)\b", line)


def check():
    for path in tracked("src/*.h"):
        if path.name.startswith("test_") or path.name.endswith("_corpus.h"):
            continue
        lines = path.read_text(encoding="utf-8").split("\n")
        if not any(line.startswith("// ") for line in lines[:3]):
            yield mistake(path, 1, "the header says nowhere what it is for")
        in_detail = False
        for number in public_lines(lines):
            line = lines[number]
            if line.startswith("namespace detail"):
                in_detail = True
            if line.startswith("}  // namespace detail"):
                in_detail = False
            if in_detail or SKIP.match(line) or not re.match(r"^(    )?\S", line) or " override" in line:
                continue
            if not DECLARATION.match(line) or is_plain_member(line):
                continue
            before = lines[number - 1].strip()
            starts_statement = before == "" or before.endswith((";", "{", "}", ":")) or before.startswith(("///", "//", "template"))
            documented = before.startswith("///") or "///<" in line or (before.startswith("template") and "///" in lines[number - 2])
            if number + 1 < len(lines) and "///<" in lines[number + 1] and not line.rstrip().endswith((";", "{")):
                documented = True
            if starts_statement and not documented:
                yield mistake(path, number + 1, f"no /// comment: {line.strip()[:60]}")
