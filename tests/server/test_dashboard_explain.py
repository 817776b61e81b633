"""The answer to "why?": the way to the action, and nothing of the text."""

from handrail.server.dashboard_explain import ExplainRequest
from support.house import House, tab_of

SECRET = "our password is Kx7!quarry88"


async def test_the_way_to_the_action_is_told_without_the_text(house: House) -> None:
    told = (await (await tab_of(house)).ask("explain", text=SECRET, site="chatgpt.com/c/1")).body

    lines = dict(told["lines"])
    assert lines["action"] == "block"
    assert lines["site"].startswith("chatgpt.com is ChatGPT")
    assert "quarry" not in str(told)


async def test_an_address_that_names_no_site_is_refused(house: House) -> None:
    assert (await (await tab_of(house)).ask("explain", text="hello", site="  ")).status == 400


def test_a_request_does_not_show_its_text_when_it_is_printed() -> None:
    assert "quarry" not in repr(ExplainRequest(1, SECRET, "chatgpt.com"))
