"""What names a value is no value; a password may begin and end as one does."""

import pytest

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
    "_default_level",
    ":py:data:",
    "realm=movies",
    "file:/etc/mill/pass",
    "fd:3",
    "urn:oasis:names:tc:SAML:2.0:ac:classes:Password",
    "UUID=6a38ee5f-7235-44e7-8b22-816a403bad5d",
    "PARTUUID=6a38ee5f-02",
    "`grep",
    "+password+",
    "+user.password+",
    "kms:key4",
    "kv/app-db",
    "ssm:/app/token",
    "pkcs11:token=mill;object=ca-key",
]
VALUES = [
    "tom&jerry",
    "Kx7bcd9Qm2",
    "!Boss123",
    "m{h}o)p${e]nob",
    "$Zk5e@myA",
    "50%solution",
    "Qx7)",
    "urn:7!kx",
    "+7kx+mill",
    "`he7lo`",
    "uuid7=Kx",
    "kms:Kx7bcd9Qm2",
    "kv/Kx7!bcd9",
    "pkcs11:Kx7bcd9Qm2",
    "pkcs11:token=mill;object=ca-key?pin-value=Kx7bcd9Qm2",
]


@pytest.mark.parametrize("value", REFERENCES)
def test_what_refers_to_a_value_is_known(value: str) -> None:
    assert is_reference(value)


@pytest.mark.parametrize("value", VALUES)
def test_a_value_with_signs_of_references_in_it_is_none(value: str) -> None:
    assert not is_reference(value)
