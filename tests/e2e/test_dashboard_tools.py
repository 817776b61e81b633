"""The pages that help with a policy: may I paste this there, and a policy from a few answers."""

from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

import minisign
import pytest
from playwright.sync_api import expect

from drive.agent import handrail
from e2e.test_dashboard import OVERFLOW, Open, complaints, opened, shown
from support.agent import until

pytestmark = pytest.mark.browser

__all__ = ["opened"]

# The charts are drawn anew for another width.
DRAWN_MS = 500
# Wider than a narrow window.
NAME = "acme-ai-usage-of-every-country"
ABOVE = f"""[policy]
id = "{NAME}"
version = 1
owner = "security@acme.example"
[[tools]]
id = "claude"
tier = "approved"
account = "workspace"
[retention]
history_days = 60
"""
ALTERNATIVES = """[policy]
id = "acme"
version = 1
owner = "security@acme.example"
[[tools]]
id = "claude"
tier = "approved"
instead_of = ["copilot"]
"""


@pytest.fixture
def organisation(opened: Open) -> Iterator[Path]:
    """What an administrator puts on this machine, for one test."""
    folder = opened.place.state / "organisation"
    folder.mkdir()
    pair = minisign.KeyPair.generate()
    made = pair.secret_key.sign(ABOVE.encode(), trusted_comment="serial:1")
    (folder / "org.pub").write_bytes(bytes(pair.public_key))
    (folder / "policy.toml.minisig").write_bytes(bytes(made))
    (folder / "policy.toml").write_text(ABOVE, "utf-8")
    yield folder
    rmtree(folder)


def test_a_tool_is_found_by_its_name_and_every_class_has_its_answer(opened: Open) -> None:
    page = opened.tab("tools")
    expect(page.get_by_text("Find any other by its name.")).to_be_visible()

    page.get_by_label("Find a tool").fill("kimi")
    expect(page.get_by_role("status").filter(has_text="1 tool")).to_be_visible()

    row = page.get_by_role("row", name="Kimi")
    expect(row.get_by_role("cell")).to_have_count(5)
    expect(row).to_contain_text("Yes")
    expect(page.get_by_role("rowheader")).to_have_count(1)
    page.close()


def test_a_tool_nobody_knows_is_answered_like_every_other(opened: Open) -> None:
    page = opened.tab("tools")

    page.get_by_label("Find a tool").fill("no such tool")

    expect(page.get_by_role("heading", name="No tool of that name is known")).to_be_visible()
    expect(page.get_by_role("rowheader", name="Every other tool")).to_be_visible()
    page.close()


def test_a_text_is_explained_from_rule_to_action(opened: Open) -> None:
    page = opened.tab("tools")

    page.get_by_label("The text").fill("our password is Kx7!quarry88")
    page.get_by_role("button", name="Tell me why").click()

    told = page.locator("#why-told")
    expect(told.locator("strong")).to_have_text(
        "It would be stopped. With what was found hidden it may go in."
    )
    expect(told).to_contain_text("classes.prohibited.over_ceiling = block")
    expect(told).to_contain_text("with what was found hidden: allow")
    expect(told).not_to_contain_text("quarry")
    assert complaints(page) == []
    page.close()


def test_a_text_that_cannot_be_explained_says_what_is_missing(opened: Open) -> None:
    page = opened.tab("tools")
    told = page.locator("#why-told")

    page.get_by_role("button", name="Tell me why").click()
    expect(told).to_have_text("Write or paste the text first.")
    expect(page.get_by_label("The text")).to_be_focused()
    page.get_by_label("The text").fill("hello")
    page.get_by_label("Where it would go").fill("not a site !!")
    page.get_by_role("button", name="Tell me why").click()
    expect(told).to_have_text("This names no site. Write it like chatgpt.com.")
    expect(page.get_by_label("Where it would go")).to_be_focused()
    page.get_by_label("Where it would go").fill("https://claude.ai/new")
    page.get_by_role("button", name="Tell me why").click()

    expect(told).to_contain_text("It would go in as it is.")
    page.close()


