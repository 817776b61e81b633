"""What the examples of own rules show is told beside the policy, without their texts."""

from pathlib import Path

from support.house import Build, House, tab_of
from support.own_rules import OWN_RULE


def put(folder: Path, text: str) -> Path:
    file = folder / "rules" / "acme.toml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)
    return file


async def test_without_rules_of_ones_own_there_is_nothing_to_tell(house: House) -> None:
    told = (await (await tab_of(house)).ask("own")).body

    assert (told["lines"], told["next"]) == ([], [])


async def test_a_rule_that_is_silent_is_told_with_what_to_do(build: Build, tmp_path: Path) -> None:
    file = put(tmp_path, OWN_RULE.replace("ACME-[0-9]", "ACNE-[0-9]"))
    house = await build()

    told = (await (await tab_of(house)).ask("own")).body

    assert len(told["lines"]) == 3
    assert told["lines"][1] == (
        "rules/acme.toml line 11: rule[0].hits[1] is not found: the pattern matches nothing in it; "
        "correct the pattern or the example (rule business.ticket, hit 2)"
    )
    assert told["next"] == [f"Correct your rules in {file}; they are read again at once."]
    assert "100001" not in str(told)


async def test_a_corrected_rule_is_tried_again(build: Build, tmp_path: Path) -> None:
    put(tmp_path, OWN_RULE.replace("ACME-[0-9]", "ACNE-[0-9]"))
    house = await build()
    tab = await tab_of(house)
    assert (await tab.ask("own")).body["lines"]

    put(tmp_path, OWN_RULE)
    house.live.reload()

    assert (await tab.ask("own")).body["lines"] == []
