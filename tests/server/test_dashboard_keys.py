"""A link opens once, for a minute; a tab stays in while it is used."""

import pytest

from handrail.server.dashboard_keys import (
    BEARER_IDLE_S,
    BEARERS_MAX,
    KEY_LIFE_S,
    KEYS_MAX,
    Keys,
)


class Time:
    """Seconds a test can set."""

    s = 0.0


@pytest.fixture
def keys() -> Keys:
    Time.s = 0.0
    return Keys(lambda: Time.s)


def entered(keys: Keys) -> str:
    """Let a tab in."""
    bearer = keys.exchange(keys.invite())
    assert bearer is not None
    return bearer


def test_a_key_has_128_bits_and_no_two_are_alike(keys: Keys) -> None:
    made = {keys.invite() for _ in range(10)}

    assert len(made) == 10
    assert all(len(bytes.fromhex(key)) == 16 for key in made)


def test_a_key_opens_once(keys: Keys) -> None:
    key = keys.invite()

    assert keys.exchange(key)
    assert keys.exchange(key) is None


def test_a_key_opens_for_a_minute(keys: Keys) -> None:
    early, late = keys.invite(), keys.invite()

    Time.s = KEY_LIFE_S
    assert keys.exchange(early)
    Time.s = KEY_LIFE_S + 1
    assert keys.exchange(late) is None


def test_a_guess_opens_nothing(keys: Keys) -> None:
    keys.invite()

    assert keys.exchange("0" * 32) is None
    assert keys.visit("") is None
    assert keys.visit("\ud800") is None


def test_a_key_is_no_bearer_and_a_bearer_no_key(keys: Keys) -> None:
    assert keys.visit(keys.invite()) is None
    assert keys.exchange(entered(keys)) is None


def test_a_tab_stays_in_while_it_is_used(keys: Keys) -> None:
    bearer = entered(keys)

    for hours in (10, 20, 30):
        Time.s = hours * 3600.0
        assert keys.visit(bearer)
    Time.s += BEARER_IDLE_S + 1
    assert keys.visit(bearer) is None


def test_the_oldest_link_and_the_oldest_tab_make_room(keys: Keys) -> None:
    first_tab = entered(keys)
    first_key = keys.invite()
    for _ in range(KEYS_MAX):
        keys.invite()
    for _ in range(BEARERS_MAX):
        entered(keys)

    assert keys.exchange(first_key) is None
    assert keys.visit(first_tab) is None


def test_neither_keys_nor_bearers_are_kept_as_they_are(keys: Keys) -> None:
    key, bearer = keys.invite(), entered(keys)
    held = repr((keys._keys, keys._visits))

    assert key not in held
    assert bearer not in held