def test_usage_is_counted_by_tool_and_class_with_where_to_go_instead(opened: Open) -> None:
    policy = opened.place.state / "policy.toml"
    policy.write_text(ALTERNATIVES, "utf-8")
    page = opened.tab("policy")
    expect(page.get_by_role("heading", name="acme, version 1")).to_be_visible()

    shown(page, "overview")
    page.get_by_role("button", name="90 days").click()

    used = page.get_by_role("table", name="Each tool by class")
    expect(used.get_by_role("row", name="Copilot")).to_contain_text("unlisted")
    expect(used.get_by_role("row", name="Copilot")).to_contain_text("use Claude")
    expect(used.get_by_role("row", name="Claude").last).to_contain_text("approved")
    expect(page.get_by_text("in place of an unlisted tool: Claude.")).to_be_visible()
    expect(used.locator("tbody tr")).to_have_count(4)
    assert complaints(page) == []
    page.set_viewport_size({"width": 360, "height": 800})
    page.wait_for_timeout(DRAWN_MS)
    assert page.evaluate(OVERFLOW) == 0
    policy.unlink()
    page.close()


def test_a_layer_over_the_organisations_policy_is_made_and_holds(
    opened: Open, organisation: Path
) -> None:
    page = opened.tab("policy")
    expect(page.get_by_role("heading", name=f"{NAME}, version 1")).to_be_visible()
    expect(page.get_by_text("What you upload is not checked: this version")).to_be_visible()
    expect(page.get_by_text("An account nobody can tell")).to_contain_text("as with a work account")
    assert complaints(page) == []
    shown(page, "wizard")

    expect(page.get_by_label("What do you make?")).to_contain_text(
        f"A layer of my own, over {NAME}"
    )
    expect(page.get_by_text("Nothing yet: all of it is as in the policy above.")).to_be_visible()
    page.get_by_label("What are you called?").fill("Bea")
    page.get_by_label("Tools nobody decided about may receive:").select_option(label="public only")
    page.get_by_label("Words of your own").fill("Bluefin")
    page.get_by_role("button", name="Lower a tool").click()
    page.get_by_role("group", name="Lowered tool").get_by_label("Tool").select_option(
        label="Claude"
    )
    tightens = page.get_by_role("region", name="What it makes")
    expect(tightens).to_contain_text("internal content in Claude: you are asked (before: yes)")
    expect(tightens).to_contain_text("own words: 1 more")
    page.get_by_label("Keep history for").fill("61")
    expect(page.get_by_text("These answers do not go together yet")).to_be_visible()
    expect(tightens).to_contain_text("Keep history for, in days")
    page.get_by_label("Keep history for").fill("30")
    expect(page.get_by_text("history kept: 30 days (before: 60 days)")).to_be_visible()
    page.get_by_label("Whatever the tool, a paste may be:").select_option(label="public only")
    expect(tightens).to_contain_text("ceiling of surface paste: public (before: none)")
    page.get_by_label("While nobody can tell who is signed in").select_option(label="public only")
    expect(tightens).to_contain_text("ceiling of account unknown")
    assert complaints(page) == []
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate(OVERFLOW) == 0
    page.get_by_role("button", name="Use it on this computer").click()

    written = opened.place.state / "policy.toml"
    until(written.exists)
    assert (
        f"can be used over {NAME}" in handrail(opened.place, "policy", "check", str(written)).stdout
    )
    shown(page, "policy")
    expect(page.get_by_role("heading", name="bea, version 1")).to_be_visible()
    expect(page.get_by_text("What you paste is checked. Into any tool: public")).to_be_visible()
    expect(page.get_by_text("Something in the files cannot be used")).to_have_count(0)
    written.unlink()
    page.close()


