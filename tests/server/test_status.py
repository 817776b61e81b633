"""What the popup is told."""

import asyncio
from pathlib import Path

from support.house import Build, House


async def test_the_status_names_policy_tool_and_counts(house: House) -> None:
    session = house.session()
    await asyncio.to_thread(session.verdict, "harmless")

    status = await asyncio.to_thread(session.ask, "status", {"v": 1, "host": "www.chatgpt.com"})

    assert status["tool"] == {
        "id": "chatgpt", "name": "ChatGPT", "tier": "unlisted", "ceiling": "internal",
    }  # fmt: skip
    assert status["policy"]["id"] == "starter"
    assert status["policy"]["when"]["agent_silent"] == "warn"
    assert status["history"] == "memory"
    assert status["today"] == {"verdicts": 1, "held": 0, "native": 0}


async def test_the_status_says_what_may_be_pasted_there(build: Build, tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_text(
        '[policy]\nid = "a"\nversion = 1\nowner = "me"\n'
        '[classes.sensitive]\nover_ceiling = "justify"\n'
        '[[tools]]\nid = "kimi"\ntier = "prohibited"\n'
        '[[tools]]\nid = "claude"\ntier = "approved"\ninstead_of = ["kimi"]\n'
    )
    session = (await build()).session()

    here = await asyncio.to_thread(session.ask, "status", {"v": 1, "host": "claude.ai"})
    there = await asyncio.to_thread(session.ask, "status", {"v": 1, "host": "kimi.com"})

    assert [(note["data_class"], note["action"], note["redacted"]) for note in here["may"]] == [
        ("public", "allow", False),
        ("internal", "allow", False),
        ("sensitive", "justify", True),
        ("prohibited", "block", True),
    ]
    assert here["instead"] == []
    assert [(note["action"], note["redacted"]) for note in there["may"]] == [("block", False)] * 4
    assert there["instead"] == [{"id": "claude", "name": "Claude"}]


async def test_the_policys_reasons_are_told_for_the_time_nobody_can_judge(
    build: Build, tmp_path: Path
) -> None:
    (tmp_path / "policy.toml").write_text(
        '[policy]\nid = "a"\nversion = 1\nowner = "me"\n'
        '[overrides]\nreasons = ["Agreed", "Made up"]\n'
    )
    house = await build()

    status = await asyncio.to_thread(house.session().ask, "status", {"v": 1, "host": "a.example"})

    assert status["policy"]["reasons"] == ["Agreed", "Made up"]


async def test_a_host_nobody_names_has_no_tool_id(house: House) -> None:
    status = await asyncio.to_thread(
        house.session().ask, "status", {"v": 1, "host": "chat.intranet.example"}
    )

    assert status["tool"]["id"] is None
    assert status["tool"]["name"] == "chat.intranet.example"


async def test_a_broken_policy_is_named_and_the_starter_holds(build: Build, tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_text(
        '[policy]\nid = "a"\nversion = 1\nowner = "me"\nposture = "stern"\n'
    )
    house = await build()

    status = await asyncio.to_thread(house.session().ask, "status", {"v": 1, "host": "a.example"})

    assert status["policy"]["id"] == "starter"
    assert "stern" in status["policy"]["problems"][0]


async def test_a_history_in_a_file_says_so(build: Build, tmp_path: Path) -> None:
    house = await build(history_file=tmp_path / "history.db")

    status = await asyncio.to_thread(house.session().ask, "status", {"v": 1, "host": "a.example"})

    assert status["history"] == "file"


async def test_a_page_is_told_what_to_look_for(house: House) -> None:
    session = house.session()

    answer = await asyncio.to_thread(session.ask, "prefilter", {"v": 1, "host": "chatgpt.com"})
    again = await asyncio.to_thread(session.ask, "prefilter", {"v": 1, "host": "claude.ai"})

    assert answer["told"]["mode"] == "look"
    assert answer["told"]["signs"]
    assert answer["id"] == again["id"]


async def test_a_page_is_told_anew_when_the_policy_changes(build: Build, tmp_path: Path) -> None:
    house = await build()
    session = house.session()
    before = await asyncio.to_thread(session.ask, "prefilter", {"v": 1, "host": "chatgpt.com"})
    (tmp_path / "policy.toml").write_text(
        '[policy]\nid = "a"\nversion = 1\nowner = "me"\n'
        '[[tools]]\nid = "chatgpt"\ntier = "prohibited"\n'
    )
    house.live.reload()

    after = await asyncio.to_thread(session.ask, "prefilter", {"v": 1, "host": "chatgpt.com"})

    assert after["id"] != before["id"]
    assert after["told"]["mode"] == "ask"


async def test_what_may_pass_at_one_tool_is_looked_for_at_its_like(
    build: Build, tmp_path: Path
) -> None:
    (tmp_path / "policy.toml").write_text(
        '[policy]\nid = "a"\nversion = 1\nowner = "me"\n'
        '[rules."payment.card".allow]\ntools = ["chatgpt"]\n'
    )
    house = await build()
    house.live.reload()
    session = house.session()

    there = await asyncio.to_thread(session.ask, "prefilter", {"v": 1, "host": "chatgpt.com"})
    here = await asyncio.to_thread(session.ask, "prefilter", {"v": 1, "host": "claude.ai"})
    other = await asyncio.to_thread(session.ask, "prefilter", {"v": 1, "host": "chat.example"})

    assert len(here["told"]["signs"]) == len(there["told"]["signs"]) + 1
    assert here["id"] == other["id"]


async def test_pastes_that_needed_no_verdict_are_only_counted(house: House) -> None:
    session = house.session()
    passed = {"v": 1, "host": "chatgpt.com", "surface": "paste"}
    await asyncio.to_thread(session.ask, "passed", passed)
    await asyncio.to_thread(session.ask, "passed", {**passed, "count": 4})

    status = await asyncio.to_thread(session.ask, "status", {"v": 1, "host": "chatgpt.com"})

    assert status["today"] == {"verdicts": 0, "held": 0, "native": 5}
