"""The History page's answers: rows, one row explained, erasing, exporting."""

import asyncio
import csv
import io
import json

import pytest

from handrail.engine.words import Action, Decision
from records import entry
from support.house import Build, House, tab_of


async def test_rows_come_newest_first_with_the_titles_of_their_rules(house: House) -> None:
    older, newer = entry(), entry(Action.ALLOW, Decision.PASSED)
    house.history.record_verdict(older)
    house.history.record_verdict(newer)

    said = await (await tab_of(house)).ask("rows")

    assert said.status == 200
    assert [row["id"] for row in said.body["rows"]] == [newer.id, older.id]
    assert said.body["rows"][1]["rules"] == [
        {"rule": "payment.card", "title": house.live.rules.by_id["payment.card"].title, "count": 2}
    ]
    assert said.body["tools"] == ["ChatGPT"]
    assert said.body["after"] is None


async def test_pages_follow_each_other(house: House) -> None:
    kept = [entry() for _ in range(5)]
    for one in kept:
        house.history.record_verdict(one)
    tab = await tab_of(house)
    found, after = [], None

    while True:
        page = (await tab.ask("rows", after=after, limit=2)).body
        found += [row["id"] for row in page["rows"]]
        after = page["after"]
        if after is None:
            break

    assert found == [one.id for one in reversed(kept)]


async def test_filters_are_heard(house: House) -> None:
    held = entry()
    house.history.record_verdict(entry(Action.ALLOW, Decision.PASSED))
    house.history.record_verdict(held)
    tab = await tab_of(house)

    said = await tab.ask("rows", wanted={"action": "block", "tool": "chat", "decision": "none"})
    none = await tab.ask("rows", wanted={"since": "2031-01-01T00:00:00Z"})

    assert [row["id"] for row in said.body["rows"]] == [held.id]
    assert none.body["rows"] == []


async def test_a_row_is_explained_with_the_words_of_its_rules(house: House) -> None:
    held = entry()
    house.history.record_verdict(held)
    await asyncio.wrap_future(
        house.history.record_decision(held.id, Decision.CONTINUED, "a reason")
    )

    told = (await (await tab_of(house)).ask("row", id=held.id)).body

    rule = house.live.rules.by_id["payment.card"]
    assert told["rules"][0]["why"] == rule.why
    assert told["rules"][0]["remedy"] == rule.remedy
    assert told["reason"] == "a reason"
    assert told["row"]["decision"] == "continued"
    assert (told["tier"], told["ceiling"]) == ("unlisted", "internal")


async def test_a_row_that_is_gone_is_said_to_be_gone(house: House) -> None:
    said = await (await tab_of(house)).ask("row", id="0" * 16)

    assert said.status == 400
    assert "not in your history" in said.body["problem"]


async def test_one_a_span_and_all_can_be_erased(house: House) -> None:
    kept = [entry() for _ in range(3)]
    for one in kept:
        house.history.record_verdict(one)
    tab = await tab_of(house)

    first = await tab.ask("erase", what="one", id=kept[0].id)
    past = {"since": "2000-01-01T00:00:00Z", "until": "2001-01-01T00:00:00Z"}
    span = await tab.ask("erase", what="range", **past)
    counted = await tab.ask("count")
    rest = await tab.ask("erase", what="all")

    assert [said.body["rows"] for said in (first, span, counted, rest)] == [1, 0, 2, 2]
    assert house.history.rows() == []


@pytest.mark.parametrize("what", ["one", "range"])
async def test_erasing_needs_to_know_which_rows(house: House, what: str) -> None:
    house.history.record_verdict(entry())

    said = await (await tab_of(house)).ask("erase", what=what)

    assert said.status == 400
    assert len(house.history.rows()) == 1


async def test_the_export_holds_every_wanted_row(house: House) -> None:
    for _ in range(3):
        house.history.record_verdict(entry())
    house.history.record_verdict(entry(Action.ALLOW, Decision.PASSED, "=cmd()"))
    tab = await tab_of(house)

    whole = await tab.ask("export", kind="json")
    held = await tab.ask("export", kind="csv", wanted={"action": "block"})
    guarded = await tab.ask("export", kind="csv", wanted={"action": "allow"})

    lines = list(csv.DictReader(io.StringIO(held.raw.decode("utf-8-sig"), newline="")))
    assert len(json.loads(whole.raw)) == 4
    assert held.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert [line["action"] for line in lines] == ["block"] * 3
    assert b",'=cmd()," in guarded.raw


async def test_a_verdict_is_news(house: House) -> None:
    tab = await tab_of(house)
    mark = (await tab.ask("rows")).body["mark"]

    waiting = asyncio.ensure_future(tab.ask("news", mark=mark))
    await asyncio.to_thread(house.session().verdict, "harmless")

    assert (await waiting).body["mark"] != mark
    assert len((await tab.ask("rows")).body["rows"]) == 1


async def test_an_unknown_key_is_refused_without_repeating_it(build: Build) -> None:
    said = await (await tab_of(await build())).ask("rows", wanted={"pasted words": 1})

    assert said.status == 400
    assert b"pasted words" not in said.raw
