"""The example messages that both sides read."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from handrail.engine.errors import WireError
from handrail.server import frames, originals_wire, pause_wire, status_wire, wire

MESSAGES = Path(__file__).parent / "messages"

# What each example begins with decides what it is.
SEALED: dict[str, type[msgspec.Struct]] = {
    "verdict.request": wire.VerdictRequest,
    "verdict.answer": wire.VerdictAnswer,
    "decision.request": wire.DecisionRequest,
    "decision.answer": wire.DecisionAnswer,
    "status.request": status_wire.StatusRequest,
    "status.answer": status_wire.StatusAnswer,
    "dashboard.request": wire.LinkRequest,
    "dashboard.answer": wire.LinkAnswer,
    "prefilter.request": wire.PrefilterRequest,
    "prefilter.answer": wire.PrefilterAnswer,
    "pause.request": pause_wire.PauseRequest,
    "pause.answer": pause_wire.PauseAnswer,
    "passed.request": wire.PassedRequest,
    "passed.answer": wire.PassedAnswer,
    "originals.request": originals_wire.OriginalsRequest,
    "originals.answer": originals_wire.OriginalsAnswer,
    "forget.request": originals_wire.ForgetRequest,
    "forget.answer": originals_wire.ForgetAnswer,
    "ping.answer": wire.PingAnswer,
    "error.answer": wire.ErrorAnswer,
}
INBOUND = {"control.caller", "control.open", "control.ready", "control.dashboard"}
INBOUND |= {"control.pause", "control.quit"}


def example(name: str) -> bytes:
    return (MESSAGES / f"{name}.json").read_bytes()


def examples() -> list[str]:
    return sorted(path.name.removesuffix(".json") for path in MESSAGES.glob("*.json"))


def family(name: str) -> str:
    return ".".join(name.split(".")[:2])


def read(name: str) -> msgspec.Struct:
    raw = example(name)
    if family(name) in INBOUND:
        return frames.read_inbound(raw)
    if name.startswith("control."):
        return frames.read_outbound(raw)
    return wire.read(raw, SEALED[family(name)])


@pytest.mark.parametrize("name", [name for name in examples() if name != "ping.request"])
def test_every_example_is_read_and_written_back_the_same(name: str) -> None:
    message = read(name)

    written: Any = json.loads(wire.write(message))
    original: Any = json.loads(example(name))
    assert {key: written[key] for key in original} == original
    assert read(name) == message


def test_every_message_has_an_example() -> None:
    control = {tag.__struct_config__.tag for tag in wire.Message.__subclasses__()} - {None}

    assert {family(name) for name in examples()} >= set(SEALED)
    assert {family(name).split(".")[1] for name in examples() if "control" in name} == control


@pytest.mark.parametrize("name", [n for n in examples() if ".request" in n and "ping" not in n])
def test_an_unknown_key_is_refused_without_repeating_it(name: str) -> None:
    raw = json.dumps({**json.loads(example(name)), "smuggled": "pasted words"}).encode()
    kind = SEALED.get(family(name))

    with pytest.raises(WireError) as refusal:
        wire.read(raw, kind) if kind else frames.read_inbound(raw)

    assert "smuggled" not in str(refusal.value)
    assert refusal.value.__cause__ is None
    assert refusal.value.__context__ is None


@pytest.mark.parametrize(
    "name",
    [
        "verdict.request.rich",
        "verdict.answer.block",
        "decision.request.reason",
        "originals.request",
        "originals.answer",
    ],
)
def test_the_repr_of_a_message_shows_no_content(name: str) -> None:
    shown = repr(read(name))

    for content in ("<b>a", "AKIA", "key = ", "customer asked", "Dear"):
        assert content not in shown
