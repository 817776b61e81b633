"""What would happen to a text at a site, and why."""

from governance.house import HEAD, UNLISTED, source_of, starter
from handrail.engine.content import Destination
from handrail.engine.layers import tighten
from handrail.engine.words import Account, Surface
from handrail.governance.explain import explain
from handrail.local.builtin import builtin_catalogue, builtin_rules
from handrail.local.layering import Layer

HOST = UNLISTED.removeprefix("https://")


def told(text: str) -> dict[str, list[str]]:
    """Explain a text for a tool nobody decided about, under the bank's policy."""
    lines: dict[str, list[str]] = {}
    for word, line in explain(text, Destination(HOST), starter("bank").policy, builtin_rules(), ()):
        lines.setdefault(word, []).append(line)
    return lines


def test_a_harmless_text_needs_no_way_out() -> None:
    assert told("see you at ten")["action"] == ["allow"]
    assert "otherwise" not in told("see you at ten")


def test_what_was_found_is_told_and_never_shown() -> None:
    lines = told("our password is Kx7!quarry88")

    assert lines["action"] == ["block"]
    assert "secret." in lines["found"][0]
    assert lines["otherwise"][0] == "with what was found hidden: allow"
    assert "quarry" not in str(lines)


def test_where_no_file_holds_the_way_out_is_a_policy_of_ones_own() -> None:
    lines = told("our password is Kx7!quarry88")

    assert lines["otherwise"][-1].startswith("make a policy of your own for another class")
    assert "ask " not in lines["otherwise"][-1]


def test_the_reasons_to_choose_from_are_told_with_the_layer_they_come_from() -> None:
    upper = HEAD + 'posture = "coach"\n[overrides]\nreasons = ["Made up", "Agreed"]\n'
    lower = '[policy]\nid = "team"\nversion = 1\nowner = "Bo"\n[overrides]\nreasons = ["Mine"]\n'
    above = source_of(upper).policy
    both = tighten(above, lower, "team.toml", builtin_catalogue(), builtin_rules().by_id)
    layers = (Layer("policy.toml", upper, above), Layer("team.toml", lower, both))

    where = Destination(HOST)
    lines = dict(explain("our password is Kx7!quarry88", where, both, builtin_rules(), layers))

    assert lines["reasons"] == "Made up; Agreed; or one of your own (policy.toml line 7)"


WAYS = """
[surfaces]
paste = { ceiling = "public" }
drop = { guarded = false }
file = { any_content = "justify" }

[accounts]
unknown = { ceiling = "internal", any_content = "warn" }

[[tools]]
id = "claude-team"
tier = "approved"
ceiling = "sensitive"
agreement = "DPA"
account = "workspace"
"""


def by(
    surface: Surface, account: Account = Account.UNKNOWN, host: str = "claude.ai"
) -> dict[str, list[str]]:
    """Explain a colleague's address, by a surface and with an account."""
    source = source_of(HEAD + WAYS)
    layers = (Layer("policy.toml", source.text, source.policy),)
    lines: dict[str, list[str]] = {}
    where = Destination(host, surface, account)
    text = "ask b.mill@millworks7.org about it"
    for word, line in explain(text, where, source.policy, builtin_rules(), layers):
        lines.setdefault(word, []).append(line)
    return lines


def test_what_a_surface_and_an_account_take_is_told_with_its_line() -> None:
    lines = by(Surface.PASTE)

    assert lines["site"] == ["claude.ai is Claude Team: approved, up to sensitive content as it is"]
    assert lines["surface"] == ["paste, guarded"]
    assert lines["account"] == ["unknown: this version cannot tell who is signed in"]
    assert lines["because"] == [
        (
            "internal is above public: classes.internal.over_ceiling = warn"
            " (no file says so: as in the starter policy)"
        ),
        "sensitive otherwise: surfaces.paste.ceiling = public (policy.toml line 7)",
        (
            "everything with this account, in tools for workspace accounts:"
            " accounts.unknown.any_content = warn (policy.toml line 12)"
        ),
    ]


def test_a_surface_that_nothing_guards_is_told_so() -> None:
    assert by(Surface.FILE)["surface"] == ["file, not guarded: this version cannot do that yet"]
    assert by(Surface.DROP)["surface"] == ["drop, not guarded: the policy leaves it out"]
    assert by(Surface.FILE)["action"] == ["justify is asked for, and by this way nothing is held"]
    assert "surfaces.file.any_content = justify" in str(by(Surface.FILE)["because"])


def test_who_is_signed_in_is_told_where_it_makes_no_difference() -> None:
    workspace = by(Surface.DROP, Account.WORKSPACE)

    assert workspace["account"] == ["workspace, as you say"]
    assert workspace["action"][0].startswith("allow")
    assert by(Surface.PASTE, host="kimi.com")["account"][0].endswith("no difference in this tool")
