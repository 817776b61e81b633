"""A real session bus: called, calling, told who owns a name, and gone."""

import asyncio
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import pytest
from jeepney import DBusAddress, HeaderFields, new_signal

from handrail.tray.bus import Bus, Offer, Returns

if TYPE_CHECKING:
    from subprocess import Popen

NAME = "example.handrail.Test"
ADDRESS = DBusAddress("/Test", NAME, NAME)
PROPERTIES = DBusAddress("/Test", NAME, "org.freedesktop.DBus.Properties")

OFFER = Offer(
    "/Test",
    NAME,
    lambda: {"Colour": ("s", "green")},
    {"Double": lambda number: Returns("i", (2 * number,)), "Quiet": Returns},
)


async def opened() -> tuple[Bus, "asyncio.Task[None]"]:
    bus = await Bus.open()
    return bus, asyncio.ensure_future(bus.serve())


@pytest.fixture
async def bus(session_bus: str) -> AsyncIterator[Bus]:
    assert session_bus
    made, serving = await opened()
    made.offer(OFFER)
    await made.own(NAME)
    yield made
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)
    await made.close()


@pytest.fixture
async def caller(bus: Bus) -> AsyncIterator[Bus]:
    assert await bus.owner(NAME)
    made, serving = await opened()
    yield made
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)
    await made.close()


async def test_what_is_offered_can_be_called(caller: Bus) -> None:
    assert await caller.call(ADDRESS, "Double", "i", 21) == (42,)
    assert await caller.call(ADDRESS, "Quiet") == ()


async def test_properties_are_given_one_by_one_and_together(caller: Bus) -> None:
    assert await caller.call(PROPERTIES, "Get", "ss", NAME, "Colour") == (("s", "green"),)
    assert await caller.call(PROPERTIES, "GetAll", "s", NAME) == ({"Colour": ("s", "green")},)


@pytest.mark.parametrize(
    ("address", "method", "values"),
    [
        (ADDRESS, "Unknown", ()),
        (PROPERTIES, "Get", (NAME, "Size")),
        (PROPERTIES, "GetAll", ("example.Other",)),
        (PROPERTIES, "Set", (NAME, "Colour")),
        (DBusAddress("/Other", NAME, NAME), "Double", ()),
        (DBusAddress("/", "example.Nobody", "example.Nobody"), "Double", ()),
    ],
)
async def test_anything_else_is_refused(
    caller: Bus, address: DBusAddress, method: str, values: tuple[str, ...]
) -> None:
    with pytest.raises(OSError, match=r"org\.freedesktop\.DBus\.Error"):
        await caller.call(address, method, "s" * len(values) or None, *values)


@pytest.mark.parametrize(
    ("address", "method", "values"), [(ADDRESS, "Double", ()), (PROPERTIES, "Get", (NAME,))]
)
async def test_a_call_with_other_values_is_refused_and_ends_nothing(
    caller: Bus, address: DBusAddress, method: str, values: tuple[str, ...]
) -> None:
    with pytest.raises(OSError, match="InvalidArgs"):
        await caller.call(address, method, "s" * len(values) or None, *values)

    assert await caller.call(ADDRESS, "Double", "i", 21) == (42,)


async def test_only_the_bus_tells_who_owns_a_name(caller: Bus) -> None:
    news = new_signal(DBusAddress("/", interface="org.freedesktop.DBus"), "NameOwnerChanged")
    news.header.fields[HeaderFields.destination] = NAME
    await caller._connection.send(news)

    assert await caller.call(ADDRESS, "Double", "i", 21) == (42,)


async def test_a_new_owner_of_a_name_is_told(bus: Bus, caller: Bus) -> None:
    owners: asyncio.Queue[bool] = asyncio.Queue()

    async def changed(owner: str) -> None:
        owners.put_nowait(bool(owner))

    async with asyncio.timeout(10):
        await bus.follow("example.handrail.Late", changed)
        before = await owners.get()
        await caller.own("example.handrail.Late")
        after = await owners.get()

    assert (before, after) == (False, True)


async def test_a_bus_that_ends_is_told(bus_daemon: "Popen[str]") -> None:
    bus, serving = await opened()
    bus_daemon.terminate()

    async with asyncio.timeout(10):
        with pytest.raises(OSError, match="gone"):
            await serving
    await bus.close()


async def test_without_a_bus_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)

    with pytest.raises(OSError, match="no session bus answers"):
        await Bus.open()
