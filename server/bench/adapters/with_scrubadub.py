"""scrubadub as it comes."""

import scrubadub
from reading import Finding, read, warning

LABELS = {
    "email": "EMAIL", "phone": "PHONE", "social_security_number": "SSN", "credit_card": "ACCOUNT", "url": "URL",
    "twitter": "OTHER_ID", "name": "NAME", "date_of_birth": "DATE", "postalcode": "LOCATION", "address": "LOCATION",
}  # fmt: skip
SCRUBBER = scrubadub.Scrubber()


def find(message: dict[str, str]) -> tuple[list[Finding], str | None]:
    """What its standard detectors find."""
    filth = SCRUBBER.iter_filth(message["text"])
    return [warning(LABELS.get(one.type, "OTHER_ID"), one.beg, one.end) for one in filth], None


read(find)
