"""A code pairs one browser, once, soon; only hashes are kept, and only for their owner's eyes."""

from __future__ import annotations

import hashlib
import hmac
import stat
import time
from typing import TYPE_CHECKING

import pytest
from browsers import CHROME, FIREFOX, Browser
from drape import pairing
from drape.errors import PairingFailed, Unpaired
from drape.storage import write_json

if TYPE_CHECKING:
    from pathlib import Path


def test_a_code_is_exchanged_for_a_token_once(data: Path) -> None:
    code = pairing.new_code(data)
    token = pairing.pair(data, code, CHROME)
    assert len(token) == 43
    assert pairing.owner(data, token) == CHROME
    with pytest.raises(PairingFailed) as again:
        pairing.pair(data, code, CHROME)
    assert again.value.code == "code_expired"


@pytest.mark.parametrize("typed", ["{0}", " {0} ", "{1}", "{2}"])
def test_a_code_may_be_typed_with_spaces_dashes_and_small_letters(data: Path, typed: str) -> None:
    code = pairing.new_code(data)
    assert pairing.pair(data, typed.format(code, code.lower(), f"{code[:4]}-{code[4:]}"), CHROME)


def test_a_wrong_code_may_be_tried_five_times(data: Path) -> None:
    code = pairing.new_code(data)
    codes = []
    for typed in (*["AAAAAAAA"] * 5, code):
        with pytest.raises(PairingFailed) as refused:
            pairing.pair(data, typed, CHROME)
        codes.append(refused.value.code)
    assert codes == ["wrong_code"] * 5 + ["too_many_tries"]
    assert pairing.paired(data) == ()


def test_a_code_dies_after_two_minutes(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = pairing.new_code(data)
    later = time.time() + 121
    monkeypatch.setattr(time, "time", lambda: later)
    with pytest.raises(PairingFailed, match="drape pair"):
        pairing.pair(data, code, CHROME)


def test_several_browsers_are_paired_and_one_may_be_forgotten(data: Path) -> None:
    first = pairing.pair(data, pairing.new_code(data), CHROME)
    second = pairing.pair(data, pairing.new_code(data), FIREFOX)
    assert pairing.unpair(data, pairing.id_of(first))
    assert not pairing.unpair(data, pairing.id_of(first))
    assert pairing.paired(data) == (FIREFOX,)
    assert pairing.owner(data, second) == FIREFOX
    with pytest.raises(Unpaired):
        pairing.owner(data, first)


def test_pairing_again_replaces_the_token_of_the_same_browser(data: Path) -> None:
    old = pairing.pair(data, pairing.new_code(data), CHROME)
    new = pairing.pair(data, pairing.new_code(data), CHROME, pairing.id_of(old))
    assert pairing.owner(data, new) == CHROME
    with pytest.raises(Unpaired):
        pairing.owner(data, old)


def test_two_browsers_with_one_extension_id_are_paired_beside_each_other(data: Path) -> None:
    chrome = pairing.pair(data, pairing.new_code(data), CHROME)
    edge = pairing.pair(data, pairing.new_code(data), CHROME)
    assert [pairing.owner(data, token) for token in (chrome, edge)] == [CHROME, CHROME]
    assert pairing.paired(data) == (CHROME,)
    assert [browser.id for browser in pairing.browsers(data)] == [pairing.id_of(chrome), pairing.id_of(edge)]
    for token in (chrome, edge):
        key = hashlib.sha256(token.encode()).digest()
        wanted = hmac.new(key, b"drape-hello:nonce", hashlib.sha256).hexdigest()
        assert pairing.proof(data, CHROME, "nonce", pairing.id_of(token)) == wanted


def test_a_revoked_browser_gets_no_proof_by_the_token_of_another(data: Path) -> None:
    chrome = pairing.pair(data, pairing.new_code(data), CHROME)
    pairing.pair(data, pairing.new_code(data), CHROME)
    pairing.unpair(data, pairing.id_of(chrome))
    with pytest.raises(Unpaired):
        pairing.proof(data, CHROME, "nonce", pairing.id_of(chrome))


def test_a_browser_can_not_have_the_token_of_another_extension_forgotten(data: Path) -> None:
    token = pairing.pair(data, pairing.new_code(data), CHROME)
    pairing.pair(data, pairing.new_code(data), FIREFOX, pairing.id_of(token))
    assert pairing.owner(data, token) == CHROME


def test_a_pairing_of_an_earlier_version_still_holds(data: Path) -> None:
    token = "a" * 43
    digest = hashlib.sha256(token.encode()).hexdigest()
    write_json(data / "browsers.json", {CHROME: {"hash": digest, "created": 1}})
    assert pairing.owner(data, token) == CHROME
    assert pairing.proof(data, CHROME, "nonce", pairing.id_of(token)) == pairing.proof(data, CHROME, "nonce")
    assert pairing.unpair(data, CHROME)
    assert pairing.paired(data) == ()


def test_only_hashes_are_stored_and_only_the_owner_may_read_them(data: Path) -> None:
    token = pairing.pair(data, pairing.new_code(data), CHROME)
    code = pairing.new_code(data)
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    for file in data.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name
        assert token not in file.read_text(encoding="utf-8")
        assert code not in file.read_text(encoding="utf-8")


def test_the_server_proves_that_it_gave_the_token(browser: Browser) -> None:
    nonce = "bm9uY2Utbm9uY2Utbm9uY2U"
    answer = browser.ask("POST", "/v1/hello", {"nonce": nonce}, authorization=None).get_json()
    token = browser.headers["Authorization"].removeprefix("Bearer ")
    key = hashlib.sha256(token.encode()).digest()
    assert answer["name"] == "drape"
    assert answer["proof"] == hmac.new(key, b"drape-hello:" + nonce.encode(), hashlib.sha256).hexdigest()
    assert token not in str(answer)


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        (CHROME, True),
        (FIREFOX, True),
        ("chrome-extension://short", False),
        ("https://www.facebook.com", False),
        (CHROME + "/", False),
        ("null", False),
        ("", False),
    ],
)
def test_only_extensions_have_an_extensions_origin(origin: str, *, expected: bool) -> None:
    assert pairing.is_extension(origin) is expected
