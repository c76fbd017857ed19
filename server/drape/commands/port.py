"""The option `--port`, for the commands about the server."""

from __future__ import annotations

import argparse

from drape.system.serve import DEFAULT_PORT


def add_port(parser: argparse.ArgumentParser) -> None:
    """Add `--port`, from 1 to 65535."""
    parser.add_argument("--port", type=_port, default=DEFAULT_PORT, help="1 to 65535, the default is %(default)s")


def _port(given: str) -> int:
    if not (given.isascii() and given.isdecimal()) or not 1 <= int(given) <= 65535:
        raise argparse.ArgumentTypeError(f"{given!r} is no port: give a number from 1 to 65535")
    return int(given)
