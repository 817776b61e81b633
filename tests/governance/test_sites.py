"""What counts as a site."""

import pytest

from handrail.governance.sites import host_of


def test_a_site_may_be_an_address_or_a_host() -> None:
    assert host_of("https://ChatGPT.com/c/1") == host_of("chatgpt.com") == "chatgpt.com"


@pytest.mark.parametrize("site", ["", "https://", "https://[::1", "[", "//"])
def test_what_names_no_site_gives_none(site: str) -> None:
    assert host_of(site) == ""
