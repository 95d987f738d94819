#!/usr/bin/env python3
"""`nutgraf eval` held to ../shared/eval/evaluate.py: every figure to 0.01, on rows that are made up here (with
all that Python's strings, slices and dicts do of themselves) and on the data of ../shared where it is there.

  eval_oracle.py PROGRAM [TEST…]      NUTGRAF_SHARED in the environment tells where ../shared is
"""
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("NUTGRAF_SHARED") or ROOT.parent / "shared")
ORACLE = SHARED / "eval" / "evaluate.py"
PROGRAM = None
RUNNING = "documents_words_run runs running runner Harbour harbours BRIDGE bridges closed closing İstanbul 3.5m 10,000 " \
    "\u212a2 \u212aing naïve Zürich said, “The council's won't don’t — and but He it The of to a in on ferry ferries national " \
    "nationality relational happy happily ſaid “We 'Quoted' However, Meanwhile so\u00a0that x\u2028y \x1fz".split(" ")


def command(*words, stdin=None):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, input=stdin)
    if done.returncode:
        raise AssertionError("%s\nstatus %d\n%s" % (words, done.returncode, (done.stdout + done.stderr)[-3000:]))
    return done.stdout


def oracle(kind, system, references, *more):
    """{name: (value, difference, low, high)}; the last three None without --against"""
    found, said = {}, command(sys.executable, ORACLE, kind, system, references, *more)
    for line in said.splitlines():
        match = re.match(r"(\S+) +(-?[\d.]+)(?:   difference (\S+)  \[(\S+), (\S+)\])?", line)
        if match and match[1] != "documents":
            found[match[1]] = tuple(None if x is None else float(x) for x in match.groups()[1:])
    found["missing"] = int(re.search(r"output (\d+)", said)[1])
    found["words"] = (float(re.search(r"^words .* ([\d.]+)$", said, re.M)[1]), None, None, None)
    return found


