"""Input and output of commands: UTF-8 on every system, texts unchanged, readable errors."""

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
"""Exit statuses: a `block` or a failure, wrong usage, an error of ours; 128 plus SIGINT, 128 plus SIGPIPE."""

BOM = "\ufeff"
"""The byte order mark that Windows programs put before a text."""


_NO_TEXT, _PDF = b"\0", b"%PDF-"
"""A NUL byte, which binary files (Word, Excel, pictures) and UTF-16 have and no text has; how a PDF begins."""


def write_utf8() -> None:
    r"""Write UTF-8 with unchanged line ends, on every system.

    A lone surrogate, which UTF-8 can't encode, is written as \ud800, as in JSON.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def flush() -> None:
    """Write what was printed; raises OSError if that fails."""
    if sys.stdout is not None:
        sys.stdout.flush()


def discard() -> None:
    """Discard all output from now on, so that Python does not report an error at exit."""
    with suppress(OSError, ValueError, AttributeError):  # no real file, closed, or none at all
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def failed(why: str, status: int) -> int:
    """Print why a command failed; returns `status`. A file name may have bytes that the system could not decode."""
    with suppress(OSError):
        print("drape:", why.encode("utf-8", "surrogateescape").decode("utf-8", "replace"), file=sys.stderr)
    return status


def in_words(error: OSError) -> str:
    """What the system says about an error, and about which file, without the error's number."""
    why = error.strerror or type(error).__name__
    return why if error.filename is None else f"{error.filename}: {why}"


def read_text(name: str) -> str:
    """The text of a file or of standard input (-), line ends and byte order mark kept; raises OSError or NotText."""
    raw = _input().read() if name == "-" else Path(name).read_bytes()
    if _NO_TEXT in raw or raw.startswith(_PDF):
        raise NotText(_called(name))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        raise NotText(_called(name)) from None  # the error's own message quotes the text


def read_lines(name: str) -> Iterator[bytes]:
    r"""The lines of a file or standard input (-), split at \n, without byte order mark; raises OSError or NotText."""
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
