"""Signatures made by minisign 0.11 itself (tests/local/signed), and by us for throw-away keys."""

from datetime import date
from pathlib import Path

import minisign
import pytest

from handrail.local.signature import (
    SignatureError,
    Signed,
    check_serial,
    check_signature,
    keep_serial,
    read_key,
    read_keys,
    read_serials,
    sign_policy,
    timely,
)

MADE = Path(__file__).parent / "signed"
POLICY = (MADE / "policy.toml").read_bytes()
KEYS = read_keys(MADE)
TODAY = date(2026, 11, 21)


def signature(name: str) -> bytes:
    """Return a signature that minisign made."""
    return (MADE / f"{name}.toml.minisig").read_bytes()


def checked(name: str, policy: bytes = POLICY) -> Signed:
    """Check a signature of the organisation's."""
    return check_signature(policy, signature(name), KEYS, "policy.toml")


def test_a_signature_of_minisign_says_serial_and_expiry() -> None:
    signed = checked("serial-7")

    assert (signed.serial, signed.org, signed.expires) == (7, "acme", date(2027, 1, 1))
    assert len(signed.key) == 16
    assert signed.key in (MADE / "org.pub").read_text()


def test_the_next_key_is_accepted_beside_the_one_in_use() -> None:
    assert checked("next-key").key != checked("serial-7").key


def test_an_older_kind_of_signature_is_accepted_too() -> None:
    assert checked("legacy").serial == 7


@pytest.mark.parametrize("place", [0, len(POLICY) // 2, len(POLICY) - 1])
def test_a_policy_that_was_changed_is_refused(place: int) -> None:
    changed = bytearray(POLICY)
    changed[place] ^= 1

    with pytest.raises(SignatureError, match="was changed after it was signed"):
        checked("serial-7", bytes(changed))


def test_a_comment_that_was_changed_is_refused() -> None:
    changed = signature("serial-7").replace(b"serial:7", b"serial:9")

    with pytest.raises(SignatureError, match="was changed"):
        check_signature(POLICY, changed, KEYS, "policy.toml")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("stranger", "signed with another key"),
        ("no-serial", "has no serial; sign with: handrail policy sign"),
        ("odd-day", "says expires:2027-13-45, which is no day"),
    ],
)
def test_what_may_not_be_accepted_is_refused_with_the_reason(name: str, why: str) -> None:
    with pytest.raises(SignatureError, match=why):
        checked(name)


@pytest.mark.parametrize("raw", [b"", b"x" * 100_000, b"\xff\n\n\n", b"a\nb\nc\nd\n"])
def test_what_is_no_signature_is_told(raw: bytes) -> None:
    with pytest.raises(SignatureError, match="is not a signature"):
        check_signature(POLICY, raw, KEYS, "policy.toml")


def test_a_signature_cut_anywhere_is_refused() -> None:
    whole = signature("serial-7").rstrip(b"\n")
    for size in range(len(whole)):
        with pytest.raises(SignatureError):
            check_signature(POLICY, whole[:size], KEYS, "policy.toml")


def test_a_lower_serial_of_the_same_key_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "serials.json"
    keep_serial(file, checked("serial-7"))

    with pytest.raises(SignatureError, match="has serial 6, and 7 was in force already"):
        check_serial(checked("serial-6"), read_serials(file), "policy.toml")


def test_the_next_key_begins_to_count_anew(tmp_path: Path) -> None:
    file = tmp_path / "serials.json"
    keep_serial(file, checked("serial-7"))

    check_serial(checked("next-key"), read_serials(file), "policy.toml")


def test_another_policy_under_the_same_serial_is_refused() -> None:
    signed = checked("serial-7")
    seen = {signed.key: (7, "another digest")}

    with pytest.raises(SignatureError, match="is another policy with the serial 7"):
        check_serial(signed, seen, "policy.toml")


def test_the_same_policy_is_accepted_again(tmp_path: Path) -> None:
    file = tmp_path / "serials.json"
    keep_serial(file, checked("serial-7"))
    keep_serial(file, checked("serial-7"))

    check_serial(checked("serial-7"), read_serials(file), "policy.toml")


@pytest.mark.parametrize("raw", [b"", b"[]", b'{"a": 1}', b'{"a": ["x", 1]}', b"\xff"])
def test_a_damaged_record_of_serials_counts_as_none(tmp_path: Path, raw: bytes) -> None:
    file = tmp_path / "serials.json"
    file.write_bytes(raw)

    assert read_serials(file) == {}


def test_an_expired_policy_still_holds_and_says_so() -> None:
    signed = checked("serial-7")

    assert list(timely(signed, TODAY, "policy.toml")) == []
    assert "still holds" in next(timely(signed, date(2027, 1, 2), "policy.toml"))


def test_a_policy_of_tomorrow_does_not_hold_yet() -> None:
    with pytest.raises(SignatureError, match="holds from 2027-01-01 on"):
        list(timely(checked("early"), TODAY, "policy.toml"))


def test_more_than_two_keys_are_refused(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.pub").write_bytes((MADE / "org.pub").read_bytes())

    with pytest.raises(SignatureError, match=r"holds 3 keys \(a.pub, b.pub, c.pub\)"):
        read_keys(tmp_path)


def test_a_file_that_is_no_key_is_named(tmp_path: Path) -> None:
    (tmp_path / "org.pub").write_text("hello")

    with pytest.raises(SignatureError, match=r"org\.pub is not a public key"):
        read_keys(tmp_path)
    with pytest.raises(SignatureError, match="cannot be read"):
        read_key(tmp_path / "none.pub")


def test_what_we_sign_we_accept_and_the_password_guards_the_key(tmp_path: Path) -> None:
    pair = minisign.KeyPair.generate()
    public, secret, policy = (tmp_path / name for name in ("org.pub", "org.key", "policy.toml"))
    public.write_bytes(bytes(pair.public_key) + b"\n")
    pair.secret_key.encrypt("good", opslimit=32_768, memlimit=16_777_216)
    secret.write_bytes(bytes(pair.secret_key) + b"\n")
    policy.write_bytes(POLICY)

    with pytest.raises(SignatureError, match="cannot sign"):
        sign_policy(policy, secret, "wrong", "serial:1")
    beside = sign_policy(policy, secret, "good", "serial:3 org:acme")

    assert beside.name == "policy.toml.minisig"
    signed = check_signature(POLICY, beside.read_bytes(), (read_key(public),), "policy.toml")
    assert (signed.serial, signed.org) == (3, "acme")
