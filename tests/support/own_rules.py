"""An organisation's own rule as tests write it: sound, and easily made silent."""

# Its keyword stands in every hit; without one it finds nothing.
OWN_RULE = """[[rule]]
id = "business.ticket"
title = "A ticket"
class = "sensitive"
confidence = "high"
keywords = ["ticket"]
pattern = '\\bACME-[0-9]{6}\\b'
why = "It names a customer."
remedy = "Leave it out."
source = "House rules of Acme"
hits = ["ticket ACME-123456", "see ticket ACME-100001", "Ticket: ACME-777777"]
misses = ["ticket ACME-12", "a ticket", "ACME-123456"]
"""
