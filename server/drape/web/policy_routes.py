"""The routes for profiles, rules and settings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from drape.policy import settings
from drape.policy.profiles import all_profiles, broken_profiles
from drape.policy.term_lists import import_terms
from drape.rules import all_rules, rule
from drape.web import schemas as s
from drape.web.responses import answers, profile_info, rule_info, settings_body

if TYPE_CHECKING:
    from flask import Flask
    from spectree import SpecTree

    from drape.store.data_dir import Store


def add_policy_routes(app: Flask, spec: SpecTree, store: Store) -> None:
    """Add `/v1/profiles`, `/v1/rules`, `/v1/settings` and `/v1/terms`."""
    _add_rule_routes(app, spec)

    @app.get("/v1/profiles")
    @spec.validate(resp=answers(s.ProfilesResponse))
    def get_profiles() -> s.ProfilesResponse:
        """List the policy profiles, and the mistakes in unusable ones."""
        broken = [s.BrokenProfile(id=name, message=why) for name, why in broken_profiles(store).items()]
        return s.ProfilesResponse(profiles=[profile_info(one) for one in all_profiles(store).values()], broken=broken)

    @app.get("/v1/settings")
    @spec.validate(resp=answers(s.SettingsBody))
    def get_settings() -> s.SettingsBody:
        """Show the settings."""
        return settings_body(settings.load(store))

    @app.put("/v1/settings")
    @spec.validate(resp=answers(s.SettingsBody))
    def put_settings(json: s.SettingsBody) -> s.SettingsBody:
        """Change the given settings."""
        given = {name: value for name, value in json.model_dump().items() if value is not None}
        return settings_body(settings.update(store, lambda now: replace(now, **given)))

    @app.post("/v1/terms")
    @spec.validate(resp=answers(s.SettingsBody))
    def post_terms(json: s.TermsRequest) -> s.SettingsBody:
        """Add the terms of a CSV or vCard file to a list."""
        return settings_body(settings.add_terms(store, json.list, import_terms(json.format, json.text)))


def _add_rule_routes(app: Flask, spec: SpecTree) -> None:
    @app.get("/v1/rules")
    @spec.validate(resp=answers(s.RulesResponse))
    def get_rules() -> s.RulesResponse:
        """List the rules."""
        return s.RulesResponse(rules=[rule_info(known) for known in all_rules().values()])

    @app.get("/v1/rules/<rule_id>")
    @spec.validate(resp=answers(s.RuleInfo))
    def get_rule(rule_id: str) -> s.RuleInfo:
        """Explain one rule."""
        return rule_info(rule(rule_id))
