"""Articles for training: what the program measures of them, beside what editors marked or summaries tell.

  rows(path)                      the objects of a .jsonl or .jsonl.zst file
  measure(program, rows, …)       rows -> Article: `nutgraf features` is the only source of numbers
  mark(article, row)              editors' marks, aligned by an overlap of at least half
  highlight(article, row)         ROUGE of its sentences against a human summary
"""
import ctypes
import ctypes.util
import json
import re
import subprocess
import tempfile
from collections import Counter

import numpy as np


class Article:
    """features [sentences, names], selectable, spans, words and openings (lists of places in tables); steps: each the
    candidates' sentences, which of them was taken, and their gains [candidates, names]"""

    def __init__(self, told, names, gains):
        self.id = told["id"]
        self.dictionary = told["dictionary"]
        self.spans = [(s["start"], s["end"]) for s in told["sentences"]]
        self.selectable = np.array(told["selectable"], bool)
        columns = [told["features"][name] for name in names]
        self.features = np.array(columns, np.int16).T.reshape(len(self.spans), len(names))
        self.words = [np.array(w, np.int32) for w in told.get("words", [])]
        self.openings = [np.array(w, np.int32) for w in told.get("openings", [])]
        self.steps = [(step["sentence"], step["taken"], np.array([step["gains"][name] for name in gains], np.int16).T)
                      for step in told["steps"]]


def rows(path):
    if str(path).endswith(".zst"):
        data = subprocess.run(["zstd", "-dcq", str(path)], check=True, stdout=subprocess.PIPE).stdout
    else:
        data = open(path, "rb").read()
    return [json.loads(line) for line in data.decode().split("\n") if line.strip()]


def measure(program, articles, names, gains, model="none", words=True, points=5):
    """The articles (rows with title and text) as the program sees them with a model."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as source:
        for number, row in enumerate(articles):
            source.write(json.dumps({"id": str(number), "title": row.get("title", ""), "text": row["text"]}) + "\n")
        source.flush()
        command = [program, "features", "--model", str(model), "-n", str(points), source.name]
        told = subprocess.Popen(command + ["--with-words"] * words, stdout=subprocess.PIPE)
        measured = [Article(json.loads(line), names, gains) for line in told.stdout]
        if told.wait() != 0 or len(measured) != len(articles):
            raise SystemExit("nutgraf features failed")
    return measured


# ---- editors

def sentence_weights(row):
    """As the key-point gain counts them, for one editor."""
    weights, editors = {}, row["labels"]
    for editor in editors:
        for rank, i in enumerate(editor["key"]):
            weights[i] = weights.get(i, 0) + (1 - 0.08 * rank) / len(editors)
        for i in editor["also"]:
            weights[i] = weights.get(i, 0) + 0.35 / len(editors)
    return weights


def mark(article, row):
    """article.weight, .noise, .dangling of each sentence, .main: which labelled one it stands for."""
    weights, spans = sentence_weights(row), row["sentences"]
    noise = set.intersection(*(set(editor["noise"]) for editor in row["labels"]))
    dangling = set.union(*(set(editor["dangling"]) for editor in row["labels"]))
    n = len(article.spans)
    article.weight, article.noise, article.dangling = np.zeros(n), np.zeros(n), np.zeros(n)
    article.main = np.full(n, -1)
    for k, (start, end) in enumerate(article.spans):
        shares = {i: (min(b, end) - max(a, start)) / (b - a) for i, (a, b) in enumerate(spans)
                  if min(b, end) > max(a, start)}
        if not shares:
            continue
        nearest = max(shares, key=shares.get)
        article.noise[k], article.dangling[k] = nearest in noise, nearest in dangling
        halves = [i for i, share in shares.items() if share >= 0.5]
        if halves:
            article.main[k] = max(halves, key=lambda i: weights.get(i, 0))
            article.weight[k] = weights.get(article.main[k], 0)


# ---- summaries

class Stems:
    """Porter's stems, as the evaluation uses them."""

    def __init__(self):
        library = ctypes.CDLL(ctypes.util.find_library("stemmer") or "libstemmer.so.0d")
        library.sb_stemmer_new.restype = library.sb_stemmer_stem.restype = ctypes.c_void_p
        library.sb_stemmer_new.argtypes = [ctypes.c_char_p, ctypes.c_char_p]
        library.sb_stemmer_stem.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
        library.sb_stemmer_length.argtypes = [ctypes.c_void_p]
        self.library, self.memo = library, {}
        self.handle = library.sb_stemmer_new(b"porter", b"UTF_8")

    def __call__(self, word):
        stem = self.memo.get(word)
        if stem is None:
            stem = word
            if len(word) > 3:
                at = self.library.sb_stemmer_stem(self.handle, word.encode(), len(word))
                stem = ctypes.string_at(at, self.library.sb_stemmer_length(self.handle)).decode()
            self.memo[word] = stem
        return stem


NO_WORD = re.compile(r"[^a-z0-9]+")
STEMS = Stems()


class Grams:
    """Words and pairs of a piece of text."""

    def __init__(self, stems):
        self.n = len(stems)
        self.one, self.two = Counter(stems), Counter(zip(stems, stems[1:]))

    def __add__(self, other):
        both = Grams(())
        both.n, both.one, both.two = self.n + other.n, self.one + other.one, self.two + other.two
        return both


def grams(text):
    return Grams([STEMS(word) for word in NO_WORD.sub(" ", text.lower()).split()])


def overlap(a, b):
    if len(b) < len(a):
        a, b = b, a
    return sum(min(count, b[key]) for key, count in a.items() if key in b)


def rouge(reference, candidate):
    """F of ROUGE-1 and of ROUGE-2 together, 0..2."""
    one = 2 * overlap(reference.one, candidate.one) / max(1, reference.n + candidate.n)
    two = 2 * overlap(reference.two, candidate.two) / max(1, reference.n + candidate.n - 2)
    return one + two


def highlight(article, row, points=3):
    """article.grams, .reference; .weight: 1 for those that a greedy choice by ROUGE takes; .alone: ROUGE of each."""
    article.reference = grams(" \n".join(row["summary"]))
    article.grams = [grams(row["text"][a:b]) for a, b in article.spans]
    article.alone = np.array([rouge(article.reference, g) for g in article.grams])
    article.weight = np.zeros(len(article.spans))
    article.noise = article.dangling = np.zeros(len(article.spans))
    chosen, best = Grams(()), 0.0
    near = [int(i) for i in np.argsort(-article.alone, kind="stable") if article.selectable[i]][:12]
    for _ in range(points):
        gains = [(rouge(article.reference, chosen + article.grams[i]), -i) for i in near if article.weight[i] == 0]
        if not gains or max(gains)[0] <= best:
            break
        best, taken = max(gains)
        article.weight[-taken] = 1
        chosen += article.grams[-taken]
