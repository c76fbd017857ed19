"""Messages and answers as JSON lines: only a line feed ends a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from drape.errors import DrapeError
from drape.text.offsets import is_whole

if TYPE_CHECKING:
    from drape.finding import Report


class Message(NamedTuple):
    """One of many messages; `id` is returned unchanged."""

    id: object
    text: str
    surface: str
    author: str | None


def parsed(line: bytes, surface: str, author: str | None) -> Message:
    """Parse a line, which may name its own surface and author; raises DrapeError, which never quotes the line."""
    try:
        given = json.loads(line.decode("utf-8"), strict=False, parse_constant=_no_constant)
        text = given["text"]
        whole = is_whole(given)
    except UnicodeDecodeError:
        raise DrapeError("not UTF-8 text") from None
    except (ValueError, KeyError, TypeError, RecursionError):
        text = None
    if not isinstance(text, str):
        raise DrapeError("not a JSON object with a text")
    if not whole:
        raise DrapeError("half of a surrogate pair, as \\ud83d alone is, is no text")
    named = {name: given[name] for name in ("surface", "author") if given.get(name) is not None}
    if not all(isinstance(value, str) for value in named.values()):
        raise DrapeError("surface and author must be texts")
    return Message(given.get("id"), text, named.get("surface", surface), named.get("author", author))


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def answer(message: Message, report: Report) -> str:
    """The answer as one line of JSON; offsets count code points."""
    keys = ("label", "severity", "rule", "start", "end")
    findings = [{key: getattr(found, key) for key in keys} for found in report.findings]
    made = {
        "id": message.id,
        "read": report.read,
        "findings": findings,
        "redacted": report.redacted.text if report.redacted else message.text,
    }
    if report.failed:
        made["failed"] = list(report.failed)
    return json.dumps(made, ensure_ascii=False).translate(_LINE_ENDS)


_LINE_ENDS = {ord(end): f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}
"""Characters that some programs take for the end of a line, so they are escaped."""
