"""The routes that pair browsers with this server and unpair them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import g, request

from drape import __version__
from drape.web import pairing
from drape.web import schemas as s
from drape.web.responses import answers, browser_info

if TYPE_CHECKING:
    from flask import Flask
    from spectree import SpecTree

    from drape.store.data_dir import Store


def add_pairing_routes(app: Flask, spec: SpecTree, store: Store) -> None:
    """Add `/v1/pair`, `/v1/hello`, `/v1/browsers`, `/v1/renew` and `/v1/unpair`."""
    _add_open_routes(app, spec, store)

    def browsers() -> s.BrowsersResponse:
        return s.BrowsersResponse(browsers=[browser_info(one, g.browser.id) for one in pairing.browsers(store)])

    @app.get("/v1/browsers")
    @spec.validate(resp=answers(s.BrowsersResponse))
    def get_browsers() -> s.BrowsersResponse:
        """List the paired browsers."""
        return browsers()

    @app.post("/v1/renew")
    @spec.validate(resp=answers(s.PairResponse))
    def post_renew(json: s.RenewRequest) -> s.PairResponse:
        """Give the calling browser another token; its present token stays valid until it is unpaired."""
        del json  # it was validated; it has no fields
        return s.PairResponse(token=pairing.rotate(store, g.browser), version=__version__)

    @app.post("/v1/unpair")
    @spec.validate(resp=answers(s.BrowsersResponse))
    def post_unpair(json: s.UnpairRequest) -> s.BrowsersResponse:
        """Unpair a browser, by default the calling one; answers with those that are left."""
        pairing.unpair(store, json.browser or g.browser.id)
        return browsers()


def _add_open_routes(app: Flask, spec: SpecTree, store: Store) -> None:
    """Add the routes that an extension requests before it sends a token."""

    @app.post("/v1/pair")
    @spec.validate(resp=answers(s.PairResponse))
    def post_pair(json: s.PairRequest) -> s.PairResponse:
        """Exchange the code that `drape pair` shows for this browser's token."""
        token = pairing.pair(store, json.code, request.headers["Origin"], json.replaces)
        return s.PairResponse(token=token, version=__version__)

    @app.post("/v1/hello")
    @spec.validate(resp=answers(s.HelloResponse))
    def post_hello(json: s.HelloRequest) -> s.HelloResponse:
        """Prove to a paired browser, before it sends anything, that this is the server it was paired with."""
        proof = pairing.proof(store, request.headers["Origin"], json.nonce, json.browser)
        return s.HelloResponse(name="drape", version=__version__, proof=proof)
