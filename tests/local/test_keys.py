"""Keys for one purpose each, and fingerprints that mean nothing elsewhere."""

import secrets

from hypothesis import given
from hypothesis import strategies as st

from handrail.local.keys import fingerprint, subkey

ROOT = secrets.token_bytes(32)


def test_each_purpose_has_its_own_key() -> None:
    keys = {subkey(ROOT, "cipher"), subkey(ROOT, "chain"), subkey(ROOT, "fingerprint"), ROOT}

    assert len(keys) == 4
    assert {len(key) for key in keys} == {32}


def test_the_same_key_is_drawn_each_time() -> None:
    # HKDF-SHA256 of 32 zero bytes, no salt, info "handrail/1 history cipher": a change of this
    # value makes every record there is unreadable.
    assert subkey(bytes(32), "cipher").hex() == (
        "ffbacc45885333cdd7ef4ff342e9d67f321c28111dd2f4d37a9c97bc2288bb78"
    )


@given(value=st.text() | st.text("\ud800a", min_size=1), rule=st.text("abc.", min_size=1))
def test_the_same_value_has_the_same_fingerprint_and_only_with_the_same_key(
    rule: str, value: str
) -> None:
    named = fingerprint(ROOT, rule, value)

    assert named == fingerprint(ROOT, rule, value)
    assert len(named) == 16
    assert named != fingerprint(bytes(32), rule, value)
    assert named != fingerprint(ROOT, rule, value + "x")
    assert named != fingerprint(ROOT, rule + "x", value)


def test_rule_and_value_cannot_trade_letters() -> None:
    assert fingerprint(ROOT, "ab", "c") != fingerprint(ROOT, "a", "bc")
