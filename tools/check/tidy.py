"""clang-tidy-19 finds nothing. What was clean before and depends on nothing that changed is not read again."""
import concurrent.futures
import hashlib
import json
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


def run(build, path):
    done = subprocess.run(["clang-tidy-19", "-p", str(build), "--quiet", str(path)], cwd=ROOT, capture_output=True, text=True)
    lines = [line for line in done.stdout.split("\n") if re.search(r": (warning|error):", line)]
    if done.returncode != 0 and not lines:
        lines = [f"{path}: clang-tidy failed: {done.stderr[-400:]}"]
    return lines


def check(build):
    build = pathlib.Path(build).resolve()
    compiled = {entry["file"] for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))}
    files = [path for path in tracked("src/*.cpp") if str(path) in compiled and not path.name.endswith("_test.cpp")]
    known = {str(path.relative_to(ROOT / "src")): path for path in tracked("src/*.h")}
    known.update({f"entities/{path.name}": path for path in (build / "generated/entities").glob("*.h")})
    cache = build / CACHE
    cache.mkdir(exist_ok=True)
    todo = []
    for path in files:
        stamp = cache / digest(path, known)
        if not stamp.exists():
            todo.append((path, stamp))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for (path, stamp), lines in zip(todo, pool.map(lambda item: run(build, item[0]), todo)):
            if not lines:
                stamp.touch()
            for line in sorted(set(lines)):
                yield line.replace(str(ROOT) + "/", "")
