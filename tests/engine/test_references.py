"""What names a value or is put together is no value; a password may begin and end as one does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.engine import references
from handrail.engine.references import is_reference

REFERENCES = [
    "${DB_PASSWORD}",
    "process.env.TOKEN",
    "{{ vault_password }}",
    "!res",
    "!!trigger.options?.idToken)",
    "zod_1.z",
    "req.session.user.K120K200",
    "!token.entity_id)",
    "exports.MIN_PASSWORD_2",
    "log&nbsp",
    "base64.encode(",
    "_default_level",
    ":py:data:",
    "realm=movies",
    "output_block[:0x10]",
    "storage-systems/%s",
    "v1/users/{}/password",
    "key_32_bytes)",
]
VALUES = [
    "tom&jerry",
    "Kx7bcd9Qm2",
    "!Boss123",
    "m{h}o)p${e]nob",
    "$Zk5e@myA",
    "50%solution",
    "Qx7)",
]


@pytest.mark.parametrize("value", REFERENCES)
def test_what_refers_to_a_value_is_known(value: str) -> None:
    assert is_reference(value)


@pytest.mark.parametrize("value", VALUES)
def test_a_value_with_signs_of_references_in_it_is_none(value: str) -> None:
    assert not is_reference(value)


# Signs and words of which references are made.
PIECES = st.sampled_from(
    [
        "aB7",
        "my_key",
        "&",
        "=",
        ".",
        "/",
        "~",
        ":",
        "{a.b}",
        "{}",
        "${ab}",
        "(",
        ")",
        "[",
        "]",
        "<a>",
        "%",
        "%s",
        "12",
        "-",
        "_",
        "@",
        "f(",
    ]
)


@given(st.lists(PIECES, min_size=1, max_size=5).map("".join))
def test_a_value_without_a_bracket_is_not_put_together(value: str) -> None:
    asked = not references._BRACKETS.isdisjoint(value)

    assert asked or not references._PUT_TOGETHER.holds(value)
