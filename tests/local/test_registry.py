"""What is written in the registry is read again; what is not there, or not allowed, is said."""

import sys

import pytest

from handrail.engine.errors import MachineError
from handrail.local import registry
from support.registry import FakeRegistry

KEY = r"Software\Google\Chrome\NativeMessagingHosts\handrail.bridge"


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeRegistry:
    made = FakeRegistry()
    monkeypatch.setitem(sys.modules, "winreg", made.module())
    return made


def test_a_value_is_written_read_and_removed(fake: FakeRegistry) -> None:
    registry.write(KEY, r"C:\manifest.json")
    read = registry.read(KEY)

    registry.delete(KEY)

    assert read == r"C:\manifest.json"
    assert registry.read(KEY) is None
    assert fake.user == {}


def test_everybodys_keys_are_others_than_mine(fake: FakeRegistry) -> None:
    fake.machine[KEY] = "for all"

    assert (registry.read(KEY), registry.read(KEY, everybody=True)) == (None, "for all")


def test_a_key_is_there_when_another_is_below_it(fake: FakeRegistry) -> None:
    fake.user[KEY] = "x"

    assert registry.has(r"Software\Google\Chrome")
    assert not registry.has(r"Software\Microsoft\Edge")


def test_removing_what_is_not_there_is_nothing(fake: FakeRegistry) -> None:
    registry.delete(KEY)

    assert fake.user == {}


def test_an_administrator_may_forbid_it_and_that_is_said(fake: FakeRegistry) -> None:
    fake.allowed = False

    with pytest.raises(MachineError, match=r"handrail\.bridge: Access is denied; ask your"):
        registry.write(KEY, "x")
