"""Paying for reviews, choosing who may write one, or threatening who wrote one.

Sources: 16 CFR Part 465; AMA Code of Medical Ethics, advertising and publicity; APA Ethics Code 4.01, 5.05; National
Law s 133(1)(a).
"""

from __future__ import annotations

from drape.finding import Severity
from drape.matching.conditions import all_of, by_author, none_of, sentence_has
from drape.matching.matchers import pattern_sentence
from drape.rules import Example, Rule

_REVIEW = r"(?:reviews?|stars?|ratings?|testimonials?|google|yelp)"
_REWARD = (
    r"(?:[£$€] ?\d{1,9}|\d{1,9} ?%|gift ?cards?|free|discounts?|raffles?|prizes?|vouchers?|entry|entered|coffee card"
    r"|starbucks|credit|upgrade|bonus|win)"
)
_TABLE = (
    rf"\b(?:leave|leaves|write|give|gives|post|drop)\b[^.!?\n]{{0,40}}\b{_REVIEW}\b[^.!?\n]{{0,60}}\b{_REWARD}\b"
    rf"|{_REWARD}\b[^.!?\n]{{0,40}}\b(?:for|if you (?:leave|write|give))\b[^.!?\n]{{0,30}}\b{_REVIEW}\b"
    rf"|\b{_REVIEW}\b[^.!?\n]{{0,40}}\b(?:gets?|earns?|wins?|receives?|pays)\b[^.!?\n]{{0,20}}{_REWARD}\b"
    r"|\b(?:happy|loved? (?:us|it)|great (?:visit|experience))\b[^.!?\n]{0,20}\? ?(?:leave|write"
    r"|drop)[^.!?\n]{0,30}\breview\b[^!?\n]{0,20}(?:not|unhappy|otherwise)[^.!?\n]{0,12}\?? ?(?:tell|email|call"
    r"|message|dm)"
    rf"|\b(?:take|remove|delete|retract|change|edit|pull)\b[^.!?\n]{{0,20}}\b(?:review|post|comment|rating|it"
    rf"|this)\b[^.!?\n]{{0,60}}\b(?:lawyers?|attorneys?|legal|sue|court|defamation|libel|or else|refund|credit"
    rf"|[$£€] ?\d+)\b"
    rf"|\b(?:lawyers?|attorneys?|legal action|sue|court|defamation|libel|slander)\b[^.!?\n]{{0,60}}\b(?:reviews?"
    rf"|take (?:it|this|that) down|remove|delete|retract|what you (?:wrote|posted))\b"
    rf"|\b(?:refund|credit|waive|[$£€] ?\d+)\b[^.!?\n]{{0,50}}\b(?:if|once|when|after) (?:you|u"
    rf"|the review)\b[^.!?\n]{{0,20}}\b(?:take|remove|delete|change|edit|comes? down|is gone)\b"
    r"|\b(?:staff|team|everyone here|all of you|y'all|employees)\b[^.!?\n]{0,40}\b(?:write|leave"
    r"|post)\b[^.!?\n]{0,30}\breviews?\b[^.!?\n]{0,40}\b(?:as a patient|as patients|from your (?:own|personal)"
    r"|don't say you work|pretend)\b"
)

RULE = Rule(
    find=pattern_sentence(
        _TABLE,
        when=all_of(
            by_author("practice", "clinician", "staff"),
            none_of(
                sentence_has(
                    r"\b(?:never|no (?:discounts?|raffles?|freebies|payment|rewards?|gift)|don't|do not|doesn't"
                    r"|without|aren't|isn't|not allowed|illegal|against|whether or not|regardless"
                    r"|entirely your choice|can't|cannot|won't)\b"
                )
            ),
        ),
    ),
    label="AD_CLAIM",
    severity=Severity.WARN,
    sources=("ftc-reviews", "ama-publicity", "apa", "ahpra-misleading"),
    flags=(
        "«Leave 5 stars, get free whitening ⭐»",
        "«$25 gift card for every Google review this month!»",
        Example("practice", "«Take this review down or you will hear from our attorney.»", "facebook_review_reply"),
        Example("practice", "«We will refund your copay once you delete the review.»", "facebook_review_reply"),
        Example("staff", "«Team: everyone here please write a review as a patient, from your personal accounts»"),
    ),
    allows=(
        "Reviews welcome!! Good, bad and ugly. No discounts or raffles for them.",
        "We never pay for reviews, and we never delete them.",
        Example("practice", "Leave it up, edit it, delete it, that is entirely your choice.", "instagram_dm"),
        "Win a gift card at our toy drive on Saturday!",
        Example("patient", "take it down or I call my lawyer"),
    ),
)
