"""Tell which runs of digits have a word near or over them that may say what they are."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import itemgetter

from handrail.engine.above import Titles
from handrail.engine.digit_runs import Span
from handrail.engine.rule import Context

# How far round a run its rule's pattern may match: more than any of them reaches.
REACH_CHARS = 64

_end = itemgetter(1)


def spoken_of(
    runs: Sequence[Span], words: list[int], context: Context, titles: Titles
) -> list[Span]:
    """Return the runs that have one of the words near them, or in what is over them; or a few more.

    runs: in the order of the text, apart. words: where those of the context stand; left sorted, and
    without those that speak of no run from here on. titles: of the text. The later a run stands,
    the later begins what is over it, so runs and words are gone through together.
    """
    found: list[Span] = []
    before, after = context.before + REACH_CHARS, context.after + REACH_CHARS
    words.sort()
    if runs:
        start = runs[0][0]
        del words[: bisect_left(words, min(start - before, titles.highest(start)))]
    word, place, many = 0, 0, len(runs)
    while word < len(words):
        at = words[word]
        place = bisect_right(runs, at - after, place, key=_end)
        while place < many:
            low = runs[place][0] - before
            if at < low:
                low = min(low, titles.highest(runs[place][0]))
            if at < low:
                break
            found.append(runs[place])
            place += 1
        else:
            break
        word = bisect_left(words, low, word)  # nothing between speaks of this run or a later one
    return found
