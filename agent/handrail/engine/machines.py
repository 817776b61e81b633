"""Tell addresses of machines from what looks like them: versions, clocks, fingerprints. By name."""

from collections.abc import Callable, Mapping
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from types import MappingProxyType

from handrail.engine.candidate import Candidate
from handrail.engine.pattern import compile_pattern

# What leads to the number of a version, of a section or of an object identifier.
_VERSION_BEFORE = compile_pattern(
    r"(?i)(?:[=<>~^]=?|\b(?:v|ver|version|vers|release|rel|build|firmware|fw|assembly|assemblyversion"
    r"|fileversion|rev|revision|section|sect|chapter|clause|oid|agent|driver|upgrade to|update to)"
    r"\.?[ \"':=(@-]{0,3})\z"
)
# The key of an address: what is assigned to it is no version. sshd, iptables, many servers log so.
_ADDRESS_KEY = compile_pattern(
    r"(?i)(?:^|[^a-z])(?:r?host|src|dst|source|dest|destination|client|remote|peer|server"
    r"|gateway|laddr|raddr|(?:[a-z]{1,12}[_.-]|client|remote|source|server|user|public)?(?:ip|addr|address)(?:v?[46])?)[=:][\"']?\z"
)
# A label right before an address of groups, without a space.
_LABEL = compile_pattern(r"(?i)(?:^|[^a-z0-9:])(?:mac|ether|hwaddr|bssid|ip|ipv6|addr|address):\z")
_LEAD_CHARS = 24
_DECIMAL_BEFORE = compile_pattern(r"(?:^|[^0-9.])[0-9]{0,4}\.[0-9]{1,4}[ ,]\z")
_DECIMAL_AFTER = compile_pattern(r"^[ ,-][0-9]{0,4}\.[0-9]{1,4}(?:[^0-9]|\z)")
# Parts of versions are small; of an address all four of them seldom are.
_SMALL_PART = 30
_FIRST_OF_IDENTIFIERS = 2
_GROUPS_OF_ADDRESS, _LONG_GROUP_CHARS = 8, 3
_MAC_CHARS = 12


def is_private_ip(value: str) -> bool:
    """Tell whether an IPv4 address belongs to an organisation's inside. Source: RFC 1918."""
    try:
        address = IPv4Address(value)
    except AddressValueError:
        return False
    return address.is_private and not (
        address.is_loopback or address.is_link_local or address.is_reserved or value == "0.0.0.0"  # noqa: S104
    )


def is_ip(value: str) -> bool:
    """Tell whether a value is an IPv4 address that is not one of an organisation's inside."""
    try:
        IPv4Address(value)
    except AddressValueError:
        return False
    return not is_private_ip(value) or is_nowhere_ip(value)


def is_ipv6(value: str) -> bool:
    """Tell whether a value is an IPv6 address, and not a clock or a list of small numbers."""
    try:
        IPv6Address(value)
    except AddressValueError:
        return False
    groups = value.split(":")
    if "::" in value:
        return any(groups)
    return len(groups) < _GROUPS_OF_ADDRESS or any(
        len(group) >= _LONG_GROUP_CHARS for group in groups
    )


def is_nowhere_ip(value: str) -> bool:
    """Tell whether an address is everybody's own, a group's, or one that only documentation uses.

    Source: RFC 5737, 3849, 1122, 4291 (2.7).
    """
    try:
        address = IPv6Address(value) if ":" in value else IPv4Address(value)
    except AddressValueError:
        return False
    inside = isinstance(address, IPv4Address) and is_rfc1918(address)
    unique = isinstance(address, IPv6Address) and address.packed[0] & 0xFE == 0xFC  # noqa: PLR2004
    return address.is_multicast or not (address.is_global or inside or unique)


def is_rfc1918(address: IPv4Address) -> bool:
    """Tell whether an address lies in one of the three blocks for private use."""
    first, second = address.packed[:2]
    return (
        first == 10  # noqa: PLR2004 -- RFC 1918, section 3
        or (first == 172 and 16 <= second < 32)  # noqa: PLR2004
        or (first == 192 and second == 168)  # noqa: PLR2004
    )


