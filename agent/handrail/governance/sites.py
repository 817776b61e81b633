"""Find the host in what a person or a policy writes for a site."""

from urllib.parse import urlsplit


def host_of(site: str) -> str:
    """Return the lower-case host of an address, with or without its scheme; empty for none."""
    try:
        return urlsplit(site if "//" in site else f"//{site}").hostname or ""
    except ValueError:  # a bracket that opens an IPv6 address and never closes it
        return ""
