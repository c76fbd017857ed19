"""Remember requests with an unsettled response: the same request again takes the second looks."""

from __future__ import annotations

import hashlib
import secrets
from collections import OrderedDict

_MOST = 256


class PendingSecondLooks:
    """Salted digests of the latest such requests; no text is kept."""

    def __init__(self) -> None:
        self._salt = secrets.token_bytes(16)
        self._digests: OrderedDict[bytes, bool] = OrderedDict()

    def add(self, asked: str) -> None:
        """Remember a request, as JSON."""
        self._digests[self._digest(asked)] = True
        if len(self._digests) > _MOST:
            self._digests.popitem(last=False)

    def take(self, asked: str) -> bool:
        """Whether the request was remembered; forgets it."""
        return self._digests.pop(self._digest(asked), False)

    def _digest(self, asked: str) -> bytes:
        return hashlib.blake2b(asked.encode(), key=self._salt, digest_size=16).digest()
