"""Which runs of digits have a word near or over them."""

from hypothesis import given
from hypothesis import strategies as st

from handrail.engine.above import Titles
from handrail.engine.digit_runs import digit_runs, kinds_of
from handrail.engine.rule import Context
from handrail.engine.spoken_of import REACH_CHARS, spoken_of


def runs_of(text: str) -> list[tuple[int, int]]:
    kinds = kinds_of(text)
    return [span for span, _ in digit_runs(kinds, (0, len(kinds)), 0, 6)]


PIECES = st.sampled_from(
    ["123456 ", "12-34-56\n", "\n", "\r\n\r\n", "word ", "w" * 90, "c" * 4_000]
)
REACHES = st.integers(0, 60)


@given(st.lists(PIECES, max_size=24), st.lists(st.integers(0, 30_000)), REACHES, REACHES)
def test_a_run_counts_when_a_word_stands_within_its_reach(
    pieces: list[str], places: list[int], before: int, after: int
) -> None:
    text = "".join(pieces)
    words = [place for place in places if place < len(text)]
    runs = runs_of(text)

    found = spoken_of(runs, words, Context(("word",), before, after), Titles(text))

    def reached(start: int, end: int) -> bool:
        """Ask every word about one run."""
        low = min(Titles(text).highest(start), start - before - REACH_CHARS)
        return any(low <= word < end + after + REACH_CHARS for word in words)

    assert found == [run for run in runs if reached(*run)]


def test_what_stands_below_a_blank_line_far_away_is_not_spoken_of() -> None:
    text = f"door\n\n123456\n\n{'no word of it. ' * 40}\n\n123457"
    runs = runs_of(text)

    assert spoken_of(runs, [0], Context(("door",)), Titles(text)) == runs[:1]
