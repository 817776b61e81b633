"""The ends of what went before are kept per conversation, in memory, and only so many."""

from handrail.server.tails import CONVERSATIONS_MAX, TailKeeper


def test_each_conversation_has_its_own_tails() -> None:
    keeper = TailKeeper()
    keeper.exchange("one", "first")
    keeper.exchange("other", "second")

    assert keeper.exchange("one", "third") == ("first",)
    assert keeper.exchange("one", "") == ("first", "third")


def test_without_a_conversation_nothing_is_kept() -> None:
    keeper = TailKeeper()
    keeper.exchange("", "first")

    assert keeper.exchange("", "second") == ()


def test_the_conversation_unused_longest_is_forgotten() -> None:
    keeper = TailKeeper()
    for number in range(CONVERSATIONS_MAX + 1):
        keeper.exchange(f"tab {number}", "text")

    assert keeper.exchange("tab 0", "") == ()
    assert keeper.exchange("tab 2", "") == ("text",)


def test_what_is_kept_shows_in_no_log() -> None:
    keeper = TailKeeper()
    keeper.exchange("one", "a secret")

    assert repr(keeper) == "TailKeeper(1 conversations)"
