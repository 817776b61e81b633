"""One connection to the desktop's session bus: calls out, and calls in to what we offer there.

The only module of the tray that knows jeepney. Imported where there is a session bus.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jeepney import (
    DBusAddress,
    DBusErrorResponse,
    HeaderFields,
    MatchRule,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_call,
    new_method_return,
    new_signal,
)
from jeepney.io.asyncio import DBusConnection, open_dbus_connection

# A bus answers in milliseconds; what takes longer hangs, and the icon does not hang with it.
ANSWER_WAIT_S = 5.0
PROPERTIES = "org.freedesktop.DBus.Properties"
UNKNOWN = "org.freedesktop.DBus.Error.UnknownMethod"
INVALID = "org.freedesktop.DBus.Error.InvalidArgs"
BUS = "org.freedesktop.DBus"
OWNER_NEWS = (BUS, "NameOwnerChanged")

# A value with its type's signature, as the bus carries what may be of any type.
Variant = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class Returns:
    """What a method gives back: a signature and the values it describes."""

    signature: str = ""
    values: tuple[Any, ...] = ()


Method = Callable[..., Returns]


@dataclass(frozen=True, slots=True)
class Offer:
    """One interface that we offer at a path.

    properties: all of them, asked anew for every look.
    """

    path: str
    interface: str
    properties: Callable[[], Mapping[str, Variant]]
    methods: Mapping[str, Method]


class Bus:
    """A connection to the session bus. Lives on one event loop."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection
        self._offers: dict[tuple[str, str], Offer] = {}
        self._waiting: dict[int, asyncio.Future[Message]] = {}
        self._owners: dict[str, Callable[[str], Awaitable[None]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    @classmethod
    async def open(cls) -> "Bus":
        """Open it.

        OSError: there is none, or it does not let us in.
        """
        try:
            async with asyncio.timeout(ANSWER_WAIT_S):
                return cls(await open_dbus_connection("SESSION"))
        except (KeyError, RuntimeError, EOFError, TimeoutError, StopIteration) as error:
            raise OSError("no session bus answers") from error

    def offer(self, offered: Offer) -> None:
        """Let others see and call an interface of ours."""
        self._offers[offered.path, offered.interface] = offered

    async def call(
        self, to: DBusAddress, method: str, signature: str | None = None, *values: object
    ) -> tuple[Any, ...]:
        """Call a method and return what it gives.

        OSError: nobody answers, or the answer is an error.
        """
        message = new_method_call(to, method, signature, values)
        return await self._called(message)

    async def own(self, name: str) -> None:
        """Take a name that others may call us by."""
        await self._called(message_bus.RequestName(name))

    async def signal(self, offered: Offer, name: str, signature: str = "", *values: object) -> None:
        """Tell everybody who listens."""
        emitter = DBusAddress(offered.path, interface=offered.interface)
        await self._connection.send(new_signal(emitter, name, signature or None, values))

    async def follow(self, name: str, changed: Callable[[str], Awaitable[None]]) -> None:
        """Have every change of a name's owner told, and who owns it now (empty: nobody)."""
        self._owners[name] = changed
        rule = MatchRule(type="signal", sender=BUS, interface=BUS, member="NameOwnerChanged")
        rule.add_arg_condition(0, name)
        await self._called(message_bus.AddMatch(rule))
        await changed(await self.owner(name))

    async def owner(self, name: str) -> str:
        """Return who owns a name; empty where nobody does."""
        try:
            (unique,) = await self._called(message_bus.GetNameOwner(name))
        except OSError:
            return ""
        return str(unique)

    async def serve(self) -> None:
        """Answer calls until the connection ends; sleeps in between.

        OSError: it ended.
        """
        while True:
            try:
                message = await self._connection.receive()
            except (EOFError, OSError) as error:
                raise OSError("the session bus is gone") from error
            await self._take(message)

    async def close(self) -> None:
        """Hang up."""
        for task in self._tasks:
            task.cancel()
        await self._connection.close()

    async def _called(self, message: Message) -> tuple[Any, ...]:
        serial = next(self._connection.outgoing_serial)
        answered = self._waiting[serial] = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(ANSWER_WAIT_S):
                await self._connection.send(message, serial=serial)
                reply = await answered
        except TimeoutError as error:
            raise OSError("nobody answers on the session bus") from error
        finally:
            del self._waiting[serial]
        if reply.header.message_type is MessageType.error:
            raise OSError(str(DBusErrorResponse(reply).name))
        return tuple(reply.body)

    async def _take(self, message: Message) -> None:
        """Do what one message asks for."""
        kind, fields = message.header.message_type, message.header.fields
        if kind is MessageType.method_call:
            try:
                answer = self._answer(message)
            except (TypeError, ValueError, LookupError):  # any program of the session may call us
                answer = new_error(message, INVALID)
            await self._connection.send(answer)
        elif kind in {MessageType.method_return, MessageType.error}:
            waiting = self._waiting.get(fields.get(HeaderFields.reply_serial))
            if waiting and not waiting.done():
                waiting.set_result(message)
        elif (fields.get(HeaderFields.sender), fields.get(HeaderFields.member)) == OWNER_NEWS:
            name, _, owner = message.body
            changed = self._owners.get(name)
            if changed:
                # Beside the reading, because it will call and wait for what is read.
                task = asyncio.ensure_future(self._told(changed, owner))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

    async def _told(self, changed: Callable[[str], Awaitable[None]], owner: str) -> None:
        """Tell about a new owner; one that goes again at once is told about next."""
        try:
            await changed(owner)
        except OSError:
            return

    def _answer(self, call: Message) -> Message:
        """Carry out a call to one of our offers."""
        fields = call.header.fields
        path, interface = fields.get(HeaderFields.path), fields.get(HeaderFields.interface)
        member = fields.get(HeaderFields.member)
        if interface == PROPERTIES:
            return self._property(call, str(path), str(member))
        offered = self._offers.get((str(path), str(interface)))
        method = offered.methods.get(str(member)) if offered else None
        if method is None:
            return new_error(call, UNKNOWN)
        returned = method(*call.body)
        return new_method_return(call, returned.signature or None, returned.values)

    def _property(self, call: Message, path: str, member: str) -> Message:
        """Answer a look at our properties; nobody may set one."""
        offered = self._offers.get((path, str(call.body[0]))) if call.body else None
        if offered and member == "GetAll":
            return new_method_return(call, "a{sv}", (dict(offered.properties()),))
        value = offered.properties().get(str(call.body[1])) if offered and member == "Get" else None
        return new_method_return(call, "v", (value,)) if value else new_error(call, UNKNOWN)