def test_each_tool_and_the_button_that_removes_it_say_which_they_are(opened: Open) -> None:
    page = opened.tab("wizard")

    for name in ("Claude Team", "Gemini"):
        page.get_by_role("button", name="Approve a tool").click()
        page.get_by_role("group", name="Approved tool").last.get_by_label("Tool").select_option(
            label=name
        )
    page.get_by_role("button", name="Name a tool").click()
    page.get_by_label("Which tools may receive nothing?").last.select_option(label="Kimi")

    expect(page.get_by_role("group", name="Approved tool: Gemini")).to_be_visible()
    page.get_by_role("button", name="Remove Claude Team").click()
    expect(page.get_by_role("group", name="Approved tool: Claude Team")).to_have_count(0)
    expect(page.get_by_role("button", name="Approve a tool")).to_be_focused()
    page.get_by_role("button", name="Remove Kimi").click()
    expect(page.get_by_role("button", name="Name a tool")).to_be_focused()
    assert complaints(page) == []
    page.close()


def test_a_tool_that_was_not_chosen_is_not_approved(opened: Open) -> None:
    page = opened.tab("wizard")
    made = page.get_by_role("region", name="What it makes")

    page.get_by_role("button", name="Approve a tool").click()
    page.get_by_label("What is your organisation called?").fill("Acme")
    expect(made).to_contain_text('organisation = "Acme"')

    expect(page.get_by_text("Use the approved tools")).to_have_count(0)
    page.close()


def test_an_answer_that_cannot_be_is_said_where_the_policy_would_stand(opened: Open) -> None:
    page = opened.tab("wizard")
    made = page.get_by_role("region", name="What it makes")
    expect(made.get_by_text("The short version")).to_be_visible()

    page.get_by_label("Longest pause").fill("99")
    expect(made).to_contain_text("Longest pause, in minutes")
    expect(page.get_by_role("button", name="Use it on this computer")).to_have_count(0)
    page.get_by_label("Longest pause").fill("5")
    expect(made.get_by_text("The short version")).to_be_visible()
    page.get_by_label("Words of your own").fill("x" * 201)
    expect(made).to_contain_text("A word may have 200 characters at most")
    page.get_by_label("Words of your own").fill("Bluefin")
    expect(made.get_by_text("The short version")).to_be_visible()

    expect(page.locator("#silent")).to_be_hidden()
    page.close()


def test_a_policy_grows_while_one_answers_and_can_be_used_here(opened: Open) -> None:
    page = opened.tab("wizard")

    page.get_by_label("What is your organisation called?").fill("Acme")
    page.get_by_label("GDPR").check()
    page.get_by_role("button", name="Approve a tool").click()
    tool = page.get_by_role("group", name="Approved tool")
    expect(tool.get_by_label("Tool")).to_have_value("")
    tool.get_by_label("Tool").select_option(label="Claude Team")
    expect(page.get_by_text("These answers do not go together yet")).to_be_visible()
    page.get_by_label("Agreement", exact=True).fill("DPA 2026")
    page.get_by_label("Keeps data in").fill("EU")
    expect(page.get_by_text("Use the approved tools: Claude Team.")).to_be_visible()
    not_yet = page.get_by_text("Claude Team is approved, and nobody has assessed it yet.")
    expect(not_yet).to_be_visible()
    expect(page.get_by_text("reviewed_on").first).to_be_hidden()
    page.get_by_text("The policy file").click()
    expect(page.get_by_text("tools[0].reviewed_on is not said")).to_be_visible()
    page.get_by_label("Assessed on").fill("2026-10-05")
    expect(not_yet).to_have_count(0)
    assert complaints(page) == []
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save the document").click()
    page.get_by_role("button", name="Use it on this computer").click()

    written = opened.place.state / "policy.toml"
    until(written.exists)
    assert 'organisation = "Acme"' in written.read_text("utf-8")
    assert saving.value.suggested_filename == "policy.html"
    shown(page, "policy")
    expect(page.get_by_role("heading", name="acme, version 1")).to_be_visible()
    written.unlink()
    page.close()
