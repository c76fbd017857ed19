"""Pair a browser with this server: a one-time code for a token that is bound to the extension's Origin.

Only hashes are stored. See SECURITY in the README for what this defends against.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import time
from typing import TYPE_CHECKING

from drape.errors import PairingFailed, Unpaired
from drape.storage import read_json, write_json

if TYPE_CHECKING:
    from pathlib import Path

LIFETIME, TRIES = 120, 5
"""How many seconds a code lives, and how often it may be tried."""

_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_EXTENSION = re.compile(r"chrome-extension://[a-p]{32}|moz-extension://[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_CODE_FILE, _TOKENS_FILE = "pairing.json", "browsers.json"


def is_extension(origin: str) -> bool:
    """Whether an Origin has the form of a browser extension's."""
    return _EXTENSION.fullmatch(origin) is not None


def new_code(data: Path) -> str:
    """Make the code that pairs the next browser; an older code dies."""
    code = "".join(secrets.choice(_ALPHABET) for _ in range(8))
    write_json(data / _CODE_FILE, {"hash": _hash(code), "expires": time.time() + LIFETIME, "tries": 0})
    return code


def pair(data: Path, code: str, origin: str) -> str:
    """Exchange a code for this Origin's token (43 characters of base64url); raises PairingFailed."""
    stored = read_json(data / _CODE_FILE)
    if stored is None or time.time() > stored["expires"]:
        raise PairingFailed("code_expired", "there is no such code any more; make a new one with: drape pair")
    if stored["tries"] >= TRIES:
        raise PairingFailed("too_many_tries", "this code was tried too often; make a new one with: drape pair")
    write_json(data / _CODE_FILE, stored | {"tries": stored["tries"] + 1})
    if not hmac.compare_digest(stored["hash"], _hash(_normal(code))):
        raise PairingFailed("wrong_code", "this is not the code; look at it again")
    (data / _CODE_FILE).unlink(missing_ok=True)
    token = secrets.token_urlsafe(32)
    write_json(data / _TOKENS_FILE, _tokens(data) | {origin: {"hash": _hash(token), "created": int(time.time())}})
    return token


def paired(data: Path) -> tuple[str, ...]:
    """The Origins of the paired browsers."""
    return tuple(_tokens(data))


def unpair(data: Path, origin: str) -> None:
    """Forget a browser."""
    write_json(data / _TOKENS_FILE, {known: entry for known, entry in _tokens(data).items() if known != origin})


def owner(data: Path, token: str) -> str:
    """The Origin that a token was given to; raises Unpaired. Takes as long for a wrong token as for a right one."""
    digest = _hash(token)
    matches = [origin for origin, entry in _tokens(data).items() if hmac.compare_digest(entry["hash"], digest)]
    if not matches:
        raise Unpaired
    return matches[0]


def proof(data: Path, origin: str, nonce: str) -> str:
    """Show a paired Origin that we know its token, without the token: HMAC-SHA256 keyed with its hash."""
    entry = _tokens(data).get(origin)
    if entry is None:
        raise Unpaired
    return hmac.new(bytes.fromhex(entry["hash"]), f"drape-hello:{nonce}".encode(), hashlib.sha256).hexdigest()


def _tokens(data: Path) -> dict[str, dict[str, str]]:
    return read_json(data / _TOKENS_FILE) or {}


def _normal(code: str) -> str:
    return re.sub(r"[\s-]", "", code).upper()


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
