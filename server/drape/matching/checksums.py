"""Check digits and formats of identifiers that python-stdnum lacks. Each function takes a number as typed."""

from __future__ import annotations

import re
from datetime import date
from ipaddress import ip_address

from stdnum import ean, luhn

_MBI_LETTER = "ACDEFGHJKMNPQRTUVWXY"
MBI = (
    rf"[1-9][{_MBI_LETTER}][0-9{_MBI_LETTER}]\d[- ]?[{_MBI_LETTER}][0-9{_MBI_LETTER}]\d[- ]?"
    rf"[{_MBI_LETTER}]{{2}}\d{{2}}"
)
"""Medicare Beneficiary Identifier: 11 characters in CMS's format; it has no check digit."""

_VIN_VALUES = {**{str(n): n for n in range(10)}, **dict(zip("ABCDEFGH", range(1, 9), strict=True))}
_VIN_VALUES |= dict(zip("JKLMN", range(1, 6), strict=True)) | {"P": 7, "R": 9}
_VIN_VALUES |= dict(zip("STUVWXYZ", range(2, 10), strict=True))
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


def digits(typed: str) -> str:
    """The digits of a typed number."""
    return re.sub(r"\D", "", typed)


def is_au_medicare(typed: str) -> bool:
    """Whether it is an Australian Medicare card number: 10 digits, or 11 with the reference number."""
    number = digits(typed)
    if len(number) not in (10, 11) or number[0] not in "23456" or number[9] == "0":
        return False
    weights = (1, 3, 7, 9, 1, 3, 7, 9)
    return sum(w * int(d) for w, d in zip(weights, number, strict=False)) % 10 == int(number[8])


def is_ontario_health(typed: str) -> bool:
    """Whether it is an Ontario health card number: 10 digits with a Luhn check, and optional two letters."""
    number = re.sub(r"[- ]", "", typed).upper()
    return re.fullmatch(r"[1-9]\d{9}(?:[A-Z]{2})?", number) is not None and bool(luhn.is_valid(number[:10]))


def is_ramq(typed: str) -> bool:
    """Whether it is a Quebec health insurance number: four letters, then the birth date, a woman's month plus 50."""
    number = re.sub(r"[- ]", "", typed).upper()
    if not re.fullmatch(r"[A-Z]{4}\d{8}", number):
        return False
    month = int(number[6:8])
    return _is_date(2000, month - 50 if month > 50 else month, int(number[8:10]))


_ISSUERS = (
    ("4", (13, 16, 19)),  # Visa
    ("5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720", (16,)),  # Mastercard
    ("3[47]", (15,)),  # American Express
    ("30[0-5]|3095|3[689]", (14, 15, 16, 17, 18, 19)),  # Diners Club
    ("6011|64[4-9]|65", (16, 17, 18, 19)),  # Discover
    ("352[89]|35[3-8]", (16, 17, 18, 19)),  # JCB
    ("62|81", (16, 17, 18, 19)),  # UnionPay
    ("5018|5020|5038|5[6-9]|6304|6390|67", (12, 13, 14, 15, 16, 17, 18, 19)),  # Maestro
)
"""The first digits of each issuer's cards, and their lengths in digits (ISO/IEC 7812)."""


def is_card(typed: str) -> bool:
    """Whether it is a payment card number: an issuer's first digits and length, and a Luhn check."""
    number = digits(typed)
    known = any(re.match(first, number) and len(number) in lengths for first, lengths in _ISSUERS)
    return known and bool(luhn.is_valid(number))


def is_vin(typed: str) -> bool:
    """Whether it is a vehicle identification number with the North American check digit."""
    number = typed.upper()
    if not re.fullmatch(r"[A-HJ-NPR-Z0-9]{17}", number):
        return False
    remainder = sum(_VIN_VALUES[c] * w for c, w in zip(number, _VIN_WEIGHTS, strict=True)) % 11
    return number[8] == ("X" if remainder == 10 else str(remainder))


def is_udi(typed: str) -> bool:
    """Whether it is a GS1 device identifier with serial or lot: (01), a GTIN-14 with check digit, (10) or (21)."""
    gtin = re.search(r"\(01\)(\d{14})", typed)
    return gtin is not None and bool(ean.is_valid(gtin[1])) and re.search(r"\((?:10|21)\)", typed) is not None


def is_public_ip(typed: str) -> bool:
    """Whether it is the IP address of a person's connection, not of this machine or a local network."""
    try:
        address = ip_address(typed)
    except ValueError:
        return False
    return not (address.is_loopback or address.is_unspecified or address.is_link_local or _is_home(typed))


def _is_home(typed: str) -> bool:
    return re.match(r"10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.", typed) is not None


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
