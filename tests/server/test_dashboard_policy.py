"""The Policy page's answer: the table says what a verdict would."""

from pathlib import Path

import minisign

from handrail.engine.policy_text import compile_policy
from handrail.engine.words import Tier
from handrail.local.builtin import builtin_catalogue, builtin_rules, starter_policy
from handrail.server.dashboard_policy import of_tier, of_tool
from support.house import Build, House, tab_of

POLICY = """
[policy]
id = "acme"
version = 7
pause_minutes = 5
owner = "security@acme.example"
[[tools]]
id = "claude"
tier = "approved"
ceiling = "sensitive"
agreement = "DPA 2026"
[[dictionaries]]
name = "projects"
terms = ["Bluefin", "Kestrel"]
class = "sensitive"
"""


async def test_the_starter_policy_is_told_as_a_table(house: House) -> None:
    told = (await (await tab_of(house)).ask("policy")).body

    unlisted = next(tier for tier in told["tiers"] if tier["tier"] == "unlisted")
    assert told["id"] == "starter"
    assert told["file"] is None
    assert told["without"] is None
    assert told["problems"] == []
    assert told["classes"] == ["public", "internal", "sensitive", "prohibited"]
    assert unlisted["actions"][0] == "allow"
    assert unlisted["actions"][3] == "block"
    assert unlisted["redacted"] == [False, False, True, True]


async def test_a_policy_file_is_named_with_what_it_adds(build: Build, tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_text(POLICY)
    house = await build()

    told = (await (await tab_of(house)).ask("policy")).body

    claude = next(tool for tool in told["tools"] if tool["name"] == "Claude")
    assert (told["id"], told["version"]) == ("acme", 7), told["problems"]
    assert told["file"] == str(tmp_path / "policy.toml")
    assert told["without"] == "the starter policy"
    assert claude["actions"][:3] == ["allow"] * 3
    assert claude["agreement"] == "DPA 2026"
    assert told["words"] == ["projects: 2 words, sensitive"]
    assert told["pause_minutes"] == 5
    assert "Bluefin" not in str(told)


async def test_one_word_of_your_own_is_one_word(build: Build, tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_text(POLICY.replace(', "Kestrel"', ""))
    house = await build()

    told = (await (await tab_of(house)).ask("policy")).body

    assert told["words"] == ["projects: 1 word, sensitive"]


async def test_every_surface_is_listed_with_what_holds_there(build: Build, tmp_path: Path) -> None:
    limits = """[surfaces]
paste = { ceiling = "internal" }
drop = { guarded = false }
file = { any_content = "block" }
"""
    (tmp_path / "policy.toml").write_text(POLICY + limits)
    house = await build()

    told = (await (await tab_of(house)).ask("policy")).body

    assert told["surfaces"] == [
        {"name": "paste", "state": "guarded", "ceiling": "internal", "any_content": None},
        {"name": "drop", "state": "left_out", "ceiling": None, "any_content": None},
        {"name": "file", "state": "later", "ceiling": None, "any_content": "block"},
        {"name": "submit", "state": "later", "ceiling": None, "any_content": None},
    ]
    assert told["accounts"] == []


async def test_accounts_are_listed_where_a_tool_asks_for_one(build: Build, tmp_path: Path) -> None:
    tool = POLICY.replace('tier = "approved"', 'tier = "approved"\naccount = "workspace"')
    limits = '[accounts.unknown]\nceiling = "internal"\n'
    (tmp_path / "policy.toml").write_text(tool + limits)
    house = await build()

    told = (await (await tab_of(house)).ask("policy")).body

    assert told["accounts"] == [
        {"name": "unknown", "state": "guarded", "ceiling": "internal", "any_content": None},
        {"name": "personal", "state": "later", "ceiling": "public", "any_content": None},
    ]


async def test_a_refused_file_is_explained_and_the_good_one_stays(
    build: Build, tmp_path: Path
) -> None:
    (tmp_path / "policy.toml").write_text('[policy]\nid = "a"\nposture = "stern"\n')
    house = await build()

    told = (await (await tab_of(house)).ask("policy")).body

    assert told["id"] == "starter"
    assert "stern" in " ".join(told["problems"])
    assert [str(tmp_path / "policy.toml") in step for step in told["next"]] == [True]


def test_the_table_is_what_decide_says() -> None:
    policy = compile_policy(POLICY, builtin_catalogue(), builtin_rules().by_id.keys(), "p.toml")
    tool = next(tool for tool in policy.tools if tool.id == "claude")

    assert of_tool(tool, policy).actions[3] == "block"
    assert len(of_tool(tool, starter_policy()).actions) == 4


def test_what_a_surface_and_an_account_take_is_taken_in_the_table() -> None:
    text = POLICY.replace('agreement = "DPA 2026"', 'agreement = "DPA 2026"\naccount = "workspace"')
    limits = (
        '[surfaces]\npaste = { any_content = "warn" }\n'
        '[accounts]\nunknown = { ceiling = "public" }\n'
    )
    policy = compile_policy(
        text + limits, builtin_catalogue(), builtin_rules().by_id.keys(), "p.toml"
    )
    tool = next(tool for tool in policy.tools if tool.id == "claude")

    assert of_tool(tool, policy).ceiling == "public"
    assert of_tool(tool, policy).actions[:2] == ("warn", "warn")
    assert of_tier(Tier.UNLISTED, policy).actions[0] == "warn"


async def test_the_layers_of_an_organisation_are_named_from_the_nearest_up(
    build: Build, tmp_path: Path
) -> None:
    folder = tmp_path / "organisation"
    folder.mkdir()
    pair = minisign.KeyPair.generate()
    (folder / "org.pub").write_bytes(bytes(pair.public_key))
    (folder / "policy.toml").write_text(POLICY)
    made = pair.secret_key.sign(POLICY.encode(), trusted_comment="serial:1")
    (folder / "policy.toml.minisig").write_bytes(bytes(made))
    (tmp_path / "policy.toml").write_text('[policy]\nid = "me"\nversion = 1\nowner = "B"\n')
    house = await build()

    told = (await (await tab_of(house)).ask("policy")).body

    assert (told["id"], told["problems"]) == ("me", [])
    assert told["file"] == f"{tmp_path / 'policy.toml'} over {folder / 'policy.toml'}"
    assert told["words"] == ["projects: 2 words, sensitive"]
    assert told["pause_minutes"] == 5
    assert told["without"] == "acme alone"
    (tmp_path / "policy.toml").unlink()
    again = (await (await tab_of(await build())).ask("policy")).body
    assert again["without"] is None
