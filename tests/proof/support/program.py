"""How a proof is started and ends: one line of figures, exit status 0 (holds), 1 (does not) or 77 (cannot run here, with the reason)."""

import argparse
import pathlib
import signal
import sys
import time

from . import ground

CANNOT_RUN = 77


def check_ready(name, times):
    """Ready within 2 s. One start in twenty, or one of fewer, may take longer, since the machine may be busy with other things; none more than 10 s."""
    usual = sorted(times)[max(0, len(times) * 19 // 20 - 1)]
    return [f"{name}: ready only after {usual:.1f} s, and {max(times):.1f} s once"] if usual > 2 or max(times) > 10 else []


def main(prove):
    """`prove(options)` answers the parts of the line of figures, and the mistakes found."""
    parser = argparse.ArgumentParser(description=sys.modules["__main__"].__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--long", action="store_true", help="as before a release")
    parser.add_argument("--binary", type=pathlib.Path, default=ground.ROOT / "build/plumbline")
    parser.add_argument("--rounds", type=int, help="how many cuts, or kills, of each store (power_cuts and kills)")
    parser.add_argument("--seed", type=int, default=1, help="begins the dice")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what was started is ended
    name, began = pathlib.Path(sys.argv[0]).name, time.monotonic()
    try:
        parts, mistakes = prove(options)
    except ground.Skip as reason:
        print(f"{name}: skipped: {reason}")
        sys.exit(CANNOT_RUN)
    for mistake in mistakes[:20]:
        print(f"{name}: WRONG {mistake}")
    print(f"{name}: {'; '.join(parts)} ({time.monotonic() - began:.0f} s)")
    sys.exit(1 if mistakes else 0)
