"""clang-tidy-19 finds nothing. What was clean before and depends on nothing that changed is not read again.

Most of its time goes into the headers of others, so that files of one floor are read together, each alone only where something is
found or where they do not go together. Alone, a file can still show a little more (a name that only its neighbour uses): PLUMBLINE_TIDY=alone.
"""
import concurrent.futures
import hashlib
import itertools
import json
import os
import pathlib
import re
import subprocess

from sources import ROOT, tracked

CACHE = "tidy"


def includes_of(path, known):
    """Project headers that a file includes, all the way down."""
    seen, todo = set(), [path]
    while todo:
        for name in re.findall(r'^#include "([^"]+)"', todo.pop().read_text(encoding="utf-8"), re.M):
            header = known.get(name)
            if header and header not in seen:
                seen.add(header)
                todo.append(header)
    return seen


def digest(path, known):
    text = (ROOT / ".clang-tidy").read_bytes() + path.read_bytes()
    for header in sorted(includes_of(path, known)):
        text += header.read_bytes()
    return hashlib.sha256(text).hexdigest()


def run(build, path, *options):
    done = subprocess.run(["clang-tidy-19", "-p", str(build), "--quiet", *options, str(path)], cwd=ROOT, capture_output=True, text=True)
    lines = [line for line in done.stdout.split("\n") if re.search(r": (warning|error):", line)]
    if done.returncode != 0 and not lines:
        lines = [f"{path}: clang-tidy failed: {done.stderr[-400:]}"]
    return lines


def without_precompiled(build):
    """How files are compiled, but without headers that gcc compiled before: a file has to name what it needs."""
    text = (build / "compile_commands.json").read_text(encoding="utf-8")
    entries = json.loads(re.sub(r" -Winvalid-pch -include [^\s\"]+", "", text))
    (build / CACHE).mkdir(exist_ok=True)
    (build / CACHE / "compile_commands.json").write_text(json.dumps(entries), encoding="utf-8")
    return entries


def read_together(build, group, commands):
    """What is found in files of one floor. Only what each of them also shows alone counts."""
    if len(group) == 1:
        return {group[0]: run(build / CACHE, group[0])}
    place = build / CACHE / "groups" / hashlib.sha256("".join(map(str, group)).encode()).hexdigest()[:16]
    place.mkdir(parents=True, exist_ok=True)
    source = place / "group.cpp"
    source.write_text("".join(f'#include "{path}"\n' for path in group), encoding="utf-8")
    command = commands[str(group[0])]
    text = json.dumps([{**command, "file": str(source), "command": command["command"].replace(str(group[0]), str(source))}])
    (place / "compile_commands.json").write_text(text, encoding="utf-8")
    if not run(place, source, "--checks=-bugprone-suspicious-include", f"--config-file={ROOT / '.clang-tidy'}"):
        return {path: [] for path in group}
    middle = len(group) // 2
    return {**read_together(build, group[:middle], commands), **read_together(build, group[middle:], commands)}


def own_names(path):
    """What a file declares for itself alone: two files with one such name do not go together."""
    names = set()
    for inside in re.findall(r"^namespace \{\n(.*?)^\}  // namespace$", path.read_text(encoding="utf-8"), re.M | re.S):
        inside = re.sub(r"^((?:class|struct) \w+) (?:final )?: [^{\n]*", r"\1 ", inside, flags=re.M)
        names.update(re.findall(r"^(?!using [\w:]+;)[A-Za-z][^(={;\n]*?(\w+)(?:\[\w*\])* ?[(={;]", inside, re.M))
    return names


def groups_of(files):
    """Files of one floor that go together, at most 24."""
    most = 1 if os.environ.get("PLUMBLINE_TIDY") == "alone" else 24
    for _, found in itertools.groupby(sorted(files), lambda path: path.relative_to(ROOT / "src").parts[0]):
        groups = []
        for path in found:
            names = own_names(path)
            fitting = [group for group in groups if len(group[0]) < most and not names & group[1]]
            if fitting:
                fitting[0][0].append(path)
                fitting[0][1].update(names)
            else:
                groups.append(([path], names))
        yield from (group for group, _ in groups)


def check(build):
    build = pathlib.Path(build).resolve()
    commands = {entry["file"]: entry for entry in without_precompiled(build)}
    files = [path for path in tracked("src/*.cpp") if str(path) in commands and not path.name.endswith("_test.cpp")]
    known = {str(path.relative_to(ROOT / "src")): path for path in tracked("src/*.h")}
    known.update({f"entities/{path.name}": path for path in (build / "generated/entities").glob("*.h")})
    cache = build / CACHE
    stamps = {path: cache / digest(path, known) for path in files}
    todo = list(groups_of([path for path in files if not stamps[path].exists()]))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for found in pool.map(lambda group: read_together(build, group, commands), todo):
            for path, lines in found.items():
                if not lines:
                    stamps[path].touch()
                for line in sorted(set(lines)):
                    yield line.replace(str(ROOT) + "/", "")
