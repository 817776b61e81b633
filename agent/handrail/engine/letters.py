"""Tell letters that nobody would write as a word from words, in Latin-letter languages. Pure."""

import re

# How seldom the second letter follows the first: minus the binary logarithm of its share, at most
# 9. One row for every first letter. Counted over word lists of ten languages, names of people and
# places, and the names in programs, each source with the same weight, English ones with three.
_COSTS = (
    "75447757486343759343567966",
    "37892999378398399367499969",
    "39693992384598299584599975",
    "38962989398687399367489966",
    "56445657576453868234667676",
    "39983489299488399365499979",
    "39972965399485399366399989",
    "29992999399676399584599979",
    "46453658976453468533759896",
    "29662789595665289957379998",
    "28672978496475399445488969",
    "37752777397367389955469958",
    "24982999399857338868499979",
    "38433747396785399843579967",
    "75556667687342559344455976",
    "29883996499498349365499979",
    "99999999999998999989069999",
    "37652858396656389554579956",
    "48493886395667358842487976",
    "39792994398688389365587968",
    "55553657486443759333867886",
    "29991999298797399589689968",
    "29853994295795399548799959",
    "28483796379789539872799869",
    "45453767674444359534666986",
    "27662968386665379886476945",
)
_A = ord("a")
_RUN = re.compile(r"[a-z]{2,}")
# How programmers shorten words: seldom letters, but no chance ones.
_SHORTENED = re.compile(
    r"p(?:ass)?wd|pswd|str|tmp|cfg|ctx|req|resp|msg|hdr|ptr|buf|usr|srv|svc|mgr|tbl|cnt|idx|num|val"
    r"|https?|html|xml|json|yaml|sql|jwt|ssh|ssl|tls|tcp|udp|dns|ftp|smtp|imap|ldap|rpc|wsdl|svn"
    r"|jpg|png|gif|pdf|csv|txt|nginx|mysql|kube|ctl|stdin|stdout|mqtt|btn|lbl|txt|frm|dlg|fn"
)
# Of words of six letters and more one in a hundred costs more; of chance letters nine in ten do.
_ODD, _ODD_SHORT = 5.25, 5.6
# Fewer letters say nothing.
_LETTERS_MIN, _LETTERS_SHORT = 5, 6


def is_odd(value: str, at_least: int = _LETTERS_MIN) -> bool:
    """Tell whether the letters of a value follow each other as they do in no language.

    at_least: how many letters there must be; fewer than five never say anything.
    """
    runs = _RUN.findall(_SHORTENED.sub(" ", value.lower()))
    letters = sum(map(len, runs))
    if letters < max(at_least, _LETTERS_MIN) or not value.isascii():
        return False
    costs = [_cost(run, place) for run in runs for place in range(len(run) - 1)]
    mean = sum(costs) / len(costs)
    return mean > (_ODD_SHORT if letters < _LETTERS_SHORT else _ODD)


def _cost(run: str, place: int) -> int:
    """Return how seldom two letters follow each other."""
    return int(_COSTS[ord(run[place]) - _A][ord(run[place + 1]) - _A])
