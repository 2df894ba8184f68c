#!/usr/bin/env python3
"""Runs every test and prints the totals.

  test.py BUILD_DIR    unit tests of each floor, tests of the tools, then the scenarios, on SQLite and on a PostgreSQL of their own;
                       last line `N passed, N failed`
"""
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, "tests/scenarios")

from runner import stores  # noqa: E402


MEMORY = pathlib.Path("/dev/shm")
NEEDED_BYTES = 2 << 30


def in_memory():
    """The environment of tests that ask nothing of the disk: what they write stays in memory where there is room, since they wait
    for thousands of commits. What does ask something of the disk are the proofs."""
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > NEEDED_BYTES:
        return {**os.environ, "TMPDIR": str(MEMORY), "TEST_TMPDIR": str(MEMORY)}
    return dict(os.environ)


class Totals:
    """Counts over all runners. A runner that ran nothing, or skipped without saying why, has failed."""

    def __init__(self):
        self.passed = self.failed = 0

    def add(self, name, passed, failed, seconds):
        self.passed += passed
        self.failed += failed
        print(f"{'ok' if failed == 0 else 'FAILED':7} {name}: {passed} passed, {failed} failed ({seconds:.1f} s)", flush=True)


def run_unit_tests(binary, totals, database):
    start = time.monotonic()
    environment = {**in_memory(), "PLUMBLINE_TEST_POSTGRES": database}
    done = subprocess.run([binary, "--gtest_brief=1"], capture_output=True, text=True, env=environment)
    output = done.stdout + done.stderr
    ran = re.search(r"\[==========\] (\d+) tests? from", output)
    passed = re.search(r"\[  PASSED  \] (\d+) test", output)
    skipped = re.search(r"\[  SKIPPED \] (\d+) test", output)
    count = int(ran.group(1)) if ran else 0
    good = int(passed.group(1)) if passed else 0
    unrun = int(skipped.group(1)) if skipped else 0  # each says why; the reason is printed below
    failed = max(count - good - unrun, 0 if done.returncode == 0 and count > 0 else 1)
    if failed or skipped:
        print(output)
    totals.add(binary.name, good, failed, time.monotonic() - start)


def run_all_unit_tests(build, totals):
    """Two at a time, the longest first."""
    binaries = sorted((build / "tests").glob("*_tests"), key=lambda path: (path.name != "actions_tests", path.name))
    folder = pathlib.Path(tempfile.mkdtemp(prefix="plumbline-tests-", dir=in_memory().get("TMPDIR")))
    folder.chmod(0o755)
    cluster = stores.Cluster(folder / "cluster")
    try:
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda binary: run_unit_tests(binary, totals, cluster.url("postgres")), binaries))
    finally:
        cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)


def run_tool_tests(totals):
    start = time.monotonic()
    done = subprocess.run([sys.executable, "tests/tools/tools_test.py"], capture_output=True, text=True)
    ran = re.search(r"Ran (\d+) tests?", done.stderr)
    count = int(ran.group(1)) if ran else 0
    bad = sum(int(number) for number in re.findall(r"(?:failures|errors)=(\d+)", done.stderr))
    if done.returncode != 0 or count == 0:
        print(done.stderr)
        bad = max(bad, 1)
    totals.add("tools", count - min(bad, count), bad, time.monotonic() - start)


PASSED_FAILED = re.compile(r"^(?:proofs: )?(?P<passed>\d+) passed, (?P<failed>\d+) failed", re.M)
VITEST = re.compile(r"Tests\s+(?:(?P<failed>\d+) failed[^\d]*)?(?P<passed>\d+) passed")


def run_counted(totals, name, command, counts=PASSED_FAILED, environment=None, always_shown=False):
    """A runner that says itself how many passed and failed. One that ran nothing has failed."""
    start = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    output = re.sub(r"\x1b\[[\d;]*m", "", done.stdout)
    found = list(counts.finditer(output))
    passed, failed = (int(found[-1]["passed"]), int(found[-1]["failed"] or 0)) if found else (0, 1)
    if done.returncode != 0 or passed == 0:
        failed = max(failed, 1)
    if failed or always_shown:
        print(output + done.stderr, end="")
    totals.add(name, passed, failed, time.monotonic() - start)


def main():
    build = pathlib.Path(sys.argv[1])
    totals = Totals()
    run_all_unit_tests(build, totals)
    run_tool_tests(totals)
    program = ["--binary", build / "plumbline"]
    run_counted(totals, "scenarios", ["tests/scenarios/run", *program], environment=in_memory())
    run_counted(totals, "web", ["tools/web", "test"], VITEST)
    run_counted(totals, "sizes of pages", ["tests/web/sizes", build / "web/dist"])
    run_counted(totals, "journeys", ["tests/web/run", *program], environment=in_memory())
    # the short form of each proof; those that take minutes run by `tests/proof/run --long NAME`
    run_counted(totals, "proofs", ["tests/proof/run"], always_shown=True)
    print(f"{totals.passed} passed, {totals.failed} failed")
    return 1 if totals.failed or totals.passed == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
