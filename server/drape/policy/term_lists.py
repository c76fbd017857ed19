"""A practice's own terms: what is always flagged, what never, and its contact."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

import vobject

from drape.errors import BadList
from drape.matching.terms import is_usable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


_FIRST, _LAST = ("first name", "first", "given name", "forename"), ("last name", "last", "surname", "family name")
_COLUMNS = (
    "name",
    "full name",
    "nickname",
    "term",
    "phone",
    "phone number",
    "telephone",
    "mobile",
    "mobile phone",
    "cell",
    "cell phone",
    "work phone",
    "business phone",
    "home phone",
    "email",
    "email address",
    "e-mail",
    "e-mail address",
    "address",
    "handle",
    "website",
)


@dataclass(frozen=True, slots=True)
class TermLists:
    """Terms always and never flagged, as whole words whatever their case and accents; and the practice's contact."""

    blocklist: tuple[str, ...] = ()
    allowlist: tuple[str, ...] = ()
    contact: str = ""

    @property
    def own_terms(self) -> tuple[str, ...]:
        """The practice's own: `allowlist`, and numbers and addresses in `contact` ("202-555-0100, the front desk")."""
        return (
            *self.allowlist,
            *(part for part in self.contact.split(",") if any(char.isdigit() or char == "@" for char in part)),
        )


EMPTY = TermLists()


def import_terms(kind: str, text: str) -> tuple[str, ...]:
    """The terms of a "csv" or "vcard" file; raises BadList if it is unreadable, has no terms, or is prose."""
    if "\ufffd" in text:  # a browser puts it in place of bytes that are not UTF-8
        raise BadList("this file is not UTF-8 text: save it as UTF-8 (in Excel: CSV UTF-8)")
    read = _from_csv if kind == "csv" else _from_vcards
    try:
        terms = list(read(text.removeprefix("\ufeff")))
    except (csv.Error, vobject.base.ParseError, ValueError) as error:  # a card may declare the wrong encoding
        raise BadList(f"not a readable {kind} file") from error
    cleaned = tuple(dict.fromkeys(" ".join(term.split()) for term in terms if is_usable(term)))
    if not cleaned:
        raise BadList(f"no names, numbers or addresses in this {kind} file")
    return cleaned


def _from_csv(text: str) -> Iterator[str]:
    """The known columns of a file with a header, or the first column of one without."""
    rows = _rows(text)
    header = _header(rows)
    if not _known(header):
        yield from _first_cells(rows)
        return
    for row in rows[1:]:
        cells = dict(zip(header, row, strict=False))
        first, last = _cell(cells, _FIRST), _cell(cells, _LAST)
        yield f"{first} {last}" if first and last else first or last
        yield from (cells.get(column, "") for column in _COLUMNS)


def _rows(text: str) -> Sequence[Sequence[str]]:
    """The rows, by the delimiter that gives most known columns or, without any, most rows of several cells.

    Excel uses the delimiter of the system's language, and may declare it first ("sep=;").
    """
    named = _DELIMITER_LINE.match(text)
    made = [_cut(text[named.end() :] if named else text, mark) for mark in (named[1] if named else _DELIMITERS)]
    read = [rows for rows in made if not isinstance(rows, csv.Error)]
    if not read:
        raise next(error for error in made if isinstance(error, csv.Error))
    return max(read, key=lambda rows: (len(_known(_header(rows))), sum(len(row) > 1 for row in rows)))


_DELIMITERS = "\t;,"
"""The possible delimiters, the rarest within cells first: the first one wins a tie."""

_DELIMITER_LINE = re.compile(r'"?sep=([^\s"\w]|\t)"?\r?\n', re.IGNORECASE)


def _cut(text: str, delimiter: str) -> Sequence[Sequence[str]] | csv.Error:
    """The rows that are not empty, or the error that prevented reading them."""
    try:
        return [row for row in csv.reader(StringIO(text, newline=None), delimiter=delimiter, strict=True) if any(row)]
    except csv.Error as error:
        return error


def _header(rows: Sequence[Sequence[str]]) -> Sequence[str]:
    return [cell.strip().lower() for cell in rows[0]] if rows else []


def _known(header: Sequence[str]) -> set[str]:
    return {*header} & {*_COLUMNS, *_FIRST, *_LAST}


def _first_cells(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The first cell of every row; raises BadList for prose, so that a post does not become a term."""
    for number, row in enumerate(rows, start=1):
        if any(map(_is_prose, row)):
            raise BadList(
                f"row {number} is a sentence, not a name, number or address; where it is a note, "
                "let the first row name the columns: name, phone, email …"
            )
        yield row[0]


def _is_prose(cell: str) -> bool:
    """Whether a cell has a sentence: many words, or a sentence end, which no name or address has."""
    words = cell.split()
    return len(words) > _MOST_WORDS or (len(words) > 2 and _SENTENCE_END.search(cell) is not None)


_MOST_WORDS = 9
"""Most words of an address in a cell."""

_SENTENCE_END = re.compile(r"[!?…]|(?<![A-Z])[a-z]{4,}[.:;](?:\s|$)")
"""The end of a sentence follows a word in small letters: "Dr.", "St.", "Inc." and initials end none."""


def _cell(cells: Mapping[str, str], names: Sequence[str]) -> str:
    return next((cells[name].strip() for name in names if cells.get(name)), "")


def _from_vcards(text: str) -> Iterator[str]:
    for card in vobject.readComponents(text):
        for field in ("fn", "nickname", "tel", "email"):
            yield from (str(entry.value) for entry in card.contents.get(field, ()))
        for address in card.contents.get("adr", ()):
            yield str(getattr(address.value, "street", ""))
