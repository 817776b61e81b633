"""Who waits is told at once; nobody waits for ever."""

import asyncio

from handrail.server.wire import PingAnswer
from support.house import House


async def test_who_waits_is_told_of_the_next_change(house: House) -> None:
    news = house.dashboard.news
    mark = news.mark
    waiting = asyncio.ensure_future(news.after(mark))
    await asyncio.sleep(0)

    news.tell()

    assert await asyncio.wait_for(waiting, 10) != mark


async def test_who_was_away_is_told_at_once(house: House) -> None:
    news = house.dashboard.news
    before = news.mark
    news.tell()

    assert await asyncio.wait_for(news.after(before), 10) == news.mark


async def test_without_news_the_wait_ends_with_the_same_mark(house: House) -> None:
    news = house.dashboard.news

    assert await news.after(news.mark, hold_s=0.01) == news.mark


async def test_the_end_of_the_agent_ends_every_wait(house: House) -> None:
    news = house.dashboard.news
    waiting = asyncio.ensure_future(news.after(news.mark))
    await asyncio.sleep(0)

    news.stop()

    await asyncio.wait_for(waiting, 10)


async def test_a_changed_policy_is_news(house: House) -> None:
    news = house.dashboard.news
    mark = news.mark
    waiting = asyncio.ensure_future(news.after(mark))
    await asyncio.sleep(0)

    (house.live._files.home / "policy.toml").write_text("[policy]\n")
    house.live.reload()

    assert await asyncio.wait_for(waiting, 10) != mark


async def test_only_what_writes_is_followed_by_news(house: House) -> None:
    news = house.dashboard.news

    async def route(_raw: bytes) -> PingAnswer:
        return PingAnswer(v=1)

    routes = news.telling({"/v1/verdict": route, "/v1/ping": route})
    mark = news.mark
    await routes["/v1/ping"](b"")
    unchanged = news.mark
    await routes["/v1/verdict"](b"")

    assert unchanged == mark
    assert news.mark != mark
