"""The Tools page's answer: what each tool may receive, as a verdict would say it."""

import dataclasses
from pathlib import Path

from records import entry
from support.house import Build, House, tab_of

POLICY = """
[policy]
id = "acme"
version = 7
owner = "security@acme.example"
[[tools]]
id = "claude"
tier = "approved"
ceiling = "sensitive"
agreement = "DPA 2026"
instead_of = ["kimi"]
[[tools]]
id = "kimi"
tier = "prohibited"
"""


async def test_tools_that_were_decided_about_come_first(build: Build, tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_text(POLICY)
    house = await build()

    told = (await (await tab_of(house)).ask("tools")).body

    names = [tool["name"] for tool in told["tools"]]
    claude = told["tools"][names.index("Claude")]
    kimi = told["tools"][names.index("Kimi")]
    assert names[0] == "Claude"
    assert names[-1] == "Every other tool"
    assert claude["actions"] == ["allow", "allow", "allow", "block"]
    assert claude["redacted"] == [False, False, False, True]
    assert kimi["actions"] == ["block"] * 4
    assert kimi["redacted"] == [False] * 4
    assert kimi["instead"] == ["Claude"]


async def test_what_was_checked_and_held_is_counted_without_content(house: House) -> None:
    for _ in range(3):
        house.history.record_verdict(dataclasses.replace(entry(), tool_name="ChatGPT"))

    told = (await (await tab_of(house)).ask("tools")).body

    chatgpt = next(tool for tool in told["tools"] if tool["name"] == "ChatGPT")
    assert (chatgpt["checked"], chatgpt["held"], told["days"]) == (3, 3, 30)
    assert not chatgpt["decided"]


async def test_what_was_pasted_before_a_tool_was_decided_about_counts_for_it(
    build: Build, tmp_path: Path
) -> None:
    (tmp_path / "policy.toml").write_text(POLICY.replace('id = "claude"', 'id = "claude-team"'))
    house = await build()
    house.history.record_verdict(dataclasses.replace(entry(name="Claude"), host="claude.ai"))

    told = (await (await tab_of(house)).ask("tools")).body

    team = next(tool for tool in told["tools"] if tool["name"] == "Claude Team")
    assert (team["checked"], team["held"]) == (1, 1)
