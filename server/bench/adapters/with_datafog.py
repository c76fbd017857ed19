"""datafog as it comes: its engine of regular expressions."""

import datafog
from reading import Finding, read, warning

LABELS = {
    "EMAIL": "EMAIL", "PHONE": "PHONE", "SSN": "SSN", "CREDIT_CARD": "ACCOUNT", "IP_ADDRESS": "IP", "DATE": "DATE",
    "ZIP_CODE": "LOCATION",
}  # fmt: skip


def find(message: dict[str, str]) -> tuple[list[Finding], str | None]:
    """What `scan` finds."""
    entities = datafog.scan(message["text"]).entities
    return [warning(LABELS.get(one.type, "OTHER_ID"), one.start, one.end) for one in entities], None


read(find)
