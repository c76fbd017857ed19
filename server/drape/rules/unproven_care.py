"""A benefit against an illness, claimed for a method without good evidence.

Sources: FTC Health Products Compliance Guidance (2022); 16 CFR Part 255; AMA Code of Medical Ethics, advertising and
publicity; ADA Code of Professional Conduct 5.A, 5.F; National Law s 133(1)(a); National Law s 133(1)(d); GMC, Good
medical practice (2024) 89, 90.
"""

from __future__ import annotations

from drape.finding import Severity
from drape.matching.conditions import all_of, by_author, none_of, sentence_has, text_has
from drape.matching.matchers import pattern_sentence
from drape.rules import Example, Rule
from drape.rules.ad_claim import RULE as AD_CLAIM

_METHOD = (
    r"\b(?:chiropract\w+|(?:spinal |gentle |regular |first |one |our |your |chiropractic )adjust(?:ments?|ed)"
    r"|adjustments|(?:aligned|healthy|moving|your|the|their) spines?|spinal (?:health|alignment|care)|subluxation\w*"
    r"|nervous system"
    r"|osteopath\w*|cranio\w*|cranial|acupunctur\w*|acupressure|cupping|herbs?|herbal\w*|homeopath\w*|homoeopath\w*"
    r"|naturopath\w*|essential oils?|tinctures?|(?:iv|vitamin|drip) (?:drips?|therapy|bags?|infusions?|lounge)"
    r"|detox\w*|reiki|ozone|red light|hyperbaric|salt (?:room|cave)|halotherapy|reflexology|ayurved\w*|panchakarma"
    r"|cleanses?|infrared|colon (?:hydrotherapy|cleans\w+)|colonics?|stem cells?|exosomes?|colostrum|mistletoe"
    r"|elderberry|biomagnet\w*|magnet therapy|thermography)\b"
)
_ILLNESS = (
    r"\b(?:asthma|allerg(?:y|ies)|hay ?fever|colic\w*|reflux|ear (?:infections?|aches?)|earaches?|bed[- ]?wett\w*"
    r"|wet(?:s|ting)? the bed|adhd|add\b|concentrat\w+|autis\w+|infertil\w*|fertility|flu|influenza|colds?|covid\w*"
    r"|viruses|immun\w+|cancers?|tumou?rs?|diabet\w*|blood sugar"
    r"|parkinson\w*|ms\b|multiple sclerosis|blood pressure|hypertension|eczema|psoriasis|insomnia|digest\w+"
    r"|constipat\w+|ibs\b|epilep\w*|seizures?|pcos|thyroid|hashimoto\w*|hormon\w+|vertigo|sinus\w*|alzheimer\w*"
    r"|dementia|lyme|autoimmune|anxiety|depression|neuropathy|latch\w*|tongue[- ]tie\w*|endometriosis)\b"
)
_BENEFIT = (
    r"\b(?:help(?:s|ed|ing|ful)?|improv(?:e[sd]?|ing)|reliev\w+|relief|eas(?:e|es|ed|ing)|treat(?:s|ed|ing)?|reduc\w+"
    r"|prevent(?:s|ed|ing)?|boost\w*|heal(?:s|ed|ing)?|cur(?:e|es|ed|ing)|(?:feels?|felt|feeling|get|gets|got"
    r"|getting) (?:much |so |a lot |far )?better|milder|settl\w+|resolv\w+|calm(?:s|ed|ing)?"
    r"|strengthen\w*|support(?:s|ing)? (?:your|the|their|a) |restor\w+|(?:re)?balanc(?:e|es|ed|ing)|fix(?:es|ed|ing)?"
    r"|revers\w+|responds?|responded|benefit\w*|go(?:es|ne)? away|disappear\w*|clear(?:s|ed) up|protects?|fights?"
    r"|flush\w*|rid of|no more|works? wonders|does? wonders)\b"
)
_OPEN = (
    r"\b(?:no (?:good |strong |real |solid |reliable )?(?:evidence|proof|cure)|evidence (?:is|isn't|doesn't)|unproven"
    r"|not proven|myths?|trial|study found|cochrane|nice guid\w+|(?:is|are|was|does|do|did|will|can|could|has|have"
    r"|would|should)(?:n't| not)(?! (?:just|only|merely))|can ?not|nothing (?:else )?(?:in|that|we|is|can|will|cures?"
    r"|prevents?)\b|whether"
    r"|keep taking|ask your (?:own )?(?:gp|doctor|pharmacist)|talk to your (?:own )?(?:gp|doctor))\b"
)
"""A text with one of these leaves the benefit open, or denies it."""

_FOUND = (
    r"\b(?:our|this|chiropractic|osteopathic|such) (?:[\w-]+ )?(?:care|treatments?|adjustments?|method|approach"
    r"|techniques?|therapy|drops|program(?:me)?)\b[^.!?\n]{0,30}\b(?:been )?(?:found|shown|known"
    r"|proven) to (?:also )?(?:help|improve|relieve|ease|treat|reduce|prevent|cure|heal)\b"
)
"""Claims evidence without naming it."""

RULE = Rule(
    find=pattern_sentence(
        rf"{_BENEFIT}|{_FOUND}",
        when=all_of(
            by_author("practice", "clinician"),
            sentence_has(_ILLNESS),
            text_has(rf"{_METHOD}|{_FOUND}"),
            none_of(text_has(_OPEN)),
        ),
    ),
    label="AD_CLAIM",
    severity=Severity.WARN,
    sources=AD_CLAIM.sources,
    flags=(
        "«Little ones with colic, asthma or ear infections often respond so well to chiropractic care.»",
        "«Cupping before winter keeps colds at bay and boosts immunity!»",
        "The nervous system runs the whole body. «Regular adjustments ease constipation, allergies and anxiety, too.»",
        "«Our drip lounge helps you fight the flu before it starts.»",
        Example("clinician", "«Castor packs and herbs got her thyroid balanced in eight weeks»", "instagram_caption"),
    ),
    allows=(
        "There is no good evidence that homeopathy helps with asthma.",
        "We offer acupuncture for back pain. It doesn't cure anything, but some people find it relaxing.",
        "Colds are going round, so please wear a mask in the waiting room.",
        "Flu shots help protect those around you. Saturday, 9 to 1.",
        Example("staff", "the nervous system unit in nursing school nearly gave me anxiety"),
    ),
)
