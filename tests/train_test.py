#!/usr/bin/env python3
"""Training, on a handful of articles made up here: the same bytes twice, whose numbers the program computes as training
did.

  train_test.py PROGRAM [TEST…]      needs numpy, scipy, scikit-learn and numba, which only training needs
"""
import json
import os
import random
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parent.parent
TRAIN = ROOT / "scripts" / "train" / "train"
PYTHON = TRAIN.read_text("utf-8").split("\n")[0][2:]  # that training runs with
PROGRAM = None
NAMES = "Altmoor Osten Marl Quay Tessel Brandt Ferrow Lindqvist".split()
WORDS = ("bridge council ferry girders harbour repairs storm engineers budget drivers school tunnel vote market police "
         "closed opened announced found killed paid approved repaired crossed visited built planned saw").split()


class Articles:
    """Rows as in ../shared/data, in invented words, the same every time."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def sentence(self):
        words = [self.random.choice(NAMES), *self.random.choices(WORDS, k=self.random.randint(7, 18))]
        if self.random.random() < 0.3:
            words[2] = str(self.random.randint(2, 900))
        return self.random.choice(["The ", "In ", "", "But "]) + " ".join(words) + "."

    def article(self, number):
        text, spans = "", []
        for _ in range(self.random.randint(5, 11)):
            sentence = self.sentence()
            spans.append((len(text), len(text) + len(sentence)))
            text += sentence + self.random.choice([" ", "\n\n"])
        return {"id": f"a{number}", "title": self.sentence()[:-1], "text": text, "sentences": spans}

    def marked(self, number):
        """What is early and has a number is key."""
        row = self.article(number)
        order = sorted(range(len(row["sentences"])), key=lambda i: i - 2 * any(map(str.isdigit, self.part(row, i))))
        marks = {"key": order[:2], "also": order[2:3], "noise": order[-1:] if number % 3 else [], "dangling": order[-2:-1]}
        return {**row, "labels": [marks]}

    def part(self, row, i):
        return row["text"][slice(*row["sentences"][i])]

    def summarized(self, number):
        row = self.article(number)
        return {"id": row["id"], "title": "", "text": row["text"], "summary": [self.part(row, 0), self.part(row, 2)]}


def write_rows(path, rows):
    data = "".join(json.dumps(row) + "\n" for row in rows).encode()
    subprocess.run(["zstd", "-qf", "-o", path], input=data, check=True)


class Training(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(holder.cleanup)
        cls.folder = Path(holder.name)
        make = Articles(7)
        sets = {"keypoints-train": [make.marked(i) for i in range(60)],
                "keypoints-dev": [make.marked(i) for i in range(900, 903)],
                "news2026-plain": [make.article(i) for i in range(300, 318)]}
        for number, name in enumerate(("inshorts-train", "cnndm-lowercase-train", "cnndm-cased-train")):
            sets[name] = [make.summarized(i) for i in range(100 * number, 100 * number + 60)]
        for name, rows in sets.items():
            write_rows(cls.folder / f"{name}.jsonl.zst", rows)
        (cls.folder / "labels").mkdir()
        label = make.marked(305)
        (cls.folder / "labels" / "news2026-plain.jsonl").write_text(
            json.dumps({"id": "a305", "sentences": label["sentences"], "labels": label["labels"][0]}) + "\n")
        cls.models = {}

    def train(self, name, part):
        """A model is trained once for each part, which has its own temporary files."""
        if (name, part) not in self.models:
            path, keep = self.folder / f"{name}-{part}.model", self.folder / f"{name}-{part}"
            done = subprocess.run([PYTHON, TRAIN, name, "--program", PROGRAM, "--data", self.folder, "--labels",
                                   self.folder / "labels", "--folds", "2", "--rounds", "12", "--jobs", "1" if part else "2",
                                   "--output", path, "--keep", keep], capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stderr[-3000:])
            self.models[name, part] = path
        return self.models[name, part]

    def run_program(self, command, model, row):
        done = subprocess.run([PROGRAM, command, "--model", model, "-"], input=json.dumps(row).encode(),
                              capture_output=True)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return json.loads(done.stdout)

    def test_the_same_bytes_twice(self):
        for name in ("news", "highlights"):
            first, second = (self.train(name, part).read_bytes() for part in (0, 1))
            self.assertEqual(first, second, name)
            self.assertTrue(first.startswith(f"nutgraf model 2\nname: {name}\nlearned-from: ".encode()))

    def test_the_program_takes_it(self):
        row = Articles(99).article(1)
        for name in ("news", "highlights"):
            record = self.run_program("run", self.train(name, 0), row)
            self.assertEqual(record["status"], "ok")
            self.assertEqual([row["text"][p["start"]:p["end"]] for p in record["key_points"]],
                             [p["text"] for p in record["key_points"]])
            self.assertTrue(record["key_points"])

    def test_both_stages_are_learned(self):
        for name in ("news", "highlights"):
            told = self.run_program("features", self.train(name, 0), Articles(98).article(1))
            self.assertTrue(told["steps"])
            scores = [score for step in told["steps"] for score in step["gains"]["score"]]
            self.assertGreater(len(set(scores)), 3, name)
            self.assertTrue(any(told["features"]["word-sum"]), name)

    def test_a_model_is_of_all_articles(self):
        """The last model is no fold's."""
        keep = self.folder / "news-0"
        last = self.train("news", 0).read_bytes()
        folds = [(keep / f"news-two-{j}.model").read_bytes() for j in (0, 1)]
        self.assertEqual(last, (keep / "news-two-None.model").read_bytes())
        self.assertEqual(len({last, *folds}), 3)


