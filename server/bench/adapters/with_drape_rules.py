"""All that Drape's rules match, also where nothing makes the message a risk."""

from drape.matching.document import read as document
from drape.rules import all_rules
from reading import Finding, read, warning


def find(message: dict[str, str]) -> tuple[list[Finding], str | None]:
    """Every match of every rule that takes something out."""
    text = document(message["text"], author=message["author"], surface=message["surface"])
    matches = ((rule, match) for rule in all_rules().values() if rule.remedies for match in rule.find(text))
    return [warning(rule.label, match.start, match.end) for rule, match in matches], None


read(find)
