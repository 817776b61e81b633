"""What hides a secret by accident or out of laziness does not hide it from us."""

import pytest

from engine.planted import KINDS, Way, asked, asked_in_turn, secrets, ways
from handrail.engine.words import Action

# A text of 5 MB has its own test: once is enough.
HUGE = "vol-01-tail-5mb"
CASES = [way for way in ways() if way.id != HUGE]
SEED = 7


def named(way: Way) -> str:
    return way.id


def is_held(way: Way, kind: str) -> bool:
    made = way.construct(secrets(SEED)[kind])
    return any(verdict.action is not Action.ALLOW for verdict in asked_in_turn(made))


@pytest.mark.parametrize("way", [way for way in CASES if way.expected == "detect"], ids=named)
def test_a_hidden_secret_of_every_kind_is_found(way: Way) -> None:
    missed = [kind for kind in way.kinds if not is_held(way, kind)]

    assert missed == []


def test_a_secret_at_the_end_of_five_megabytes_is_found() -> None:
    [way] = [way for way in ways() if way.id == HUGE]

    assert is_held(way, "aws")


def test_what_we_only_try_to_find_never_breaks_anything_and_stays_above_what_we_reached() -> None:
    pairs = [(way, kind) for way in CASES if way.expected != "detect" for kind in way.kinds]

    held = sum(is_held(way, kind) for way, kind in pairs)

    # Measured 2026-11-21: 50 of 131. Ciphers with a key and paraphrases cannot be undone.
    assert held >= 45


@pytest.mark.parametrize("way", ways("controls"), ids=named)
def test_what_holds_no_secret_is_let_through(way: Way) -> None:
    [verdict] = asked_in_turn(way.construct(""))

    assert verdict.action is Action.ALLOW


@pytest.mark.parametrize("kind", KINDS)
def test_the_redacted_version_of_a_hidden_secret_holds_it_no_more(kind: str) -> None:
    for way in CASES:
        made = way.construct(secrets(SEED)[kind]) if kind in way.kinds else None
        if not isinstance(made, str) or way.expected != "detect":
            continue

        redacted = asked(made).redacted

        assert redacted is None or asked(redacted).findings == (), way.id
