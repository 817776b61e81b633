"""Say what one line of text may not hold: what ends a line, or turns how it is read."""

# Control characters, U+0080 to U+009F among them, by which terminals are steered; U+2028 and
# U+2029, which end a line; embeddings, overrides and isolates, which show what follows them in
# another order. Single marks (U+200E, U+200F, U+061C) are for who writes from right to left, and
# stay. Source: Unicode, annex 9, section 2; "Trojan Source", CVE-2021-42574.
NOT_SHOWN = r"\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069"
# How a message says so, after how long the text may be.
ONLY_SHOWN = "without control characters"
