"""Whatever becomes of a policy file: what is in force is what it says, or the last good one."""

import re
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import event, given, settings
from hypothesis import strategies as st

from handrail.engine.content import Content, Destination
from handrail.engine.judge import judge
from handrail.engine.words import Action
from handrail.local.builtin import starter_policy
from handrail.local.live import Live

GOOD = """[policy]
id = "acme"
version = 7
owner = "security"

[tiers]
unlisted = { ceiling = "public" }

[classes.sensitive]
over_ceiling = "block"

[surfaces]
paste = { any_content = "warn" }

[[tools]]
id = "claude-team"
tier = "approved"
account = "workspace"

[accounts]
unknown = { ceiling = "public" }
"""
PIECES = st.sampled_from(
    [*re.findall(r"\w+|\s|[^\w\s]", GOOD), "[[", '"""', "'''", "\ufeff", "\0", "9" * 5000]
)


@settings(max_examples=80, deadline=None)
@given(
    at=st.integers(0, len(GOOD)),
    cut=st.integers(0, 30),
    put=st.lists(PIECES, max_size=4).map("".join) | st.text(max_size=4),
)
def test_a_changed_file_is_in_force_as_it_stands_or_the_last_good_one_is(
    at: int, cut: int, put: str
) -> None:
    changed = GOOD[:at] + put + GOOD[at + cut :]
    with TemporaryDirectory() as folder:
        file = Path(folder) / "policy.toml"
        file.write_text(GOOD, encoding="utf-8", newline="")
        live = Live(Path(folder))
        good = live.policy
        file.write_text(changed, encoding="utf-8", errors="surrogatepass", newline="")
        live.reload()

    if live.problems:
        event("refused")
        assert live.policy is good
        assert said(live) is Action.WARN
    else:
        event("in force")
        assert live.policy.digest == sha256(changed.encode()).hexdigest()
    assert live.policy is not starter_policy()


def said(live: Live) -> Action:
    """Return what the policy in force says to a harmless paste."""
    harmless = Content("see you at ten")
    return judge(harmless, Destination("claude.ai"), live.policy, live.rules).action
