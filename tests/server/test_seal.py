"""Sealing: the same bytes on both sides, and nothing opens that was changed."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.server.seal import FRAME_BYTES, TAG_BYTES, Address, Direction, Seal, SealError, Window

VECTORS: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "contract" / "seal-vectors.json").read_bytes()
)
KEY = bytes.fromhex(VECTORS["key_hex"])
SID: str = VECTORS["sid"]
HERE = Address("/v1/verdict", SID, 9)
REQUEST = Seal.of(KEY, Direction.REQUEST, SID)


def plain_of(case: dict[str, Any]) -> bytes:
    if "utf8" in case["plain"]:
        text: str = case["plain"]["utf8"]
        return text.encode()
    size: int = case["plain"]["pattern_bytes"]
    whole, rest = divmod(size, 251)
    return bytes(range(251)) * whole + bytes(range(rest))


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_sealing_gives_the_agreed_bytes_and_opens_again(case: dict[str, Any]) -> None:
    seal = Seal.of(KEY, Direction(case["direction"]), SID)
    address = Address(case["path"], SID, case["counter"])

    sealed = seal.close(plain_of(case), address)

    assert len(sealed) == case["sealed_bytes"]
    assert hashlib.sha256(sealed).hexdigest() == case["sealed_sha256"]
    assert sealed.hex() == case.get("sealed_hex", sealed.hex())
    assert seal.open(sealed, address) == plain_of(case)


@given(plain=st.binary(max_size=64), flip=st.integers(min_value=0))
def test_one_changed_bit_opens_nothing(plain: bytes, flip: int) -> None:
    sealed = bytearray(REQUEST.close(plain, HERE))
    sealed[flip % len(sealed)] ^= 1 << flip % 8

    with pytest.raises(SealError):
        REQUEST.open(bytes(sealed), HERE)


@pytest.mark.parametrize(
    "other",
    [
        Address("/v1/decision", SID, 9),
        Address("/v1/verdict", SID[::-1], 9),
        Address("/v1/verdict", SID, 10),
    ],
    ids=["another route", "another session", "another request"],
)
def test_a_message_opens_only_where_it_was_sealed_for(other: Address) -> None:
    sealed = REQUEST.close(b"{}", HERE)

    with pytest.raises(SealError):
        REQUEST.open(sealed, other)


def test_a_request_does_not_open_as_an_answer() -> None:
    sealed = REQUEST.close(b"{}", HERE)

    with pytest.raises(SealError):
        Seal.of(KEY, Direction.ANSWER, SID).open(sealed, HERE)


def frames_of(sealed: bytes) -> list[bytes]:
    step = FRAME_BYTES + TAG_BYTES
    return [sealed[start : start + step] for start in range(0, len(sealed), step)]


LONG = frames_of(REQUEST.close(bytes(3 * FRAME_BYTES), HERE))


@pytest.mark.parametrize(
    "frames",
    [
        [],
        LONG[:-1],
        LONG[:1],
        [LONG[1], LONG[0], LONG[2]],
        [LONG[0], LONG[2]],
        [*LONG, LONG[2]],
        [LONG[0], LONG[1], LONG[2][:-1]],
        [LONG[0], LONG[1], LONG[2][:TAG_BYTES]],
        [LONG[0], LONG[1], LONG[2][: TAG_BYTES - 1]],
        [LONG[0][1:], LONG[1], LONG[2]],
    ],
    ids=[
        "no frame",
        "last frame missing",
        "only the first",
        "reordered",
        "one left out",
        "one twice",
        "one byte short",
        "last frame empty",
        "less than a tag",
        "first byte missing",
    ],
)
def test_frames_that_are_cut_moved_or_repeated_open_nothing(frames: list[bytes]) -> None:
    with pytest.raises(SealError):
        REQUEST.open(b"".join(frames), HERE)


def sealed_by_hand(*frames: tuple[bytes, int, bool]) -> bytes:
    cipher = REQUEST._cipher
    return b"".join(
        cipher.encrypt(HERE.nonce(index, last=last), plain, HERE.bound())
        for plain, index, last in frames
    )


@pytest.mark.parametrize(
    "frames",
    [
        [(b"{}", 0, False)],
        [(bytes(FRAME_BYTES), 0, True), (b"x", 1, True)],
        [(bytes(FRAME_BYTES), 0, False), (b"x", 1, False)],
        [(bytes(FRAME_BYTES), 0, False), (b"", 1, True)],
        [(b"{}", 1, True)],
    ],
    ids=["never final", "final too early", "two, never final", "empty last", "wrong index"],
)
def test_the_right_key_with_the_wrong_final_flag_opens_nothing(
    frames: list[tuple[bytes, int, bool]],
) -> None:
    with pytest.raises(SealError):
        REQUEST.open(sealed_by_hand(*frames), HERE)


def test_no_nonce_is_used_twice_within_a_session() -> None:
    nonces = {
        Address("/v1/verdict", SID, counter).nonce(index, last=last)
        for counter in (1, 2, 256, 2**40)
        for index in (0, 1, 256)
        for last in (False, True)
    }

    assert len(nonces) == 24
    assert {len(nonce) for nonce in nonces} == {12}


def test_a_seal_does_not_show_its_key() -> None:
    assert KEY.hex()[:8] not in repr(REQUEST)
    assert repr(REQUEST) == "Seal()"


def test_a_counter_is_taken_once() -> None:
    window = Window()

    assert [window.take(n) for n in (1, 2, 2, 5, 3, 3, 4, 1, 0, -1)] == [
        True, True, False, True, True, False, True, False, False, False,
    ]  # fmt: skip


def test_a_counter_older_than_the_window_is_not_fresh() -> None:
    window = Window()
    window.take(100)

    assert window.fresh(37)
    assert not window.fresh(36)
    assert not window.fresh(2**56)


@given(st.lists(st.integers(min_value=0, max_value=200)))
def test_no_order_of_arrival_lets_a_counter_in_twice(counters: list[int]) -> None:
    window = Window()

    taken = [counter for counter in counters if window.take(counter)]

    assert len(taken) == len(set(taken))


@given(st.permutations(range(1, 61)))
def test_every_order_within_the_window_is_taken(counters: list[int]) -> None:
    window = Window()

    assert all(window.take(counter) for counter in counters)
