"""A request for reviews by people who are in therapy. Source: APA Ethics Code 4.01, 5.05."""

from __future__ import annotations

from drape.finding import Severity
from drape.matching.conditions import all_of, by_author, none_of, sentence_has, text_has
from drape.matching.matchers import pattern_sentence
from drape.rules import Example, Rule

RULE = Rule(
    find=pattern_sentence(
        r"\bclients?\b[^.!?\n]{0,60}\b(?:reviews?|testimonials?|stars?|google|yelp)\b|\b(?:reviews?"
        r"|testimonials?)\b[^.!?\n]{0,40}\b(?:from|by) (?:our |my |current |past )*clients?\b",
        when=all_of(
            by_author("practice", "clinician", "staff"),
            text_has(r"\b(?:therap\w+|counsel\w+|psycholog\w+|psychiatr\w+|mental health|sessions?)\b"),
            none_of(sentence_has(r"\b(?:never|don't|do not|can't|cannot|not)\b")),
        ),
    ),
    label="AD_CLAIM",
    severity=Severity.NOTE,
    sources=("apa",),
    flags=(
        "Our therapists need you. «Current clients, please leave us a Google review!»",
        Example("clinician", "«As a psychologist I live from reviews by my clients, so please write one»"),
        "«Therapy clients: five stars help others find us»",
        "«We love testimonials from our clients, therapy works»",
        Example("practice", "Had a good session? «Clients may review us on Google»", "instagram_caption"),
    ),
    allows=(
        "We don't ask therapy clients for reviews.",
        "Our counselling centre has new hours.",
        "Reviews welcome, good or bad.",
        Example("patient", "clients like me love this therapist, five stars"),
        "Clients park behind the building.",
    ),
)
