"""Runs of digits, round which rules for numbers are tried."""

import re
from itertools import chain

from hypothesis import example, given
from hypothesis import strategies as st

from handrail.engine.digit_runs import Run, blocks, digit_runs, grouped, kinds_of

# At least six digits, and at most three signs between two of them.
PLAIN = re.compile(r"[0-9](?:[ .\-/()]{0,3}[0-9]){5,}")
TEXTS = st.text("0123456789 .-/()a\n\u4e00\u0665\u00b2\U0001f600", max_size=120)


@given(TEXTS, st.integers(0, 9), st.integers(6, 12))
@example("1234    56789012", 5, 6)
def test_every_run_is_found_with_its_digits_counted(text: str, begin: int, least: int) -> None:
    spans = [found.span() for found in PLAIN.finditer(text)]
    counted = [(low, high, len(re.findall("[0-9]", text[low:high]))) for low, high in spans]

    kinds = kinds_of(text)
    assert digit_runs(kinds, (0, len(kinds)), begin, least) == [
        ((begin + low, begin + high), digits) for low, high, digits in counted if digits >= least
    ]


@given(st.lists(st.sampled_from(["1", "12 34 56", " ", "a" * 900, "7" * 900, ".\n"]), max_size=12))
@example(["123456"] * 700)
def test_the_parts_with_runs_cut_none(pieces: list[str]) -> None:
    kinds = kinds_of("".join(pieces))

    within = [run for part in blocks(kinds) for run in digit_runs(kinds, part, 0, 6)]

    assert within == digit_runs(kinds, (0, len(kinds)), 0, 6)


@given(st.lists(st.integers(0, 600), max_size=12))
def test_runs_that_stand_near_each_other_are_one_group(gaps: list[int]) -> None:
    runs: list[Run] = []
    end = 0
    for gap in gaps:
        runs.append(((end + gap, end + gap + 6), 6))
        end += gap + 6

    groups = list(grouped(runs))

    assert list(chain.from_iterable(groups)) == runs
    assert len(groups) == sum(gap > 256 for gap in gaps[1:]) + bool(gaps)
