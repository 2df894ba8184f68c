#!/usr/bin/env python3
"""Runs every check and prints each mistake with its place.

  all.py BUILD_DIR [NAME …]    names: floors sizes headers documents errors routes cells metadata speech tries formatting web tidy; all without a name
"""
import pathlib
import subprocess
import sys
import time

import cells
import documents
import errors
import floors
import formatting
import headers
import routes
import sizes
import speech
import tidy
import tries
import web
from sources import ROOT


def check_metadata():
    done = subprocess.run([sys.executable, ROOT / "tools/generate/metadata.py", "--check", ROOT / "src"], capture_output=True, text=True)
    return [line for line in done.stderr.split("\n") if line]


def main():
    build = pathlib.Path(sys.argv[1])
    checks = {"floors": floors.check, "sizes": sizes.check, "headers": headers.check, "documents": documents.check, "errors": errors.check,
              "routes": routes.check, "cells": cells.check, "metadata": check_metadata, "speech": speech.check,
              "tries": tries.check,               "formatting": formatting.check, "web": web.check, "tidy": lambda: tidy.check(build)}
    wanted = sys.argv[2:] or list(checks)
    failed = False
    for name in wanted:
        start = time.monotonic()
        mistakes = list(checks[name]())
        for text in mistakes:
            print(text)
        print(f"{'ok' if not mistakes else 'FAILED':7} {name}: {len(mistakes)} mistakes ({time.monotonic() - start:.1f} s)", flush=True)
        failed = failed or bool(mistakes)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
