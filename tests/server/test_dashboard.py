"""The links that lead to the dashboard: one for a command, one for the extension."""

import asyncio

from support.house import House
from support.tab import Tab


async def test_the_extension_gets_a_link_that_opens_once(house: House) -> None:
    answer = await asyncio.to_thread(house.session().ask, "dashboard", {"v": 1})

    base, _, key = answer["url"].partition("#k=")
    tab = await asyncio.to_thread(Tab(house.port).enter, key)
    assert base == f"http://127.0.0.1:{house.port}/"
    assert (await tab.ask("rows")).status == 200


async def test_each_link_is_another(house: House) -> None:
    assert house.dashboard.link() != house.dashboard.link()
