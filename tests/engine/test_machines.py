"""Addresses of machines, and what looks like them."""

import pytest

from handrail.engine.candidate import Candidate
from handrail.engine.checks import CHECKS
from handrail.engine.guards import GUARDS


def candidate(text: str, value: str, *, certain: bool = False) -> Candidate:
    start = text.index(value)
    return Candidate(text, start, start + len(value), value, certain)


@pytest.mark.parametrize(
    ("check", "value", "holds"),
    [
        ("ip", "81.92.149.211", True),
        ("ip", "127.0.0.1", True),
        ("ip", "10.1.2.3", False),
        ("ip", "81.92.149.256", False),
        ("ipv6", "2a00:1450::200e", True),
        ("ipv6", "::", False),
        ("ipv6", "1:2:3:4:5:6:7:8", False),
        ("ipv6", "1::2::3", False),
        ("mac", "3c:22:fb:41:9e:01", True),
        ("nowhere-ip", "203.0.113.9", True),
        ("nowhere-ip", "2001:db8::1", True),
        ("nowhere-ip", "ff02::fb", True),
        ("nowhere-ip", "224.0.0.251", True),
        ("nowhere-ip", "fd12:3456::1", False),
        ("nowhere-ip", "10.0.0.1", False),
        ("nowhere-ip", "8.8.8.8", False),
        ("nowhere-ip", "nowhere", False),
        ("nowhere-mac", "FF-FF-FF-FF-FF-FF", True),
        ("nowhere-mac", "3c:22:fb:41:9e:01", False),
    ],
)
def test_an_address_says_what_it_is(check: str, value: str, *, holds: bool) -> None:
    assert CHECKS[check](value) is holds


@pytest.mark.parametrize(
    ("guard", "text", "value", "stands"),
    [
        ("not-version", "libmagick 8:6.9.11.60+dfsg-1", "6.9.11.60", False),
        ("not-version", "version 12.92.149.211", "12.92.149.211", False),
        ("not-version", "Chrome/120.94.0.33", "120.94.0.33", False),
        ("not-version", "1.12.92.149.211", "12.92.149.211", False),
        ("not-version", "12.92.149.211-beta", "12.92.149.211", False),
        ("not-version", "http://12.92.149.211/x", "12.92.149.211", True),
        ("not-version", "from 12.92.149.211.", "12.92.149.211", True),
        ("not-version", "SRC=12.92.149.211", "12.92.149.211", True),
        ("not-version", "client_ip='12.92.149.211'", "12.92.149.211", True),
        ("not-version", "chip=12.92.149.211", "12.92.149.211", False),
        ("not-version", "lib==12.92.149.211", "12.92.149.211", False),
        ("not-numbered", "2.5.4.42", "2.5.4.42", False),
        ("not-numbered", "8.8.4.4", "8.8.4.4", False),
        ("not-numbered", "8.8.4.44", "8.8.4.44", True),
        ("not-numbered", "2.83-2.12 3.51.98.32 2.03.5", "3.51.98.32", False),
        ("not-numbered", "0.12 3.51.98.32 200", "3.51.98.32", True),
        ("not-constant", "f('127.0.0.1')", "127.0.0.1", False),
        ("not-constant", "ping 127.0.0.1", "127.0.0.1", True),
        ("not-constant", "add 10.0.0.0/8", "10.0.0.0", False),
        ("not-in-colons", "1a:3c:22:fb:41:9e:01", "3c:22:fb:41:9e:01", False),
        ("not-in-colons", "3c:22:fb:41:9e:01:7", "3c:22:fb:41:9e:01", False),
        ("not-in-colons", "MAC:3c:22:fb:41:9e:01", "3c:22:fb:41:9e:01", True),
        ("not-in-colons", "is 3c:22:fb:41:9e:01.", "3c:22:fb:41:9e:01", True),
    ],
)
def test_an_address_stands_or_falls_by_its_surroundings(
    guard: str, text: str, value: str, *, stands: bool
) -> None:
    assert GUARDS[guard](candidate(text, value)) is stands


def test_a_word_near_a_small_number_makes_it_an_address() -> None:
    assert GUARDS["not-numbered"](candidate("dns 8.8.8.8", "8.8.8.8", certain=True))
    assert GUARDS["not-constant"](candidate("net 10.0.0.0/8", "10.0.0.0", certain=True))
