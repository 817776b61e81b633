"""A policy summed up for the Policy page and the terminal."""

from governance.house import HEAD, source_of, starter
from handrail.governance.summary import Told, summed_up
from handrail.local.builtin import builtin_rules


def told(text: str) -> list[Told]:
    """Sum a small policy up."""
    return list(summed_up(source_of(HEAD + text).policy, builtin_rules()))


def test_every_surface_is_named_with_whether_it_is_guarded() -> None:
    lines = told('[surfaces]\nfile = { ceiling = "public" }\ndrop = { guarded = false }\n')

    assert [line for word, line in lines if word == "surface"] == [
        "paste: guarded",
        "drop: not guarded: the policy leaves it out",
        "file: not guarded: this version cannot do that yet; up to public content",
        "submit: not guarded: this version cannot do that yet",
    ]


def test_who_may_do_what_is_told_where_a_tool_asks_who_is_signed_in() -> None:
    lines = dict(summed_up(starter("bank").policy, builtin_rules()))

    assert lines["account"] == "personal, in tools for workspace accounts: up to public content"
    assert "account" not in dict(told(""))


def test_a_ceiling_that_is_taken_back_for_now_is_told() -> None:
    text = """[accounts]
unknown = { ceiling = "internal" }
[[tools]]
id = "claude-team"
tier = "approved"
ceiling = "sensitive"
agreement = "DPA"
account = "workspace"
[[tools]]
id = "kimi"
tier = "prohibited"
"""
    tools = [line for word, line in told(text) if word == "tool"]

    assert tools == [
        "Claude Team: approved, up to sensitive, now internal: see surface and account",
        "Kimi: prohibited, receives nothing",
    ]


def test_pause_history_and_what_could_not_be_judged_are_told() -> None:
    text = 'pause_minutes = 0\n[retention]\nhistory_days = 30\n[when]\npartial = "block"\n'
    lines = dict(told(text))

    assert (lines["pause"], lines["history"]) == ("never", "kept 30 days")
    assert "agent_silent warn" in lines["when"]
    assert "partial block" in lines["when"]


def test_no_term_and_no_pattern_is_quoted() -> None:
    text = """[[dictionaries]]
name = "projects"
terms = ["Bluefin-9"]
class = "sensitive"
[[patterns]]
name = "tickets"
pattern = 'ACME-[0-9]{6}'
class = "internal"
"""
    lines = told(text)

    assert ("words", "projects: 1 term, sensitive") in lines
    assert ("pattern", "tickets: internal") in lines
    assert "Bluefin" not in str(lines)
    assert "ACME-" not in str(lines)


def test_a_tool_that_never_counts_on_its_site_is_told() -> None:
    both = (
        '[[tools]]\nid = "chatgpt-enterprise"\ntier = "approved"\n'
        '[[tools]]\nid = "chatgpt"\ntier = "restricted"\n'
    )

    assert ("tool", "ChatGPT Enterprise: approved, and on its site ChatGPT counts") in told(both)
