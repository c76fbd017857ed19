"""What goes in and out of a command: UTF-8 whatever the system says, texts as they are, failures in words."""

from __future__ import annotations

import codecs
import io
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from drape.errors import DrapeError, NotText

if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCKED, USAGE, BROKEN, INTERRUPTED, PIPE_CLOSED = 1, 2, 3, 130, 141
"""Exit statuses: something is at `block` or broken, wrong usage, a mistake of ours; 128 and SIGINT, or SIGPIPE."""

BOM = "\ufeff"
"""What Windows' programs put before a text."""


_NO_TEXT, _PDF = b"\0", b"%PDF-"
"""What every program's own format (Word, Excel, pictures) and UTF-16 hold and no text does; how a PDF starts."""


def write_utf8() -> None:
    r"""Write UTF-8 with the line ends that we give, on every system.

    A lone surrogate, which UTF-8 has not, is written as \ud800, which is also how JSON writes it.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def flush() -> None:
    """Write now what was printed; raises OSError where that can't be done."""
    if sys.stdout is not None:
        sys.stdout.flush()


def discard() -> None:
    """Write nothing more, and what is still to be written nowhere, so that Python does not complain at its end."""
    with suppress(OSError, ValueError, AttributeError):  # not a file of the system's, closed, or none at all
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def failed(why: str, status: int) -> int:
    """Say why a command failed; returns the status. A file's name may hold bytes that the system could not read."""
    with suppress(OSError):
        print("drape:", why.encode("utf-8", "surrogateescape").decode("utf-8", "replace"), file=sys.stderr)
    return status


def in_words(error: OSError) -> str:
    """What the system says of an error, and of which file, without its number."""
    why = error.strerror or type(error).__name__
    return why if error.filename is None else f"{error.filename}: {why}"


def read_text(name: str) -> str:
    """The text of a file, or of standard input (-), with its line ends and, where it has one, its byte order mark."""
    raw = _input().read() if name == "-" else Path(name).read_bytes()
    if _NO_TEXT in raw or raw.startswith(_PDF):
        raise NotText(_called(name))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        raise NotText(_called(name)) from None  # what it says of itself holds the text


def read_lines(name: str) -> Iterator[bytes]:
    r"""The lines of a file, or of standard input (-): what stands between \n, the first without a byte order mark."""
    with _input() if name == "-" else Path(name).open("rb") as lines:
        for number, line in enumerate(lines):
            if number == 0:
                _refuse_utf16(line, name)
            yield line.removeprefix(codecs.BOM_UTF8) if number == 0 else line


def _input() -> io.BufferedIOBase:
    if sys.stdin is None:
        raise DrapeError("standard input is closed")
    if sys.stdin.isatty():
        end = "Ctrl+Z and Enter" if os.name == "nt" else "Ctrl+D on a line of its own"
        print(f"Type or paste the text, then {end}.", file=sys.stderr)
    return sys.stdin.buffer  # type: ignore[return-value]


def _refuse_utf16(raw: bytes, name: str) -> None:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise NotText(_called(name))


def _called(name: str) -> str:
    return "standard input" if name == "-" else name
