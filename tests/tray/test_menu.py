"""What the icon tells: the state first, then today, then what a click does."""

import pytest

from handrail.tray.menu import (
    TITLE_MAX_CHARS,
    Standing,
    counts_line,
    entries,
    face,
    state_line,
    title,
    troubles,
)

BAD = Standing(problems=("policy.toml line 3: version", "policy.toml line 4: owner"), kept=False)


def test_with_nothing_wrong_it_protects() -> None:
    assert face(Standing()) == "protecting"
    assert state_line(Standing()) == "Protecting your pastes"


@pytest.mark.parametrize("standing", [Standing(problems=("x",)), Standing(kept=False), BAD])
def test_with_anything_wrong_it_is_degraded_and_says_why(standing: Standing) -> None:
    assert face(standing) == "degraded"
    assert state_line(standing) == f"Degraded: {troubles(standing)[0]}"


def test_the_first_problem_is_told_and_the_others_are_counted() -> None:
    assert troubles(BAD) == (
        "policy not as written: policy.toml line 3: version (and 1 more)",
        "your history is kept in memory only, for now",
    )


@pytest.mark.parametrize(
    ("verdicts", "held", "said"),
    [(0, 0, "Nothing checked yet today"), (7, 2, "Today: 7 checked, 2 held")],
)
def test_todays_counts_are_told(verdicts: int, held: int, said: str) -> None:
    assert counts_line(Standing(verdicts=verdicts, held=held)) == said


def test_a_tooltip_fits_a_glance() -> None:
    assert title(Standing()) == ("Handrail. Protecting your pastes. Nothing checked yet today")
    assert len(title(Standing(problems=("long " * 100,)))) == TITLE_MAX_CHARS


def test_a_click_opens_the_history_and_the_rest_is_in_the_menu() -> None:
    menu = entries(Standing())

    assert [entry.does for entry in menu] == [None, None, "history", "quit"]
    assert [entry.does for entry in menu if entry.usual] == ["history"]
