"""Tell mail addresses from what looks like one, and a person's from everybody's."""

from collections.abc import Iterator

from handrail.engine.pattern import compile_pattern

# Endings after "@name." that are files or code, not hosts.
_NOT_A_HOST = frozenset(
    "png jpg jpeg gif svg webp ico css js mjs ts tsx jsx py rb go rs java kt php html htm json yaml"  # noqa: SIM905
    " yml toml xml md txt csv pdf zip gz lock map route get post put patch delete setter getter"
    " property local localhost internal service timer socket target mount".split()
)
_ADDRESS = compile_pattern(
    r"[A-Za-z0-9][A-Za-z0-9._%+'-]{0,62}@(?:[A-Za-z0-9-]{1,62}\.){1,5}[A-Za-z]{2,24}"
)
# Kept for documentation and tests, or used as if. Source: RFC 2606 and RFC 6761.
_RESERVED = compile_pattern(
    r"(?i)@(?:[a-z0-9-]+\.)*(?:example\.[a-z]{2,3}(?:\.[a-z]{2})?|(?:your|my)?-?domain\.(?:com|org)"
    r"|your-?company\.com|[a-z0-9-]+\.(?:example|test|invalid|localhost))\z"
)
# A company under .example may stand for a real one in a list of people; these stand for nothing.
_FIXTURE = compile_pattern(
    r"(?i)@(?:[a-z0-9-]+\.)*(?:example\.(?:com|org|net|edu)|[a-z0-9-]+\.(?:test|invalid|localhost))\z"
)
# Mailboxes of a function and not of a person. Source: RFC 2142, and habit.
_ROLE = compile_pattern(
    r"(?i)^(?:abuse|accounts?|accounting|admin|administrator|admissions|billing|bookings?|bot|careers?"
    r"|ci|compliance|contact(?:-?us)?|customer-?(?:care|service|support)|datenschutz|devops"
    r"|do-?not-?reply|dpo|enquiries|events?|feedback|finance|git|hello|help|helpdesk|hostmaster|hr"
    r"|info|inquiries|invoices?|it|jobs|kontakt|legal|mail|mailer-daemon|marketing|media|news"
    r"|newsletter|no-?reply|noc|notifications?|office|ops|orders?|partners?|partnerships|payments?"
    r"|postmaster|pr|presse?|privacy|procurement|purchasing|reception|recruiting|recruitment"
    r"|registrar|reservations?|returns|root|sales|security|service|shop|soc|staff|subscribe|support"
    r"|team|tech|tickets?|training|unsubscribe|verkauf|vertrieb|webmaster|welcome)"
    r"(?:[+._-][a-z0-9+._-]*)?@"
    # A mailing list reaches everybody who reads it.
    r"|^bug-[a-z0-9-]+@|[._-](?:(?:un)?subscribe|request|owner|bounces|announce|devel|users|bugs)@"
    r"|@(?:lists?\.|(?:googlegroups|freelists|vger\.kernel)\.)"
    # What SSH calls a method that is no standard. Source: RFC 4251, 6.
    r"|^(?:[a-z0-9]+-[a-z0-9-]+|zlib|fsync|eow|statvfs)"
    r"@(?:openssh\.com|libssh\.org|lysator\.liu\.se)\z"
)
# "sf_open@libsndfile.so.1.0": a function of a library, in a list of its symbols.
_LIBRARY = compile_pattern(r"@lib[a-z0-9_.+-]*\.so\z")
# What credits work that is public: a line of a changelog, of a copyright, of a manual in POD.
_CREDIT = compile_pattern(
    r"(?im)^(?: -- [^\n<]{1,80}<[^\n>]{1,80}>  |[ \t#*/;%-]{0,8}(?:copyright\b|\(c\) |©"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}  \p{L}[^\n<]{1,60}<)|[ \t]*(?:[#*;%]|//|--)[ \t]*authors?:)[^\n]*"
    r"|\b(?:[CF]<[^\n<>]{1,80}|E<lt>[^\n<>]{1,80}E<gt)>"
    # of a commit, who made it and who looked at it; of a package, who wrote it
    r"|^[ \t]*(?:(?:signed-off|(?:co-)?(?:author|develop|review|ack|test|report|suggest|help|approv"
    r"|merg|debugg|committ)ed)(?:-and-[a-z]+ed)?-by:[^\n]*"
    r"|message-id:[^\n]*|thanks to [^\n<]{1,60}<[^\n>]{1,80}>)"
    r"|\bauthor:[ ][^\n<]{1,60}<[^\n>]{1,80}>\r?\n[ \t]*(?:author)?date:[ ]"
    r"|[\"'](?:author)[\"'][ ]?:[ ]?\{[^{}]{1,160}\}[^\[\]{}]{0,120}"
    r"\"(?:licen[sc]e|homepage|engines|(?:dev)?dependencies|main\":[ ]?\"[\w./-]{1,60}\.[cm]?js)\""
)
# Free projects give these to those who work on them, in public. Source: the projects' own pages.
_PROJECT = compile_pattern(
    r"(?i)@(?:[a-z0-9-]+\.)*(?:debian|gnome|gnu|kde|kernel|cpan|perl|python|php|apache|freebsd|netbsd"
    r"|openbsd|gentoo|archlinux|fedoraproject|opensuse|freedesktop|gtk|gimp|users\.(?:sourceforge|sf)"
    r"|users\.noreply\.github|postgresql|samba|ubuntu|chromium|videolan|alpinelinux|mageia|tug)"
    r"\.(?:org|net|com|or\.jp)\z"
)
# Where people have their own mailbox, whoever they work for.
_PRIVATE = compile_pattern(
    r"(?i)@(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|t-online"
    r"|freenet|posteo|mailbox|proton|protonmail|pm|hey|zoho|yandex|mail|orange|wanadoo|free|sfr"
    r"|laposte|libero|virgilio|tiscali|alice|telefonica|terra|uol|bol|sapo|ziggo|kpnmail|planet|xs4all"
    r"|telenet|skynet|bluewin|chello|wp|onet|o2|interia|seznam|centrum|telia|comhem|btinternet"
    r"|talktalk|talk21|sky|virginmedia|ntlworld|comcast|verizon|att|sbcglobal|qq|163|126|naver|eircom)"
    r"\.(?:com|net|org|de|at|ch|fr|it|es|pt|nl|be|pl|cz|se|dk|no|fi|ie|ru|cn|me|eu|io"
    r"|(?:co|com)\.[a-z]{2})\z"
)


def is_email(value: str) -> bool:
    """Tell whether what follows the @ can be a mail host and not a file, package or decorator."""
    local, _, host = value.rpartition("@")
    name, _, ending = host.rpartition(".")
    if ending.lower() in _NOT_A_HOST or not any(map(str.isalpha, name)):
        return False
    if ending == "so" and _LIBRARY.holds(value):
        return False
    return ".." not in host and ".." not in local and not name.startswith(("-", "."))


def is_reserved(address: str) -> bool:
    """Tell whether an address belongs to documentation: nobody can have it."""
    return _RESERVED.holds(address)


def is_fixture(address: str) -> bool:
    """Tell whether an address is one that made-up data has."""
    return _FIXTURE.holds(address)


def is_nobodys(address: str) -> bool:
    """Tell whether an address belongs to documentation, or to a function instead of a person."""
    return is_reserved(address) or _ROLE.holds(address)


def is_project(address: str) -> bool:
    """Tell whether an address is one that a free project gave to somebody who works on it."""
    return _PROJECT.holds(address)


def is_private(address: str) -> bool:
    """Tell whether an address is one that a person has at home."""
    return _PRIVATE.holds(address) and not _ROLE.holds(address)


def addresses(text: str) -> Iterator[str]:
    """Yield the addresses in a text."""
    for start, end, _, _ in _ADDRESS.spans(text):
        if is_email(text[start:end]):
            yield text[start:end]


def uncredited(text: str) -> Iterator[str]:
    """Yield the addresses in a text but for those that credit somebody's public work."""
    if "@" not in text:
        return
    kept = 0
    for start, end, _, _ in _CREDIT.spans(text):
        yield from addresses(text[kept:start])
        kept = end
    yield from addresses(text[kept:])
