"""Sessions: a new key each, gone with their connection."""

from handrail.server.seal import Address, Direction, Seal
from handrail.server.sessions import BURST, Bucket, Sessions


def test_each_session_has_an_id_and_a_key_of_its_own() -> None:
    sessions = Sessions(lambda: 0.0)

    begun = [sessions.begin(lambda _frame: None) for _ in range(50)]

    assert len({session.sid for session, _ in begun}) == 50
    assert len({key for _, key in begun}) == 50


def test_the_seals_of_a_session_are_drawn_from_its_key() -> None:
    session, key = Sessions(lambda: 0.0).begin(lambda _frame: None)
    address = Address("/v1/ping", session.sid, 1)

    sealed = Seal.of(key, Direction.REQUEST, session.sid).close(b"{}", address)

    assert session.request.open(sealed, address) == b"{}"


def test_an_ended_session_is_not_found() -> None:
    sessions = Sessions(lambda: 0.0)
    session, _ = sessions.begin(lambda _frame: None)

    sessions.end(session)
    sessions.end(session)

    assert sessions.find(session.sid) is None
    assert not session.alive
    assert len(sessions) == 0


def test_news_reach_every_open_session_and_no_ended_one() -> None:
    sessions = Sessions(lambda: 0.0)
    told: list[str] = []
    sessions.begin(lambda _frame: told.append("one"))
    sessions.begin(lambda _frame: told.append("two"))
    ended, _ = sessions.begin(lambda _frame: told.append("ended"))
    sessions.end(ended)

    sessions.tell_all(b"{}")

    assert sorted(told) == ["one", "two"]


def test_a_session_shows_neither_key_nor_seal() -> None:
    session, key = Sessions(lambda: 0.0).begin(lambda _frame: None)

    assert key.hex() not in repr(session)
    assert repr(key) not in repr(session)


def test_a_bucket_never_holds_more_than_its_burst() -> None:
    seconds = [0.0]
    bucket = Bucket(lambda: seconds[0])
    seconds[0] = 1e6

    assert [bucket.take() for _ in range(int(BURST) + 1)] == [True] * int(BURST) + [False]
