"""Includes go down the floors only, and what must be absent from a floor is absent."""
import re

from sources import ROOT, mistake, tracked

FLOORS = {"base": 0, "http": 1, "stats": 1, "schema": 1, "query": 2, "store": 3, "records": 4, "entities": 5, "insight": 6,
          "connect": 6, "actions": 7, "jobs": 8, "api": 8, "app": 9}
INCLUDE = re.compile(r'^#include "([a-z_]+)/')
# Invariants of absence: what, where it may stand, why.
ABSENT = [
    (re.compile(r'"\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE) '), {"store"}, "SQL stands in store/ only"),
    (re.compile(r"system_clock::now|steady_clock::now|std::random_device|getenv\("), {"app", "http"},
     "clock, randomness and environment are passed in"),
    (re.compile(r"\.status = [1-5]\d\d|json_response\([1-5]\d\d|text_response\([1-5]\d\d"), {"http", "api"},
     "HTTP statuses stand in http/ and api/ only"),
    (re.compile(r"NOLINT|FIXME|TODO|XXX"), set(), "finish it, or say it in an issue"),
]


def check():
    for path in tracked("src/*.h", "src/*.cpp"):
        parts = path.relative_to(ROOT / "src").parts
        floor = parts[0]
        is_test = path.name.endswith("_test.cpp") or path.name.startswith("test_")
        own = path.stem.removesuffix("_test")
        first_include = None
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            found = INCLUDE.match(line)
            if found:
                first_include = first_include or line
                target = found.group(1)
                if target != floor and target in FLOORS and FLOORS[target] >= FLOORS[floor]:
                    yield mistake(path, number, f"{floor} (floor {FLOORS[floor]}) may not include {target} (floor {FLOORS[target]})")
            for pattern, allowed, why in ABSENT:
                if not is_test and floor not in allowed and pattern.search(line):
                    yield mistake(path, number, why)
        header = path.with_name(own + ".h")
        if path.suffix == ".cpp" and header.exists() and not is_test:
            expected = f'#include "{header.relative_to(ROOT / "src")}"'
            if first_include != expected:
                yield mistake(path, 1, f"the first include must be {expected}")
        if path.suffix == ".h" and "#pragma once" not in path.read_text(encoding="utf-8"):
            yield mistake(path, 1, "#pragma once is missing")
        if FLOORS.get(floor) is None:
            yield mistake(path, 1, f"{floor} is no floor")