def is_mac(value: str) -> bool:
    """Tell whether a value is a hardware address of six bytes."""
    return sum(map(str.isalnum, value)) == _MAC_CHARS


def is_nowhere_mac(value: str) -> bool:
    """Tell whether a hardware address is nobody's: all to all, nothing, or counted up."""
    digits = "".join(filter(str.isalnum, value)).lower()
    pairs = {digits[place : place + 2] for place in range(0, _MAC_CHARS, 2)}
    return len(pairs) == 1 or digits in {"001122334455", "aabbccddeeff", "0123456789ab"}


def not_version(candidate: Candidate) -> bool:
    """Stand unless four numbers with dots are a version, a section or part of a longer name."""
    text, start, end = candidate.text, candidate.start, candidate.end
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before[-1:] in {".", "-", "_"} or (before[-1:] == "/" and before[:1].isalnum()):
        return False
    if after[:1] in {"-", "_"} or (after[:1] == "." and after[1:].isalnum()):
        return False
    if after[:1] == "+" and after[1:].isalpha():  # a package of Debian: 6.9.11.60+dfsg
        return False
    lead = text[max(0, start - _LEAD_CHARS) : start]
    return not _VERSION_BEFORE.holds(lead) or _ADDRESS_KEY.holds(lead)


def not_numbered(candidate: Candidate) -> bool:
    """Stand unless nothing says what four numbers are, and they are small as those of a list are.

    Object identifiers begin with 0 to 2, and so do few networks. The strokes of a drawing are
    numbers that may leave out a nought: 2.83-2.12 3.51.98.32 2.03.5
    """
    if not candidate.certain and _among_decimals(candidate):
        return False
    try:
        parts = [int(part) for part in candidate.value.split(".")]
    except ValueError:  # no numbers with dots between them: what this guard is about is not there
        return True
    return candidate.certain or (parts[0] > _FIRST_OF_IDENTIFIERS and max(parts) >= _SMALL_PART)


def _among_decimals(candidate: Candidate) -> bool:
    """Tell whether numbers with a fraction stand right before and right behind."""
    text, start, end = candidate.text, candidate.start, candidate.end
    return _DECIMAL_BEFORE.holds(
        text[max(0, start - _LEAD_CHARS) : start]
    ) and _DECIMAL_AFTER.holds(text[end : end + _LEAD_CHARS])


def not_constant(candidate: Candidate) -> bool:
    """Stand unless an address that is nobody's is quoted: code and its documentation do that.

    Of a whole network it stands only where something says what it is.
    """
    if candidate.following == "/" and candidate.value.endswith((".0", "::")):
        return candidate.certain and not candidate.quoted
    return not (candidate.quoted and is_nowhere_ip(candidate.value))


def not_in_colons(candidate: Candidate) -> bool:
    """Stand unless more groups stand before or after it: then it is a fingerprint or a dump."""
    lead = candidate.text[max(0, candidate.start - _LEAD_CHARS) : candidate.start]
    before, after = lead[-1:], candidate.text[candidate.end : candidate.end + 2]
    if before and (before.isalnum() or before in "-:._") and not _LABEL.holds(lead):
        return False
    return not (after[:1].isalnum() or (after[:1] in "-:._" and after[1:].isalnum()))


MACHINE_CHECKS: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {
        "ip": is_ip,
        "ipv6": is_ipv6,
        "mac": is_mac,
        "nowhere-ip": is_nowhere_ip,
        "nowhere-mac": is_nowhere_mac,
        "private-ip": is_private_ip,
    }
)
MACHINE_GUARDS: Mapping[str, Callable[[Candidate], bool]] = MappingProxyType(
    {
        "not-constant": not_constant,
        "not-in-colons": not_in_colons,
        "not-numbered": not_numbered,
        "not-version": not_version,
    }
)
