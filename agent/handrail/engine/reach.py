"""Say how far from a value all that stands that decides about it, but for what is over it."""

from collections.abc import Collection

# How far a veto word is looked for, and a context word unless the rule says otherwise.
# Source: facts of context words on hard negatives, docs/decisions/0002-matching.md.
NEAR_BEFORE_CHARS, NEAR_AFTER_CHARS = 48, 24
# A word like "tutorial" or "sandbox" speaks for its whole neighbourhood.
NEAR_FAR_CHARS = 160
# How far guards look: these as far as the rest of a line or a paper round a value may reach, or
# further, up to the head of its block; all others at most as far as the name of its key.
_KEY_CHARS, _LINE_CHARS = 96, 400
LINE_GUARDS = frozenset(
    "about-patient about-someone amounts-by-row called case-at-law case-at-work"  # noqa: SIM905
    " case-in-care claimed contacts-by-row deals-by-row ends-in-a-name filled-in"
    " greeted-on-work in-session internal-code life-told lists-people many-users"
    " marks-by-pupil not-a-long-id not-in-row not-in-series not-in-table not-invented"
    " not-licensed not-of-a-part noted on-a-case on-someone person-name phone-apart"
    " priced-company priced-rows reached-at-home rows-filled sure-or-clinical"
    " tells-pay tells-wage with-amounts with-facts with-figures with-owner with-parties"
    " with-pay".split()
)
FAR_GUARDS = frozenset({"filed", "not-bytes", "under-password"})


def reach_of(guards: Collection[str], context_chars: int, *, has_sample_words: bool) -> int:
    """Return how far from its values a rule looks, in characters: what is over them apart.

    context_chars: how far it looks for context words, 0 where it has none.
    """
    far = [_KEY_CHARS, context_chars]
    if not LINE_GUARDS.isdisjoint(guards):
        far.append(_LINE_CHARS)
    if has_sample_words:
        far.append(NEAR_FAR_CHARS)
    return max(far)
