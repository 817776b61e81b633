"""Getting ready for a first paste."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from handrail.engine.content import Content, Destination
from handrail.engine.judge import judge
from handrail.engine.pattern import compile_pattern
from handrail.engine.policy import Policy
from handrail.engine.rule import RuleSet
from handrail.engine.verdict import Verdict
from handrail.local.builtin import builtin_rule_list
from handrail.local.live import Live
from handrail.local.ready import examples
from handrail.server import warm_up
from handrail.server.warm_up import WarmUp
from support.house import Build

RULES = builtin_rule_list()[:50]


class Heard:
    """Remembers what it was asked to judge."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def judge(
        self, content: Content, destination: Destination, policy: Policy, rules: RuleSet
    ) -> Verdict:
        """Judge."""
        self.texts.append(content.text)
        return judge(content, destination, policy, rules)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warm_up, "DELAY_S", 0.0)


@contextmanager
def warming(heard: Heard, home: Path) -> Iterator[WarmUp]:
    with ThreadPoolExecutor(1) as threads:
        yield WarmUp(heard.judge, Live(home), threads, lambda: RULES)


async def test_nothing_is_read_before_a_page_is_open(tmp_path: Path) -> None:
    heard = Heard()
    with warming(heard, tmp_path) as warm, pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2):
            await warm.work()

    assert heard.texts == []


async def test_an_example_of_every_rule_is_read_once_however_many_pages_open(
    tmp_path: Path,
) -> None:
    heard = Heard()
    with warming(heard, tmp_path) as warm:
        warm.begin()
        warm.begin()
        await warm.work()

    assert heard.texts == list(examples(RULES))


async def test_every_pattern_that_is_in_use_is_compiled(tmp_path: Path) -> None:
    in_use = compile_pattern("warm-up [a-z]{1,200}")
    with warming(Heard(), tmp_path) as warm:
        warm.begin()
        await warm.work()

    assert in_use._ascii is not None


async def test_a_page_that_asks_what_to_look_for_is_an_open_page(build: Build) -> None:
    opened: list[str] = []
    house = await build(opened=lambda: opened.append("page"))

    await asyncio.to_thread(house.session().ask, "prefilter", {"v": 1, "host": "chatgpt.com"})

    assert opened == ["page"]


async def test_what_was_read_for_it_leaves_no_row(build: Build, tmp_path: Path) -> None:
    house = await build()
    with warming(Heard(), tmp_path) as warm:
        warm.begin()
        await warm.work()

    status = await asyncio.to_thread(house.session().ask, "status", {"v": 1, "host": "chatgpt.com"})

    assert status["today"] == {"verdicts": 0, "held": 0, "native": 0}
