"""The Wizard page's answer about layers: what may be tightened, and what that comes to."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import minisign
import pytest

from handrail.engine.place import place
from handrail.engine.words import Tier
from handrail.server.dashboard_layer import LayerAnswer, LayerRequest
from handrail.server.wire import read
from support.house import Build, House, tab_of

POLICY = """[policy]
id = "acme"
version = 7
owner = "security@acme.example"
posture = "coach"
[tiers]
unlisted = { ceiling = "internal" }
[retention]
history_days = 60
[[tools]]
id = "acme-chat"
name = "Acme Chat"
hosts = ["chat.acme.example"]
tier = "approved"
account = "workspace"
[[tools]]
id = "kimi"
tier = "prohibited"
"""
ANSWERS: dict[str, Any] = {
    "kind": "person",
    "name": "Bea",
    "owner": "bea@acme.example",
    "posture": None,
    "unlisted": "public",
    "internal": None,
    "sensitive": "block",
    "prohibited": ["gemini"],
    "lowered": [["claude", "public"]],
    "words": ["Bluefin"],
    "words_class": "sensitive",
    "history_days": 30,
    "pause_minutes": None,
    "paste_ceiling": None,
    "unknown_account": None,
    "keep": False,
}


Sign = Callable[[str, str], None]


@pytest.fixture
def sign(tmp_path: Path) -> Sign:
    """Put a text there as a signed file, as an administrator does."""
    folder = tmp_path / "organisation"
    folder.mkdir()
    pair = minisign.KeyPair.generate()
    (folder / "org.pub").write_bytes(bytes(pair.public_key))

    def put(name: str, text: str) -> None:
        made = pair.secret_key.sign(text.encode(), trusted_comment="serial:1")
        (folder / f"{name}.minisig").write_bytes(bytes(made))
        (folder / name).write_text(text)

    return put


@pytest.fixture
async def bound(build: Build, sign: Sign) -> House:
    """A server on a machine with an organisation's policy."""
    sign("policy.toml", POLICY)
    return await build()


async def asked(house: House, **more: object) -> dict[str, Any]:
    told: dict[str, Any] = (await (await tab_of(house)).ask("layer", **ANSWERS | more)).body
    return told


async def test_without_an_organisation_there_is_no_layer_to_make(house: House) -> None:
    tab = await tab_of(house)

    assert (await tab.ask("layers")).body["layers"] == []
    assert (await tab.ask("layer", **ANSWERS)).body["problems"]


async def test_only_what_may_be_tightened_is_offered(bound: House) -> None:
    told = (await (await tab_of(bound)).ask("layers")).body["layers"]

    assert [one["kind"] for one in told] == ["team", "person"]
    assert told[0]["id"] == "acme"
    assert told[0]["postures"] == ["coach", "enforce"]
    assert told[0]["unlisted"] == ["internal", "public"]
    assert told[0]["paste_ceiling"] == ["internal", "public"]
    assert told[0]["unknown_account"] == ["internal", "public"]
    assert told[0]["history_days"] == 60
    assert told[1]["taken"] is False
    assert ["acme-chat", "Acme Chat"] in told[0]["tools"]
    assert "kimi" not in dict(told[0]["tools"])


async def test_a_layer_says_what_it_tightens_without_quoting_words(bound: House) -> None:
    made = await asked(bound)

    assert made["problems"] == []
    assert made["file"] == "policy.toml"
    assert 'extends = "acme"' in made["policy"]
    assert "history kept: 30 days (before: 60 days)" in made["tightens"]
    assert "own words: 1 more" in made["tightens"]
    assert "Bluefin" not in str(made["tightens"])
    assert made["kept"] is None


async def test_what_surfaces_and_accounts_take_is_written(bound: House) -> None:
    made = await asked(bound, paste_ceiling="public", unknown_account="public")

    assert made["problems"] == []
    assert 'paste = { ceiling = "public" }' in made["policy"]
    assert 'unknown = { ceiling = "public" }' in made["policy"]
    assert any("ceiling of surface paste: public" in line for line in made["tightens"])
    assert any("ceiling of account unknown" in line for line in made["tightens"])


async def test_what_would_loosen_is_a_problem_and_makes_nothing(bound: House) -> None:
    made = await asked(bound, history_days=61)

    assert "longer than 60" in made["problems"][0]
    assert made["policy"] == ""


async def test_an_own_layer_is_written_once_and_then_holds(bound: House, tmp_path: Path) -> None:
    first = await asked(bound, keep=True)
    again = await asked(bound, keep=True, name="Other")

    assert first["kept"] == str(tmp_path / "policy.toml")
    assert "you have a layer here already" in again["problems"][0]
    assert bound.live.reload()
    assert bound.live.problems == ()
    assert bound.live.policy.history_days == 30
    assert (await (await tab_of(bound)).ask("layers")).body["layers"][1]["taken"] is True


async def test_a_teams_layer_is_handed_on_and_never_written(bound: House, tmp_path: Path) -> None:
    told = await asked(bound, kind="team")
    kept = await asked(bound, kind="team", keep=True)

    assert told["file"] == "team.toml"
    assert str(tmp_path / "organisation") in told["next"]
    assert "signed by the organisation" in kept["problems"][0]
    assert not (tmp_path / "organisation" / "team.toml").exists()


async def test_a_teams_layer_holds_once_it_is_signed_and_a_persons_lies_over_it(
    bound: House, sign: Sign
) -> None:
    made = await asked(bound, kind="team", name="Lab", prohibited=["acme-chat"])

    sign(made["file"], made["policy"])
    bound.live.reload()
    over = (await (await tab_of(bound)).ask("layers")).body["layers"]

    assert bound.live.problems == ()
    assert (bound.live.policy.id, bound.live.policy.history_days) == ("lab", 30)
    assert place("chat.acme.example", bound.live.policy).tier is Tier.PROHIBITED
    assert [(one["kind"], one["id"]) for one in over] == [("team", "acme"), ("person", "lab")]
    assert (await asked(bound, name="Bea", history_days=20))["problems"] == []


def test_words_do_not_show_when_a_message_is_printed() -> None:
    request = read(json.dumps({"v": 1, **ANSWERS}).encode(), LayerRequest)
    answer = LayerAnswer(1, (), (), 'terms = ["Bluefin"]', "policy.toml", "", None)

    assert "Bluefin" not in repr(request) + repr(answer)
