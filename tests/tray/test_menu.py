"""What the icon tells: the state first, then today, then what can be done."""

from dataclasses import replace

import pytest

from handrail.engine.words import Action
from handrail.tray.menu import (
    LINE_MAX_CHARS,
    TITLE_MAX_CHARS,
    WOULD,
    Entry,
    Face,
    Standing,
    counts_line,
    cut,
    entries,
    face,
    state_line,
    title,
    troubles,
    would_line,
)

BAD = Standing(problems=("policy.toml line 3: version", "policy.toml line 4: owner"), kept=False)
PAUSED = Standing(paused_until="14:05")


def test_with_nothing_wrong_it_protects() -> None:
    assert face(Standing()) == "protecting"
    assert state_line(Standing()) == "Protecting your pastes"


@pytest.mark.parametrize("standing", [Standing(problems=("x",)), Standing(kept=False), BAD])
def test_with_anything_wrong_it_is_degraded_and_says_why(standing: Standing) -> None:
    assert face(standing) == "degraded"
    assert state_line(standing) == f"Degraded: {troubles(standing)[0]}"


def test_a_pause_is_told_before_anything_else() -> None:
    paused = replace(BAD, paused_until="14:05")

    assert face(paused) == "paused"
    assert state_line(paused) == "Paused: not covered until 14:05"


def test_a_policy_that_only_records_is_never_hidden() -> None:
    assert state_line(Standing(recording_only=True)) == "Recording only: nothing is held"


def test_the_first_problem_is_told_and_the_others_are_counted() -> None:
    assert troubles(BAD) == (
        "policy not as written: policy.toml line 3: version (and 1 more)",
        "your history is kept in memory only, for now",
    )


@pytest.mark.parametrize(
    ("verdicts", "held", "native", "said"),
    [
        (0, 0, 0, "Nothing checked yet today"),
        (7, 2, 0, "Today: 7 checked, 2 held"),
        (7, 2, 30, "Today: 37 checked, 2 held"),
    ],
)
def test_todays_counts_are_told(verdicts: int, held: int, native: int, said: str) -> None:
    assert counts_line(Standing(verdicts=verdicts, held=held, native=native)) == said


def test_a_tooltip_fits_a_glance_and_a_line_the_menu() -> None:
    long = Standing(problems=("long " * 100,), clipboard="long " * 100)

    assert title(Standing()) == "Handrail. Protecting your pastes. Nothing checked yet today"
    assert len(title(long)) == TITLE_MAX_CHARS
    assert max(len(entry.text) for entry in entries(long)) == LINE_MAX_CHARS
    assert cut("abcdef", 5) == "ab..."


def does(standing: Standing) -> list[str]:
    return [entry.does or "-" for entry in entries(standing)]


def test_the_menu_offers_everything_and_a_click_opens_the_history() -> None:
    assert does(Standing()) == [
        "history", "history", "-", "history", "check", "clean", "-", "pause", "pause", "-", "quit",
    ]  # fmt: skip
    assert [entry.text for entry in entries(Standing()) if entry.usual] == ["Open my history"]


def test_a_pause_can_be_ended_and_not_begun_again() -> None:
    assert does(PAUSED)[-3:] == ["resume", "-", "quit"]
    assert "pause" not in does(PAUSED)


@pytest.mark.parametrize(
    ("allowed", "lengths"), [(0, []), (1, [1]), (3, [3]), (5, [5]), (14, [5]), (15, [5, 15])]
)
def test_only_pauses_that_the_policy_allows_are_offered(allowed: int, lengths: list[int]) -> None:
    menu = entries(Standing(pause_minutes=allowed))

    assert [entry.minutes for entry in menu if entry.does == "pause"] == lengths
    assert Entry("Pause for 1 minute", "pause", 1) in menu or allowed != 1


def test_what_was_said_about_the_clipboard_stands_below_it() -> None:
    menu = entries(Standing(clipboard="Your clipboard holds no text"))
    at = [entry.text for entry in menu].index("Clean my clipboard")

    assert menu[at + 1].text == "Your clipboard holds no text"


@pytest.mark.parametrize("action", list(Action))
def test_every_action_has_its_words_and_names_rules_only(action: Action) -> None:
    assert would_line(action, ()) == f"Your clipboard {WOULD[action]}"
    assert would_line(action, ("Password", "Card", "IBAN")).endswith(": Password, Card and 1 more")


def test_the_faces_are_three() -> None:
    faces: set[Face] = {face(Standing()), face(PAUSED), face(BAD)}

    assert faces == {"protecting", "paused", "degraded"}