class Integers(unittest.TestCase):
    """The stage of a model file says what the network says."""

    def network(self, n_out, seed):
        random_rows = np.random.RandomState(seed)
        n = 800
        columns = [random_rows.randint(0, 1025, n), random_rows.randint(0, 2, n), np.full(n, 7),
                   random_rows.normal(300, 90, n), -random_rows.exponential(900, n), random_rows.randint(0, 50, n) == 0,
                   np.where(random_rows.randint(0, 200, n) == 0, 32767, 3)]
        rows = np.column_stack(columns).clip(-32768, 32767).astype(np.int16)
        wanted = np.column_stack([rows[:, 0] / 1024 * (rows[:, 1] - 0.5), rows[:, 3] / 600, rows[:, 4] > -500])[:, :n_out]
        return network.Network(len(columns), 16, n_out, seed).fit(rows, wanted, np.ones(n), epochs=80, batch=32), rows, wanted

    def test_outputs_are_those_of_the_network(self):
        for n_out in (1, 3):
            one, rows, wanted = self.network(n_out, n_out)
            stage = one.stage([f"x{i}" for i in range(rows.shape[1])], 10000)
            model_file.check_stage(model_file.plain(stage), 4)
            told = np.array([model_file.outputs(stage, list(map(int, row))) for row in rows]) / 10000
            exact = one.predict(rows)
            self.assertLess(np.abs(told - exact).max(), 0.01)
            self.assertLess(np.square(exact - wanted).mean(), 0.5 * wanted.var(0).mean(), "nothing is learned")

    def test_what_is_far_off_is_cut(self):
        one, rows, _ = self.network(1, 5)
        stage = one.stage([f"x{i}" for i in range(rows.shape[1])], 10000)
        far = np.array([[32767] * rows.shape[1], [-32768] * rows.shape[1]], np.int16)
        for row, exact in zip(far, one.predict(far)):
            self.assertLess(abs(model_file.outputs(stage, list(map(int, row)))[0] / 10000 - exact[0]), 0.01)


class Rules(unittest.TestCase):
    """What training counts."""

    def article(self, spans):
        found = corpus.Article.__new__(corpus.Article)
        found.spans = spans
        return found

    def test_marks_are_aligned_by_half(self):
        row = {"sentences": [(0, 10), (10, 30), (30, 40)],
               "labels": [{"key": [1], "also": [2], "noise": [0], "dangling": [2]}]}
        cases = (((0, 10), 0, 1, 0), ((10, 30), 1, 0, 0), ((12, 24), 1, 0, 0), ((21, 30), 0, 0, 0), ((30, 38), 0.35, 0, 1),
                 ((8, 31), 1, 0, 0), ((40, 50), 0, 0, 0))
        found = self.article([case[0] for case in cases])
        corpus.mark(found, row)
        for k, (span, weight, noise, dangling) in enumerate(cases):
            self.assertEqual((found.weight[k], found.noise[k], found.dangling[k]), (weight, noise, dangling), span)

    def test_two_editors_count_half_each(self):
        row = {"sentences": [(0, 5)], "labels": [{"key": [0], "also": [], "noise": [], "dangling": []},
                                                {"key": [], "also": [0], "noise": [], "dangling": []}]}
        self.assertAlmostEqual(corpus.sentence_weights(row)[0], 0.5 + 0.175)

    def test_rouge_is_that_of_its_definition(self):
        one, two = corpus.grams("The bridges closed today"), corpus.grams("the bridge is closed")
        self.assertAlmostEqual(corpus.rouge(one, two), 2 * 3 / 8 + 2 * 1 / 6)

    def test_a_summary_marks_what_it_takes(self):
        text = "Ferry drivers pay. Gulls sleep. The council closed the bridge."
        found = self.article([(0, 18), (19, 31), (32, 62)])
        found.selectable = np.array([True, True, True])
        corpus.highlight(found, {"text": text, "summary": ["The council closed the bridge.", "Drivers pay."]})
        self.assertEqual(list(np.round(found.weight, 6)), [1, 0, 1])


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    if subprocess.run([PYTHON, "-c", "import numpy, scipy, sklearn, numba"], capture_output=True).returncode:
        print(f"skipped: {PYTHON} has no numpy, scipy, sklearn or numba (scripts/dependencies train)")
        sys.exit(77)
    if os.environ.get("NUTGRAF_TRAIN_TEST") != PYTHON:
        os.environ["NUTGRAF_TRAIN_TEST"] = PYTHON
        os.execv(PYTHON, [PYTHON, *sys.argv])
    PROGRAM = sys.argv.pop(1)
    sys.path.insert(0, str(TRAIN.parent))
    import numpy as np
    import corpus
    import model_file
    import network
    unittest.main()
