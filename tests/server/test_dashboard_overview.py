"""The Overview page's answer."""

import dataclasses

from handrail.engine.words import Surface
from handrail.server.dashboard_overview import lesson
from records import entry
from support.house import House, tab_of


async def test_the_overview_covers_the_days_asked_for(house: House) -> None:
    for _ in range(2):
        house.history.record_verdict(dataclasses.replace(entry(), fingerprints=("a" * 16,)))

    told = (await (await tab_of(house)).ask("overview", days=30)).body

    rule = house.live.rules.by_id["payment.card"]
    assert told["first_day"] < told["last_day"]
    assert [total["day"] for total in told["totals"]] == [told["last_day"]]
    expected = {"rule": rule.id, "title": rule.title, "remedy": rule.remedy, "times": 2}
    assert told["rules"] == [expected]
    assert told["repeats"] == [expected]
    assert told["since"] is not None


async def test_each_tool_is_counted_by_class_without_content(house: House) -> None:
    for _ in range(2):
        house.history.record_verdict(entry())
    house.history.record_passed("chatgpt.com", Surface.PASTE, 5)

    told = (await (await tab_of(house)).ask("overview", days=90)).body

    assert told["classes"][3] == "prohibited"
    assert told["used"] == [
        {
            "name": "ChatGPT",
            "tier": "unlisted",
            "instead": [],
            "checked": [0, 0, 0, 2],
            "held": [0, 0, 0, 2],
            "native": 5,
        }
    ]
    assert told["sanctioned"] == []


async def test_only_two_spans_are_offered(house: House) -> None:
    assert (await (await tab_of(house)).ask("overview", days=100_000)).status == 400


def test_a_rule_that_is_not_known_any_more_is_named_by_its_id() -> None:
    assert lesson("old.rule", 3, {}).title == "old.rule"
