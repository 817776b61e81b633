"""Surfaces and accounts of two layers; that the lower one never loosens is in test_layers.py."""

from handrail.engine.layers_limits import merged_limits
from handrail.engine.policy import Limit, SurfaceHandling
from handrail.engine.policy_text import compile_policy
from handrail.engine.words import Account, Action, DataClass, Surface

HEAD = '[policy]\nid = "acme"\nversion = 1\nowner = "Ada"\n'
UPPER = compile_policy(
    HEAD + '[surfaces]\ndrop = { guarded = false, ceiling = "internal" }\n', (), (), "policy.toml"
)
LOWER = compile_policy(
    HEAD
    + '[surfaces]\ndrop = { guarded = true, ceiling = "public", any_content = "warn" }\n'
    + '[accounts]\nunknown = { ceiling = "internal" }\n',
    (),
    (),
    "team.toml",
)


def test_the_stricter_of_each_setting_holds() -> None:
    said = {
        "surfaces": {"drop": {"guarded": True, "ceiling": "public", "any_content": "warn"}},
        "accounts": {"unknown": {"ceiling": "internal"}},
    }
    merged = merged_limits(UPPER, LOWER, said)

    limit = Limit(DataClass.PUBLIC, Action.WARN)
    assert merged["surfaces"][Surface.DROP] == SurfaceHandling(guarded=True, limit=limit)
    assert merged["accounts"][Account.UNKNOWN] == Limit(DataClass.INTERNAL)


def test_what_a_layer_leaves_out_is_as_above() -> None:
    merged = merged_limits(UPPER, LOWER, {})

    assert merged["surfaces"] == UPPER.surfaces
    assert merged["accounts"] == UPPER.accounts
