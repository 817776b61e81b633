"""Whose address it is: a person's, a function's, or nobody's."""

import pytest

from handrail.engine.mail import (
    addresses,
    is_email,
    is_fixture,
    is_nobodys,
    is_private,
    is_project,
    is_reserved,
    uncredited,
)


@pytest.mark.parametrize(
    "address",
    ["a@example.com", "a@mail.example.org", "a@arden.example", "a@b.test", "you@yourdomain.com"],
)
def test_addresses_of_documentation_are_nobodys(address: str) -> None:
    assert is_reserved(address)
    assert is_nobodys(address)


@pytest.mark.parametrize("address", ["sales@mill.com", "No-Reply@mill.de", "support+eu@mill.org"])
def test_addresses_of_a_function_are_nobodys(address: str) -> None:
    assert not is_reserved(address)
    assert is_nobodys(address)


@pytest.mark.parametrize(
    "address", ["jane@mill.com", "salesia.reeve@mill.com", "jane@myexample.com", "j@contest.com"]
)
def test_a_persons_address_is_a_persons(address: str) -> None:
    assert not is_nobodys(address)


@pytest.mark.parametrize(
    "address",
    [
        "bug-make@mill.org",
        "mill-unsubscribe@mill.org",
        "mill-bugs@mill.org",
        "mill@lists.mill.org",
        "m@googlegroups.com",
    ],
)
def test_a_mailing_list_is_nobodys(address: str) -> None:
    assert is_nobodys(address)


@pytest.mark.parametrize(
    "address", ["bug.jane@mill.org", "jane@listings.mill.org", "ann-jane@mill.org"]
)
def test_a_person_is_no_mailing_list(address: str) -> None:
    assert not is_nobodys(address)


@pytest.mark.parametrize(
    "name", ["aes256-gcm@openssh.com", "curve25519-sha256@libssh.org", "zlib@openssh.com"]
)
def test_a_method_of_ssh_is_nobodys(name: str) -> None:
    assert is_nobodys(name)
    assert not is_nobodys(name.replace("-", "").replace("zlib", "jane"))


def test_a_function_of_a_library_is_no_address() -> None:
    assert not is_email("sf_open@libsndfile.so")
    assert is_email("jane@libra.so.example")
    assert is_email("jane@mill.so")


def test_a_company_under_example_may_stand_for_a_real_one() -> None:
    assert is_fixture("a@example.com")
    assert is_fixture("a@b.invalid")
    assert not is_fixture("a@arden.example")


def test_addresses_are_found_and_files_are_not() -> None:
    assert list(addresses("write a@mill.com, not icon@2x.png")) == ["a@mill.com"]
    assert not is_email("icon@2x.png")


def test_a_mailbox_at_home_is_told_from_one_at_work() -> None:
    assert is_private("jane@gmail.com")
    assert is_private("jane.porter@t-online.de")
    assert is_private("jane@yahoo.co.uk")
    assert not is_private("jane@mill.com")
    assert not is_private("info@gmx.de")


@pytest.mark.parametrize(
    "line",
    [
        " -- Jane Porter <jane@mill.org>  Mon, 01 Jun 2026 10:00:00 +0000",
        "# Copyright (C) 2004 Jane Porter <jane@mill.org>",
        "2001-04-11  Jane Porter  <jane@mill.org>",
        "It is maintained by Jane Porter C<jane@mill.org>.",
        "Jane Porter E<lt>jane@mill.orgE<gt>",
        "# Author: Jane Porter <jane@mill.org>",
        "    Reviewed-and-tested-by: Jane Porter <jane@mill.org>",
        "Signed-off-by: Jane Porter <jane@mill.org>",
        "Co-authored-by: Jane Porter <jane@mill.org>",
        "  Thanks to Jane Porter <jane@mill.org>.",
        "Author: Jane Porter <jane@mill.org>\nDate:   Thu Oct 30 11:51:57 2014",
        '"author": {"name": "Jane", "email": "jane@mill.org"}, "type": "x", "license": "MIT"',
    ],
)
def test_who_is_credited_with_public_work_is_not_reached(line: str) -> None:
    assert list(uncredited(f"write to ben@mill.org\n{line}\n")) == ["ben@mill.org"]


@pytest.mark.parametrize(
    "line",
    [
        'Re: {"author": {"name": "Jane", "email": "jane@mill.org"}, "status": "open"}',
        '{"author": {"name": "Jane", "email": "jane@mill.org"}, "keywords": ["refund"]}',
        "2001-04-11 10:12  Jane Porter  <jane@mill.org>",
        "-- Jane Porter <jane@mill.org>",
        "Submitted-by: Jane Porter <jane@mill.org>",
        "Author: Jane Porter <jane@mill.org>",
        "from Jane Porter <jane@mill.org>, who asks for the copyright",
    ],
)
def test_who_writes_is_reached(line: str) -> None:
    assert list(uncredited(line)) == ["jane@mill.org"]


def test_an_address_of_a_free_project_is_known() -> None:
    assert is_project("jane@debian.org")
    assert is_project("jane@users.sourceforge.net")
    assert not is_project("jane@mydebian.org")
    assert not is_project("jane@debian.mill.org")
