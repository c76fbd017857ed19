"""Asking people who are in therapy for reviews.

Why: Somebody in therapy can hardly say no, and a review tells everybody that they are a client. Psychologists don't solicit them.

False alarms: A salon or a lawyer who speaks of clients.
"""

from __future__ import annotations

from drape.conditions import all_of, by, none_of, sentence_has, text_has
from drape.finders import told
from drape.finding import Severity
from drape.rules import By, Rule

RULE = Rule(
    find=told(
        r"\bclients?\b[^.!?\n]{0,60}\b(?:reviews?|testimonials?|stars?|google|yelp)\b|\b(?:reviews?|testimonials?)\b[^.!?\n]{0,40}\b(?:from|by) (?:our |my |current |past )*clients?\b",
        when=all_of(
            by("practice", "clinician", "staff"),
            text_has(r"\b(?:therap\w+|counsel\w+|psycholog\w+|psychiatr\w+|mental health|sessions?)\b"),
            none_of(sentence_has(r"\b(?:never|don't|do not|can't|cannot|not)\b")),
        ),
    ),
    label="AD_CLAIM",
    severity=Severity.NOTE,
    message="Asks people in therapy for a review",
    sources=("apa",),
    flags=(
        "Our therapists need you. «Current clients, please leave us a Google review!»",
        By("clinician", "«As a psychologist I live from reviews by my clients, so please write one»"),
        "«Therapy clients: five stars help others find us»",
        "«We love testimonials from our clients, therapy works»",
        By("practice", "Had a good session? «Clients may review us on Google»", "instagram_caption"),
    ),
    allows=(
        "We don't ask therapy clients for reviews.",
        "Our counselling centre has new hours.",
        "Reviews welcome, good or bad.",
        By("patient", "clients like me love this therapist, five stars"),
        "Clients park behind the building.",
    ),
)
