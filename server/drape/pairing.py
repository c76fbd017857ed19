"""Pair a browser with this server: a one-time code for a token that is bound to the extension's Origin.

Only hashes are stored. See SECURITY in the README for what this defends against.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import time
from typing import TYPE_CHECKING, NamedTuple

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


class Paired(NamedTuple):
    """A paired browser. Two of one family have the same Origin; the id tells them apart."""

    id: str
    origin: str
    created: int
    """seconds since 1970"""


def pair(data: Path, code: str, origin: str, replaces: str | None = None) -> str:
    """Exchange a code for a browser's token (43 characters of base64url); raises PairingFailed.

    `replaces` is the id of the token that this browser had before, which then dies.
    """
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
    entry = {"origin": origin, "hash": _hash(token), "created": int(time.time())}
    kept = {known: one for known, one in _tokens(data).items() if known != replaces or one["origin"] != origin}
    write_json(data / _TOKENS_FILE, kept | {id_of(token): entry})
    return token


def id_of(token: str) -> str:
    """The public name of a token's browser, 16 hex digits: nothing of the token or its hash can be learned from it."""
    return _hash(f"drape-browser:{token}")[:16]


def browsers(data: Path) -> tuple[Paired, ...]:
    """The paired browsers, the oldest first."""
    return tuple(Paired(known, entry["origin"], int(entry["created"])) for known, entry in _tokens(data).items())


def paired(data: Path) -> tuple[str, ...]:
    """The Origins of the paired browsers, each once."""
    return tuple(dict.fromkeys(browser.origin for browser in browsers(data)))


def unpair(data: Path, browser: str) -> bool:
    """Forget the browser of an id; False where there is none."""
    tokens = _tokens(data)
    if tokens.pop(browser, None) is None:
        return False
    write_json(data / _TOKENS_FILE, tokens)
    return True


def owner(data: Path, token: str) -> str:
    """The Origin that a token was given to; raises Unpaired. Takes as long for a wrong token as for a right one."""
    digest = _hash(token)
    matches = [entry["origin"] for entry in _tokens(data).values() if hmac.compare_digest(entry["hash"], digest)]
    if not matches:
        raise Unpaired
    return matches[0]


def proof(data: Path, origin: str, nonce: str, browser: str | None = None) -> str:
    """Show a paired Origin that we know its token, without the token: HMAC-SHA256 keyed with its hash.

    Of several browsers with this Origin the one with the id `browser` is meant, and without one the newest.
    """
    own = {known: entry["hash"] for known, entry in _tokens(data).items() if entry["origin"] == origin}
    meant = next(reversed(own), origin) if browser is None else browser
    key = own.get(meant) or own.get(origin)  # the Origin is the id of a pairing of an earlier version
    if key is None:
        raise Unpaired
    return hmac.new(bytes.fromhex(key), f"drape-hello:{nonce}".encode(), hashlib.sha256).hexdigest()


def _tokens(data: Path) -> dict[str, dict[str, str]]:
    """The entries by id; an entry of an earlier version stands by its Origin."""
    return {known: {"origin": known} | entry for known, entry in (read_json(data / _TOKENS_FILE) or {}).items()}


def _normal(code: str) -> str:
    return re.sub(r"[\s-]", "", code).upper()


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
