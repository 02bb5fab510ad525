"""Presidio's analyzer for Chinese, as it comes.

Its recognisers that hold for every language, with telephones of China. PRESIDIO_MODEL names a spaCy model; without one
Chinese is only cut into characters and no entities are recognised: less than what Presidio can do, and faster.
"""

import os
import tempfile

import spacy
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import SpacyNlpEngine
from presidio_analyzer.predefined_recognizers import (
    CreditCardRecognizer,
    DateRecognizer,
    EmailRecognizer,
    IbanRecognizer,
    IpRecognizer,
    MacAddressRecognizer,
    PhoneRecognizer,
    UrlRecognizer,
)

LANGUAGE = "zh"


def made_engine(extra=()):
    """`extra`: recognisers beside its own."""
    model = os.environ.get("PRESIDIO_MODEL")
    if not model:
        model = tempfile.mkdtemp()
        spacy.blank(LANGUAGE).to_disk(model)
    registry = RecognizerRegistry(supported_languages=[LANGUAGE])
    for recogniser in (
        CreditCardRecognizer, DateRecognizer, EmailRecognizer, IbanRecognizer, IpRecognizer, MacAddressRecognizer, UrlRecognizer,
    ):
        registry.add_recognizer(recogniser(supported_language=LANGUAGE))
    registry.add_recognizer(PhoneRecognizer(supported_language=LANGUAGE, supported_regions=["CN"]))
    for recogniser in extra:
        registry.add_recognizer(recogniser)
    nlp = SpacyNlpEngine(models=[{"lang_code": LANGUAGE, "model_name": model}])
    nlp.load()
    registry.add_nlp_recognizer(nlp)
    return AnalyzerEngine(registry=registry, nlp_engine=nlp, supported_languages=[LANGUAGE])
