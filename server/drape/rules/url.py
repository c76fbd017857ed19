"""A web address of a private person.

Why: A personal page, a fundraiser or a link to a record identifies the person it is about.

False alarms: A practice's own campaign page whose address holds such a word.
"""

from __future__ import annotations

import re

from drape.finders import pattern, valid
from drape.finding import Severity
from drape.rules import By, Rule, leave_out, say

_PERSONAL = re.compile(
    r"caring|gofund|fundrais|crowdfund|obit|memorial|mealtrain|profile|patients?/|results?\b|records?\b|chart"
    r"|visit/|journal|people/|/u/|user|family|givesend|prayfor|teamfor|tribute|album",
    re.IGNORECASE,
)

RULE = Rule(
    find=pattern(
        r"(?<![\w@.])(?:https?://)?(?:[\w-]{1,63}\.){1,6}[a-z]{2,10}(?:/[^\s,;)]*)?(?<![.,!?])",
        when=valid(lambda address: _PERSONAL.search(address) is not None),
    ),
    label="URL",
    severity=Severity.WARN,
    message="A link to a private person's page",
    sources=("safe-harbor-web",),
    remedies=(say("[link]"), leave_out()),
    flags=(
        By("patient", "updates here «caringpage.example/visit/ellisfamily», meals welcome"),
        "See her story at «https://fundraiser.example/teamfor-ruth»",
    ),
    allows=(
        "Book at bluestork.example/webinar today.",
        "The secure portal is portal.lakeviewmed.example 🔒",
    ),
)
