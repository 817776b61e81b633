"""The words for the ways in and for whose account it is."""

import pytest

from governance.house import HEAD, source_of
from handrail.engine.policy import Limit, Policy
from handrail.engine.words import Account, Action, DataClass, Surface
from handrail.governance.ways import DONE, account_words, alternatives, guarded, state_of, taken


@pytest.fixture
def policy() -> Policy:
    """Leave dropping out, and say nothing else."""
    return source_of(f"{HEAD}[surfaces]\ndrop = {{ guarded = false }}\n").policy


def test_what_was_not_checked_is_never_called_guarded(policy: Policy) -> None:
    assert [surface for surface in Surface if guarded(surface, policy)] == [Surface.PASTE]
    assert state_of(Surface.PASTE, policy) == "guarded"
    assert state_of(Surface.FILE, policy) == "not guarded: this version cannot do that yet"
    assert state_of(Surface.DROP, policy) == "not guarded: the policy leaves it out"


def test_every_surface_has_its_word() -> None:
    assert set(DONE) == set(Surface)


def test_an_account_that_somebody_names_is_told_as_said() -> None:
    assert account_words(Account.PERSONAL) == "personal, as you say"
    assert "cannot tell" in account_words(Account.UNKNOWN)


def test_what_a_limit_takes_is_told_in_words() -> None:
    limit = Limit(DataClass.PUBLIC, Action.WARN)

    assert list(taken(limit)) == ["up to public content", "warn for everything"]
    assert list(taken(Limit())) == []


def test_ways_are_listed_the_way_a_sentence_has_them() -> None:
    assert alternatives(["drop", "upload", "type"]) == "drop, upload or type"
    assert alternatives(["type"]) == "type"
    assert alternatives([]) == ""
