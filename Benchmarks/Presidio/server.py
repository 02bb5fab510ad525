"""Presidio's analyzer behind HTTP, as its own app serves it, for Chinese.

Its recognisers that hold for every language, with telephones of China. PRESIDIO_MODEL names a spaCy model; without one
Chinese is only cut into characters and no entities are recognised: less than what Presidio can do, and faster.
"""

import json
import os
import tempfile

import spacy
from flask import Flask, Response, jsonify, request
from presidio_analyzer import AnalyzerEngine, BatchAnalyzerEngine, RecognizerRegistry
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


def made_engine():
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
    nlp = SpacyNlpEngine(models=[{"lang_code": LANGUAGE, "model_name": model}])
    nlp.load()
    registry.add_nlp_recognizer(nlp)
    return AnalyzerEngine(registry=registry, nlp_engine=nlp, supported_languages=[LANGUAGE])


engine = BatchAnalyzerEngine(made_engine())
app = Flask(__name__)


@app.route("/health")
def health():
    return "up"


@app.route("/analyze", methods=["POST"])
def analyze():
    body = request.get_json()
    if not body.get("text"):
        return jsonify(error="No text provided"), 500
    results = engine.analyze_iterator([body["text"]], language=body["language"])[0]
    for result in results:
        del result.recognition_metadata
    return Response(json.dumps(results, default=lambda o: o.to_dict(), sort_keys=True), content_type="application/json")
