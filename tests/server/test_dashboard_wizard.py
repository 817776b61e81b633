"""The Wizard page's answer: a policy that can be used, or why the answers make none."""

import json
from pathlib import Path
from typing import Any

from handrail.server.dashboard_wizard import WizardRequest
from handrail.server.wire import read
from support.house import Build, House, tab_of

ANSWERS: dict[str, Any] = {
    "organisation": "Acme",
    "owner": "security@acme.example",
    "industry": "shipping",
    "incident_contact": "",
    "frameworks": ["gdpr"],
    "approved": [
        {
            "id": "claude-team",
            "ceiling": "sensitive",
            "agreement": "DPA 2026",
            "assurances": ["dpa", "no-training"],
            "region": "EU",
            "reviewed_on": None,
        }
    ],
    "prohibited": ["kimi"],
    "posture": "enforce",
    "unlisted": "public",
    "internal": "justify",
    "sensitive": "redact",
    "words": ["Bluefin"],
    "pause_minutes": 5,
    "unknown_account": "internal",
    "keep": False,
}


async def test_answers_become_a_policy_and_its_document(house: House) -> None:
    made = (await (await tab_of(house)).ask("wizard", **ANSWERS)).body

    assert made["problems"] == []
    assert 'organisation = "Acme"' in made["policy"]
    assert 'instead_of = ["kimi"]' in made["policy"]
    assert made["markdown"].startswith("# AI usage policy of Acme")
    assert made["page"].startswith("<!DOCTYPE html>")
    assert {said["mark"] for said in made["short"]} == {"enforced", "recorded", "trust"}
    assert made["kept"] is None
    assert 'unlisted = { ceiling = "public" }' in made["policy"]
    assert "Bluefin" in made["policy"]
    assert "pause_minutes = 5" in made["policy"]
    assert 'unknown = { ceiling = "internal" }' in made["policy"]
    assert "Bluefin" not in made["page"] + made["markdown"]


async def test_a_tool_is_assessed_on_the_day_that_was_answered_or_not_yet(house: House) -> None:
    tab = await tab_of(house)
    assessed = ANSWERS["approved"][0] | {"reviewed_on": "2026-10-05"}

    not_yet = (await tab.ask("wizard", **ANSWERS)).body
    done = (await tab.ask("wizard", **ANSWERS | {"approved": [assessed]})).body

    plain = "Claude Team is approved, and nobody has assessed it yet."
    (told,) = [one for one in not_yet["advice"] if plain in one["plainly"]]
    assert "tools[0].reviewed_on is not said: nobody has" in told["in_file"]
    assert "not reviewed yet" in not_yet["markdown"]
    assert "\nreviewed_on = 2026-10-05\n" in done["policy"]
    assert "reviewed 2026-10-05" in done["markdown"]
    assert not any("reviewed_on" in one["in_file"] for one in done["advice"])


def test_words_do_not_show_when_a_request_is_printed() -> None:
    request = read(json.dumps({"v": 1, **ANSWERS}).encode(), WizardRequest)

    assert "Bluefin" not in repr(request)


async def test_answers_that_do_not_go_together_are_explained(house: House) -> None:
    tool = ANSWERS["approved"][0] | {"agreement": "", "assurances": [], "region": ""}

    made = (await (await tab_of(house)).ask("wizard", **ANSWERS | {"approved": [tool]})).body

    assert any("needs an agreement" in problem for problem in made["problems"])
    assert made["policy"] == ""


async def test_a_policy_is_written_once_and_never_over_another(
    build: Build, tmp_path: Path
) -> None:
    house = await build()
    tab = await tab_of(house)

    first = (await tab.ask("wizard", **ANSWERS | {"keep": True})).body
    again = (await tab.ask("wizard", **ANSWERS | {"keep": True, "organisation": "Other"})).body

    written = (tmp_path / "policy.toml").read_text("utf-8")
    assert first["kept"] == str(tmp_path / "policy.toml")
    assert written == first["policy"]
    assert "there is a policy here already" in again["problems"][0]
    assert (await tab.ask("choices")).body["taken"] is True


async def test_what_can_be_chosen_is_the_catalogue(house: House) -> None:
    told = (await (await tab_of(house)).ask("choices")).body

    names = [name for _, name in told["tools"]]
    assert names == sorted(names, key=str.lower)
    assert ["claude-team", "Claude Team"] in told["tools"]
    assert told["taken"] is False


async def test_a_form_that_no_page_of_ours_sends_is_refused(house: House) -> None:
    tab = await tab_of(house)

    assert (await tab.ask("wizard", **ANSWERS | {"posture": "stern"})).status == 400
    assert (await tab.ask("wizard", **ANSWERS | {"owner": "x" * 201})).status == 400
    assert (await tab.ask("wizard", **ANSWERS | {"pause_minutes": 16})).status == 400
