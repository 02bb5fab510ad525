"""Reads an export with Presidio's analyzer, on all cores, and prints the ids of items in which it finds something that an
office searches for: by its own recognisers, and by the pattern of the ripgrep script.

Items whose content is a file are passed over: Presidio reads texts. Pages are cut down to their visible text first.
"""
import argparse
import html.parser
import json
import multiprocessing
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Presidio"))

# Of its own kinds those that must not stand in a notice; dates and addresses of pages stand in every one.
OWN = {"PHONE_NUMBER", "CREDIT_CARD", "EMAIL_ADDRESS", "IBAN_CODE"}


class VisibleText(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.parts, self.hidden = [], 0

    def handle_starttag(self, tag, attributes):
        self.hidden += tag in ("script", "style")

    def handle_endtag(self, tag):
        self.hidden -= tag in ("script", "style")
        if tag in ("p", "td", "th", "tr", "li", "div", "h1", "h2", "title"):
            self.parts.append("\n")

    def handle_data(self, data):
        if not self.hidden:
            self.parts.append(data)


def text_of(item):
    if "html" in item:
        page = VisibleText()
        page.feed(item["html"])
        return "".join(page.parts)
    return item.get("title", "") + "\n" + item.get("text", "")


def begin(pattern):
    global engine
    import tldextract
    from presidio_analyzer import Pattern, PatternRecognizer
    from analyzer import made_engine

    # The list of domains that came with it: nothing is fetched.
    tldextract.extract = tldextract.TLDExtract(suffix_list_urls=())

    script = PatternRecognizer(
        supported_entity="SCRIPT", supported_language="zh", patterns=[Pattern("script", pattern, 0.5)])
    engine = made_engine([script])


def analyzed(item):
    kinds = {result.entity_type for result in engine.analyze(text_of(item), language="zh")}
    return item["id"], bool(kinds & OWN), "SCRIPT" in kinds


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("export")
    options.add_argument("pattern")
    given = options.parse_args()
    with open(given.export, encoding="utf-8") as file:
        items = [item for item in map(json.loads, file) if "file" not in item]
    # The largest first, so that no core waits for the other in the end.
    items.sort(key=lambda item: -len(item.get("html", item.get("text", ""))))
    with multiprocessing.Pool(initializer=begin, initargs=(given.pattern,)) as pool:
        found = list(pool.imap_unordered(analyzed, items))
    print(json.dumps({
        "own": [id for id, own, _ in found if own],
        "pattern": [id for id, _, script in found if script],
    }))


if __name__ == "__main__":
    main()
