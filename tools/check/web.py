"""The web app holds to the rules of the server: floors, sizes, complete languages, and types that fit."""
import json
import pathlib
import re
import subprocess

import yaml

import errors
from sources import ROOT, mistake

SOURCE = ROOT / "web/src"
# An import goes to the same folder or to one further left, never to the right.
FLOORS = ["base", "i18n", "api", "ui", "fields", "records", "pages", "app"]
MOST_LINES, MOST_FUNCTION_LINES = 500, 70
ROLES = ROOT / "library/roles.yaml"
# What is said of problems in German by their code; in English the server says it.
PROBLEMS = SOURCE / "i18n/de/problem.json"
IMPORT = re.compile(r'^(?:import|export)\b[^;]*?["\'](\.[^"\']*)["\']|import\("(\.[^"]*)"\)', re.M)


def floor_of(path):
    parts = path.relative_to(SOURCE).parts
    return FLOORS.index(parts[0]) if len(parts) > 1 and parts[0] in FLOORS else len(FLOORS)


def keys_of(words, before=""):
    for key, value in words.items():
        if isinstance(value, dict):
            yield from keys_of(value, f"{before}{key}.")
        else:
            yield f"{before}{key}"


def check_words(sources):
    """Each language has every word, and each word is used: by its key, or by a key that is made up of its beginning."""
    languages = {folder.name: {f"{path.stem}.{key}" for path in folder.glob("*.json") if path.name != PROBLEMS.name for key in keys_of(json.loads(path.read_text(encoding="utf-8")))}
                 for folder in (SOURCE / "i18n").iterdir() if folder.is_dir()}
    for name, keys in languages.items():
        for missing in sorted(languages["en"] ^ keys):
            yield mistake(SOURCE / "i18n" / name, 1, f"{missing}: not in every language")
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    made_up = tuple(set(re.findall(r"`([a-zA-Z]+\.[a-zA-Z.-]*)\$\{", text)))
    for key in sorted(languages["en"]):
        plain = re.sub(r"_(zero|one|two|few|many|other)$", "", key)
        if f'"{plain}"' not in text and not plain.startswith(made_up):
            yield mistake(SOURCE / "i18n/en", 1, f"{plain}: no page uses it")
    yield from words_without_text(sources, {re.sub(r"_(zero|one|two|few|many|other)$", "", key) for key in languages["en"]})


def words_without_text(sources, known):
    """What a page says by a key that no language has would stand there as the key. Codes of errors look alike."""
    codes = errors.codes_of_document(errors.DOCUMENT.read_text(encoding="utf-8"))
    stems = {key.split(".")[0] for key in known}
    for path in sources:
        text = path.read_text(encoding="utf-8")
        for found in re.finditer(r'"([a-zA-Z]+)\.([\w.-]+)"', text) if ".test." not in path.name else ():
            key = f"{found.group(1)}.{found.group(2)}"
            if found.group(1) in stems and key not in known and key not in codes:
                yield mistake(path, text.count("\n", 0, found.start()) + 1, f"{key}: no language has it")


def check_metadata_words():
    """German has every text of the record types and of the built-in roles, and none that is gone."""
    wanted = {}
    for path in sorted((ROOT / "src/entities").rglob("*.yaml")):
        kind = yaml.safe_load(path.read_text(encoding="utf-8"))
        texts = wanted.setdefault(path.relative_to(ROOT / "src/entities").parts[0], set())
        texts.update([kind["label"], kind["plural"], kind.get("help")])
        for field in kind["fields"].values():
            texts.update([field.get("label"), field.get("help"), field.get("unit"), *field.get("options", {}).values()])
    wanted["roles"] = {text for role in yaml.safe_load(ROLES.read_text(encoding="utf-8"))["roles"] for text in (role["title"], role["description"])}
    for step, texts in wanted.items():
        path = SOURCE / "i18n/de/metadata" / f"{step}.json"
        words = json.loads(path.read_text(encoding="utf-8"))
        for text in sorted({text for text in texts if text} ^ words.keys()):
            yield mistake(path, 1, f"{text}: " + ("nothing says that any more" if text in words else "not in German yet"))


def check_problems(codes):
    """Each problem that has German words can be answered: its code is in the list of errors."""
    for code in json.loads(PROBLEMS.read_text(encoding="utf-8")):
        if code not in codes:
            yield mistake(PROBLEMS, 1, f"{code}: no such code in {errors.DOCUMENT.relative_to(ROOT)}")


def check():
    sources = sorted([*SOURCE.rglob("*.ts"), *SOURCE.rglob("*.tsx")])
    for path in sources:
        text = path.read_text(encoding="utf-8")
        lines = text.split("\n")
        if len(lines) > MOST_LINES:
            yield mistake(path, MOST_LINES, f"{len(lines)} lines; at most {MOST_LINES}")
        for found in IMPORT.finditer(text):
            target = pathlib.Path((path.parent / (found.group(1) or found.group(2))).resolve())
            if SOURCE in target.parents and floor_of(target if target.suffix else target / "x") > floor_of(path):
                yield mistake(path, text.count("\n", 0, found.start()) + 1, "imports from a higher floor")
        begin = None
        for number, line in enumerate(lines, 1):
            if re.match(r"(export )?(default )?(async )?function ", line.replace("export default", "export")):
                begin = number
            elif line == "}" and begin is not None:
                if number - begin + 1 > MOST_FUNCTION_LINES and path.suffix == ".ts":
                    yield mistake(path, begin, f"a function of {number - begin + 1} lines; at most {MOST_FUNCTION_LINES}")
                begin = None
        for number, line in enumerate(lines, 1):
            if re.match(r"export (?!default|\{|type \{)", line) and path.suffix in (".ts", ".tsx") and ".test." not in path.name:
                above = lines[number - 2] if number > 1 else ""
                if not re.search(r"\*/$|^///|^// ", above) and not re.match(r"export const \w+: FieldKind|export type Act|export type Look", line):
                    yield mistake(path, number, "no /** */ comment above what others use")
    yield from check_words(sources)
    yield from check_metadata_words()
    yield from check_problems(errors.codes_of_document(errors.DOCUMENT.read_text(encoding="utf-8")))
    done = subprocess.run([ROOT / "tools/web", "check"], capture_output=True, text=True)
    yield from (f"web/{line}" for line in done.stdout.split("\n") if ": error " in line)
    if done.returncode != 0 and ": error " not in done.stdout:
        yield f"tools/web check failed: {done.stderr[-400:]}{done.stdout[-400:]}"
