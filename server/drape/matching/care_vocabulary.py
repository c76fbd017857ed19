"""Word patterns for people, patients, visits and records, used by confirmations.py."""

from __future__ import annotations

HE = (
    r"(?:s?he|they|this (?:person|reviewer|individual|man|woman|lady|gentleman|guy|user|poster|commenter|account"
    r"|family|couple)"
    r"|the (?:reviewer|poster|commenter|writer of this|person who (?:wrote|posted|left|is writing)|author of this"
    r"|individual|gentleman|lady)[^,;.!?\n]{0,24}?)"
)
YOU = r"(?:you|u|ya)"
WHO = rf"(?:{HE}|{YOU}|(?-i:[A-Z][a-z]+(?: [A-Z][\w'.-]+)?))"
BE = (
    r"(?:(?:'s|'re|'ve| is| are| was| were| has| have| had| s)(?: (?:also|still|now|indeed|actually|clearly|simply"
    r"|certainly|currently|already|previously|once|both))?(?: been)?)"
)
OURS = (
    r"(?:(?:an? )?(?:former|current|existing|established|long[- ]?time) (?:patient|client)s?|(?:our|my|one of our"
    r"|one of my)(?: (?:own|valued|loyal|former|current|long[- ]?time|long[- ]?term|favou?rite|regular|dear|newest"
    r"|new|own|first|oldest))* (?:patients?|clients?|regulars?)|(?:an? )?(?:(?:valued|loyal|former|current"
    r"|long[- ]?time|long[- ]?term|regular|new|established|existing) )*(?:patient|client)s? (?:here|of (?:ours|mine"
    r"|record|dr\.? \w+|(?:this|our|the) (?:practice|office|clinic|hospital|facility))|with us|at (?:our|this)"
    r"|in (?:our|this)|for (?:\w+ )?(?:years|months|decades)|since))"
)
PATIENT = (
    r"(?! (?:man|woman|person|teacher|listener|care|portal|advocate|coordinator|experience|relations|safety|privacy"
    r"|rep|representative|support|services|liaison|navigator|satisfaction)\b)"
)
NOT = r"(?:n't|nt| not| never| no longer)"
END = r"(?:\b(?:mrs?|ms|mx|dr|st|prof)\.(?=\s)|\d\.(?=\d)|(?!,\s*(?-i:[A-Z])[\w'’-]+\s*(?:[.!?]|$))[^.!?\n;])*"
"""The rest of the clause, except a name addressed at its end."""


SEEN = r"(?:seen|treated|examined|admitted|cared for|a patient|patients|scheduled|registered|under our care)"
VISIT = (
    r"(?:appointments?|appts?|visits?|sessions?|consult(?:ation)?s?|surgery|procedures?|check-?ups?|cleanings?"
    r"|treatments?|exams?|scans?|follow-?ups?)"
)
NAMED = r"(?:(?:by|with|under|of) (?:that|this|your|his|her|their|the) name|called \w+|named \w+|of that description)"
ANYBODY = (
    r"(?:you\b|him\b|her\b|them\b|this (?:person|reviewer|individual|man|woman|name|patient|family|child|visit"
    r"|appointment)|any(?:one|body)\b|any (?:such )?(?:patient|person|visit|appointment)|a (?:patient|person|visit"
    r"|appointment)|(?:your|that|his|her|their) (?:name|visit|appointment|account|chart)|you\b)"
)
BOOKS = r"(?:records?|files?|charts?|notes?|system|schedule|books?|computer|database|logs?|appointment book)"