class Rows:
    """Made up, the same every time."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def sentence(self, least=1, most=25):
        words = self.random.choices(RUNNING, k=self.random.randint(least, most))
        gap = self.random.choice([" ", " ", "  ", "\n", " \t"])
        return gap.join(words) + self.random.choice([".", "", "?", ".”"])

    def article(self, number):
        text, spans = "", []
        for _ in range(self.random.randint(1, 14)):
            text += self.random.choice(["", " ", "\n\n", " \u2003"])
            start = len(text)
            text += self.sentence(1, 40)
            spans.append([start, len(text)])
        if self.random.random() < 0.2:  # overlapping ones, and one of nothing
            spans.append([spans[0][0], spans[-1][1]])
            spans.append([3, 3])
        labels = [self.editor(len(spans)) for _ in range(self.random.randint(1, 3))]
        return {"id": "a%d" % number, "text": text, "sentences": spans, "labels": labels}

    def editor(self, n):
        pick = lambda most: self.random.sample(range(n), min(n, self.random.randint(0, most)))
        return {"key": pick(15), "also": pick(4), "noise": pick(3), "dangling": pick(5)}

    def point(self, article):
        text, spans = article["text"], article["sentences"]
        first = self.random.randrange(len(spans))
        start, end = spans[first][0], spans[min(first + self.random.choice([0, 0, 0, 1, 5]), len(spans) - 1)][1]
        kind = self.random.random()
        if kind < 0.1:
            start += 3
        elif kind < 0.2:
            end -= self.random.randint(1, 20)
        if end <= start:
            start, end = spans[0]
        quoted = " ".join(text[start:end].split())
        if kind > 0.9:
            quoted = self.random.choice(["", " ", "no such words", quoted + "!", "But " + quoted])
        point = {"text": quoted}
        if self.random.random() < 0.6:
            shift = self.random.choice([0] * 8 + [1, -len(text), 10**6, -10**30])
            point.update(start=start + shift, end=end)
        return point

    def chosen(self, article):
        points = [self.point(article) for _ in range(self.random.choice([0, 1, 2, 3, 3, 3, 4, 12]))]
        kind = self.random.random()
        if kind < 0.3:
            points = [point["text"] for point in points]
        elif kind < 0.6:
            for point in points:
                point["rank"] = self.random.choice([1, 2, 2.5, 3, 4])
        elif kind < 0.65:
            points = self.random.choice([None, "", {}, 0, False])
        return {"id": article["id"], "key_points": points}

    def summary(self):
        return [self.sentence(0 if self.random.random() < 0.1 else 1, self.random.choice([5, 30, 200]))
                for _ in range(self.random.randint(0, 6))]


@unittest.skipUnless(ORACLE.exists(), "%s is not here: NUTGRAF_SHARED tells where it is" % ORACLE)
class Against(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="nutgraf-eval-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write(self, name, rows, ascii=False):
        path = self.folder / name
        path.write_text("".join(json.dumps(row, ensure_ascii=ascii) + "\n" for row in rows), "utf-8")
        return path

    def data(self, name, rows=None):
        """A set of ../shared, or its first rows."""
        source = SHARED / "data" / (name + ".jsonl.zst")
        if not source.exists():
            self.skipTest("%s is not here" % source)
        if rows is None:
            return source
        lines = subprocess.run(["zstd", "-dcq", source], check=True, stdout=subprocess.PIPE).stdout.split(b"\n")[:rows]
        cut = self.folder / (name + ".jsonl")
        cut.write_bytes(b"\n".join(lines) + b"\n")
        return cut

    def lead(self, references, n):
        path = self.folder / ("lead-%d.jsonl" % n)
        path.write_text(command(sys.executable, ORACLE, "lead", references, n), "utf-8")
        return path

    def compare(self, kind, system, references, other=None, jobs=2):
        more = ["--against", other] if other else []
        expected = oracle(kind, system, references, *more)
        found = json.loads(command(PROGRAM, "eval", "--json", "-j", jobs, system, references, *more))
        group = {f["name"]: f for f in found["figures"] if f["group"] == kind}
        self.assertEqual(found["missing"], expected.pop("missing"))
        self.assertGreaterEqual(len(expected), 7)
        for name, (value, difference, low, high) in expected.items():
            with self.subTest("%s of %s" % (name, system.name)):
                ours = group[name]
                self.assertAlmostEqual(ours["value"], value, delta=0.0501 if name == "words" else 0.0051)
                self.assertLessEqual(ours["low"], ours["value"] + 1e-4)
                self.assertGreaterEqual(ours["high"], ours["value"] - 1e-4)
                if difference is not None:
                    self.assertAlmostEqual(ours["difference"], difference, delta=0.0051)
                    width = max(0.05, (high - low) / 6)  # two bootstraps of different draws
                    self.assertAlmostEqual(ours["difference_low"], low, delta=width)
                    self.assertAlmostEqual(ours["difference_high"], high, delta=width)
        return found

    def test_points(self):
        for seed in range(6):
            rows = Rows(seed)
            articles = [rows.article(i) for i in range(60)]
            chosen = [rows.chosen(a) for a in articles if rows.random.random() < 0.95]
            chosen += [rows.chosen(a) for a in articles[:5]]  # the last of each id counts
            rows.random.shuffle(chosen)
            references = self.write("labelled.jsonl", articles, ascii=seed % 2)
            system = self.write("system-%d.jsonl" % seed, chosen, ascii=seed % 2)
            other = self.write("other.jsonl", [rows.chosen(a) for a in articles])
            self.compare("points", system, references, other if seed < 2 else None)

    def test_rouge(self):
        for seed in range(6):
            rows = Rows(100 + seed)
            references = [{"id": "r%d" % i, "summary": rows.summary()} for i in range(60)]
            chosen = [{"id": r["id"], "key_points": [s for s in rows.summary() + r["summary"] if rows.random.random() < 0.6]}
                      for r in references]
            other = [{"id": r["id"], "key_points": rows.summary()} for r in references[5:]]
            self.compare("rouge", self.write("system-%d.jsonl" % seed, chosen), self.write("references.jsonl", references),
                         self.write("other.jsonl", other) if seed < 2 else None)

    def test_both(self):
        rows = Rows(7)
        articles = [dict(rows.article(i), summary=rows.summary()) for i in range(30)]
        references = self.write("both.jsonl", articles)
        system = self.write("system.jsonl", [rows.chosen(a) for a in articles])
        self.compare("points", system, references)
        found = self.compare("rouge", system, references)
        self.assertEqual((found["summaries"], found["labelled"]), (30, 30))

    def test_threads(self):
        rows = Rows(8)
        articles = [dict(rows.article(i), summary=rows.summary()) for i in range(100)]
        references = self.write("both.jsonl", articles)
        systems = [self.write("%d.jsonl" % s, [rows.chosen(a) for a in articles]) for s in range(2)]
        said = {command(PROGRAM, "eval", "--json", "-j", jobs, systems[0], references, "--against", systems[1])
                for jobs in (1, 2, 3, 8)}
        self.assertEqual(len(said), 1)

    def test_compressed(self):
        rows = Rows(9)
        articles = [rows.article(i) for i in range(20)]
        references = self.write("labelled.jsonl", articles)
        system = self.write("system.jsonl", [rows.chosen(a) for a in articles])
        plain = command(PROGRAM, "eval", "--json", system, references)
        command("zstd", "-q", references)
        command("gzip", "-k", system)
        packed = command(PROGRAM, "eval", "--json", str(system) + ".gz", str(references) + ".zst")
        piped = command(PROGRAM, "eval", "--json", "-", references, stdin=system.read_text("utf-8"))
        self.assertEqual((packed, piped), (plain, plain))

    def test_keypoints(self):
        references = self.data("keypoints-dev")
        self.compare("points", self.lead(references, 3), references, self.lead(references, 8))

    def test_cnndm(self):
        references = self.data("cnndm-cased-dev", 200)
        self.compare("rouge", self.lead(references, 3), references, self.lead(references, 2))

    def test_own_output(self):
        references = self.data("keypoints-dev")
        articles = self.folder / "articles.jsonl"
        articles.write_text(command(sys.executable, ORACLE, "input", references), "utf-8")
        chosen = self.folder / "chosen.jsonl"
        chosen.write_text(command(PROGRAM, "run", "-n", "10", "--max-words", "80", articles), "utf-8")
        self.compare("points", chosen, references)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
