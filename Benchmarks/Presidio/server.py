"""Presidio's analyzer (analyzer.py) behind HTTP, as its own app serves it."""

import json

from flask import Flask, Response, jsonify, request
from presidio_analyzer import BatchAnalyzerEngine

from analyzer import made_engine

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
