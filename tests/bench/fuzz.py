"""Judge unruly texts until the time is over; print the seed of each that shows a fault.

    python tests/bench/fuzz.py --minutes 20             of processor time
    python tests/bench/fuzz.py --seed 4711 --count 1    one again

The gate does a few hundred of them (tests/engine/test_properties.py). Exit 1 on a fault.
"""

# ruff: noqa: E402 (a script that is started by its path must first say where its neighbours are)

import argparse
import sys
import time
from itertools import count
from pathlib import Path
from random import Random

# In place of this folder, where `day` would be another bench.
sys.path[0] = str(Path(__file__).resolve().parents[1])

from support.unruly import faults, unruly

MINUTE_S = 60


def tried(seed: int) -> list[str]:
    """Judge the text of a seed, by itself and as html; an exception is a fault too."""
    dice = Random(seed)
    text = unruly(dice)
    html = unruly(dice) if dice.randrange(4) == 0 else ""
    try:
        return list(faults(text, html))
    except Exception as error:  # noqa: BLE001 -- whatever it is, it is what we look for
        return [f"{type(error).__name__} at {_place(error)}"]


def _place(error: Exception) -> str:
    """Name the line that raised; never what it was about."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    if trace is None:
        return "nowhere"
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"


def main() -> int:
    """Try seed after seed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--minutes", type=float, default=1.0, help="of processor time")
    parser.add_argument("--seed", type=int, default=0, help="the first one")
    parser.add_argument("--count", type=int, default=0, help="so many and no more")
    options = parser.parse_args()
    bad = done = 0
    for seed in count(options.seed):
        over = time.process_time() > options.minutes * MINUTE_S
        if over or (options.count and done >= options.count):
            break
        done += 1
        for fault in tried(seed):
            bad += 1
            print(f"seed {seed}: {fault}", flush=True)
    spent = time.process_time() / MINUTE_S
    print(f"{done:,} texts in {spent:.1f} minutes of processor time, {bad} faults")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
