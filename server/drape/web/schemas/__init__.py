"""The schemas of the API's requests and responses: they validate them, and make openapi.json."""

from drape.web.schemas.base import ErrorDetail, ErrorResponse, HealthResponse, Schema
from drape.web.schemas.checks import CheckRequest, CheckResponse, Citation, Edit, Finding, Fix, Range, Redacted, Rewrite
from drape.web.schemas.pairings import (
    Browser,
    BrowsersResponse,
    HelloRequest,
    HelloResponse,
    PairRequest,
    PairResponse,
    RenewRequest,
    UnpairRequest,
)
from drape.web.schemas.policies import (
    BrokenProfile,
    ProfileInfo,
    ProfilesResponse,
    RuleInfo,
    RulesResponse,
    SettingsBody,
    TermsRequest,
)

__all__ = [
    "BrokenProfile",
    "Browser",
    "BrowsersResponse",
    "CheckRequest",
    "CheckResponse",
    "Citation",
    "Edit",
    "ErrorDetail",
    "ErrorResponse",
    "Finding",
    "Fix",
    "HealthResponse",
    "HelloRequest",
    "HelloResponse",
    "PairRequest",
    "PairResponse",
    "ProfileInfo",
    "ProfilesResponse",
    "Range",
    "Redacted",
    "RenewRequest",
    "Rewrite",
    "RuleInfo",
    "RulesResponse",
    "Schema",
    "SettingsBody",
    "TermsRequest",
    "UnpairRequest",
]
