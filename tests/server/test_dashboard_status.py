"""The Status page's answer: each thing in words, with what to do."""

from pathlib import Path

from support.house import Build, House, tab_of


async def lines(house: House) -> dict[str, dict[str, str]]:
    told = (await (await tab_of(house)).ask("status")).body
    return {line["name"]: line for line in told["lines"]}


async def test_each_thing_that_must_work_has_its_line(house: House) -> None:
    told = await lines(house)

    assert list(told) == [
        "Agent", "Port", "Keyring", "Tray", "Policy", "History", "Browsers",
    ]  # fmt: skip
    assert told["Tray"]["says"] == "no place for icons"
    assert told["Agent"]["state"] == "ok"
    assert str(house.port) in told["Port"]["says"]
    assert told["Keyring"]["state"] == "note"
    assert told["History"]["next"] == "Unlock the keyring."


async def test_what_is_not_good_says_what_to_do(build: Build, tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_text("[policy\n")
    house = await build(history_file=tmp_path / "history.db")

    told = await lines(house)

    assert told["Policy"]["state"] == "missing"
    assert told["Policy"]["next"].startswith(f"Correct your policy, {tmp_path / 'policy.toml'};")
    assert all(line["next"] for line in told.values() if line["state"] != "ok")


async def test_connected_browsers_are_counted(house: House) -> None:
    before = (await lines(house))["Browsers"]
    house.session()
    after = (await lines(house))["Browsers"]

    assert before != after or before["state"] == "missing"
