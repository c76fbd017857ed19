"""A web address of a private person.

Why: A personal page, a fundraiser or a link to a record identifies the person it is about.

False alarms: A practice's own campaign page whose address holds such a word.

To patients: A link can lead strangers to your page and your story. You can leave it out.
"""

from __future__ import annotations

import re

from drape.cues import is_ours
from drape.finders import CONTEXT, all_of, any_of, by, either, none_of, pattern, said, seen_as, valid
from drape.finding import Severity
from drape.rules import By, Rule, leave_out, say

_PERSONAL = re.compile(
    r"caring|gofund|fundrais|fund\.|crowdfund|obit|memorial|mealtrain|profile|patients?/|results?/|records?/|chart/|[?&]u=|/(?:i|r|d|f|emp|w|in|diary)/"
    r"|visit/|journal|people/|/u/|user|family|givesend|prayfor|teamfor|tribute|album",
    re.IGNORECASE,
)


def _is_personal(address: str) -> bool:
    return _PERSONAL.search(address) is not None


def _has_page(address: str) -> bool:
    return re.search(r"\.\w+/\w", address) is not None


RULE = Rule(
    find=either(
        pattern(
            r"(?<![\w@.])(?:https?://)?(?:[\w-]{1,63}\.){1,6}[a-z]{2,10}(?:/[^\s,;)]*)?(?<![.,!?])",
            sure=CONTEXT,
            when=any_of(seen_as("URL"), valid(_is_personal), all_of(by("patient"), none_of(is_ours), valid(_has_page))),
        ),
        said("URL"),
    ),
    label="URL",
    severity=Severity.WARN,
    message="A link to a private person's page",
    sources=("safe-harbor-web",),
    remedies=(say("[link]"), leave_out()),
    flags=(
        By("patient", "updates here «caringpage.example/visit/ellisfamily», meals welcome"),
        "See her story at «https://fundraiser.example/teamfor-ruth»",
        By("patient", "our page: «caringpage.example/visit/milo» please share"),
        By("staff", "her fundraiser is «gofund.example/f/rosa-ellis»"),
        By("patient", "my album «photos.example/u/dana77» shows the scar"),
    ),
    allows=(
        "Book at bluestork.example/webinar today.",
        "The secure portal is portal.lakeviewmed.example 🔒",
        "Read our blog at harbordental.example/blog/flossing.",
        "The CDC page is cdc.example/flu.",
        "Join the webinar: bluestork.example/webinar",
    ),
)
