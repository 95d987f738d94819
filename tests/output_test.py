#!/usr/bin/env python3
"""The records of whole archives: their contract (scripts/check-output), and the same bytes whatever the
threads, the same records whatever the form of the archive. On the articles of tests/data, and on the
news text of ../shared where that is there.

  output_test.py PROGRAM [TEST…]      NUTGRAF_SHARED in the environment tells where ../shared is;
                                      NUTGRAF_SANITIZED=1: less of the large one
"""
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("NUTGRAF_SHARED") or ROOT.parent / "shared")
SANITIZED = os.environ.get("NUTGRAF_SANITIZED", "") not in ("", "0")  # ten times slower
PROGRAM = None
CHOICES = [[], ["--with-text"], ["--max-words", "60"], ["--ratio", "0.1"], ["-n", "1"], ["--method", "lead"],
           ["--method", "textrank"]]


def command(*words, statuses=(0,)):
    done = subprocess.run([str(word) for word in words], capture_output=True)
    if done.returncode not in statuses:
        said = (done.stdout + done.stderr).decode()[-3000:]
        raise AssertionError("%s\nstatus %d\n%s" % (words, done.returncode, said))
    return done.stdout


class Archive:
    """What is checked of any archive; source is a .jsonl.zst of records with id, title and text."""

    def setUp(self):
        if not self.source.exists():
            if self.skipped:
                self.skipTest("%s: %s" % (self.source.name, self.skipped))
            self.fail("%s is missing" % self.source)
        folder = tempfile.TemporaryDirectory(prefix="nutgraf-output-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_on(self, archive, *options):
        out = self.folder / ("out-%d.jsonl" % len(list(self.folder.iterdir())))
        out.write_bytes(command(PROGRAM, "run", *options, archive))
        return out

    def test_contract(self):
        for options in CHOICES[:self.choices]:
            with self.subTest(" ".join(options)):
                out = self.run_on(self.source, *options)
                command(ROOT / "scripts" / "check-output", out, self.source)
                self.check_budget(out, options)

    def check_budget(self, out, options):
        limits = dict(zip(options[::2], options[1::2]))
        for text in out.read_bytes().splitlines():
            record = json.loads(text)
            points, words = record["key_points"], len(record["summary"].split())
            most = float(limits.get("--max-words", record["words"] * float(limits.get("--ratio", 1))))
            if len(points) > 1:  # one may be longer than the budget, where nothing shorter can be chosen
                self.assertLessEqual(words, most, record["id"])
            if not {"--max-words", "--ratio"} & set(limits):
                self.assertLessEqual(len(points), int(limits.get("-n", 3)), record["id"])
            if "--with-text" in options:
                self.assertIn("text", record)

    def test_threads(self):
        one = self.run_on(self.source, "-j", "1").read_bytes()
        for jobs in ("2", "8"):
            self.assertTrue(self.run_on(self.source, "-j", jobs).read_bytes() == one, "-j %s differs" % jobs)

    def test_forms(self):
        one = self.run_on(self.source)
        for form in ("jsonl", "tar.zst", "zip"):
            with self.subTest(form):
                archive = self.folder / ("corpus." + form)
                command(ROOT / "bench" / "corpus-from", "--megabytes", "0", archive, self.source)
                command(ROOT / "scripts" / "check-output", "--same", self.run_on(archive), one)


class Sample(Archive, unittest.TestCase):
    source, skipped = ROOT / "tests" / "data" / "sample.jsonl.zst", None
    choices = len(CHOICES)


class News2026(Archive, unittest.TestCase):
    source = SHARED / "data" / "news2026-plain.jsonl.zst"
    skipped = "not in this clone (articles of others, kept outside the repository)"
    choices = 2 if SANITIZED else len(CHOICES)


class CheckOutput(unittest.TestCase):
    """scripts/check-output sees what it is there to see."""

    RECORD = {"id": "a", "source": "", "archive": "x", "member": "", "record": 1, "url": "", "title": "T", "date": "",
              "authors": [], "lang": "en", "words": 5, "sentences": 2, "status": "ok",
              "key_points": [{"text": "é b.", "start": 0, "end": 4, "sentence": 0, "rank": 2, "score": 0.5},
                             {"text": "c d", "start": 6, "end": 10, "sentence": 1, "rank": 1, "score": 0.9123}],
              "summary": "é b. c d"}
    ARTICLE = {"id": "a", "title": " T ", "text": "é b. \nc \nd e"}

    def tell(self, record, articles=None, line=None):
        with tempfile.TemporaryDirectory() as folder:
            out, source = Path(folder) / "out.jsonl", Path(folder) / "in.jsonl"
            out.write_bytes(line or json.dumps(record, ensure_ascii=False).encode() + b"\n")
            source.write_text("".join(json.dumps(article) + "\n" for article in articles or [self.ARTICLE]))
            done = subprocess.run([ROOT / "scripts" / "check-output", out, source], capture_output=True, text=True)
            return done.returncode, done.stdout

    def changed(self, changes, point=None):
        record = json.loads(json.dumps(self.RECORD))
        (record if point is None else record["key_points"][point]).update(changes)
        return record

    def test_sound(self):
        self.assertEqual(self.tell(self.RECORD), (0, "1 records, 0 with faults; ok 1\n"))

    def test_faults(self):
        table = [
            ({"words": 6}, None, "6 words, not 5"), ({"id": "b"}, None, "the id is"), ({"title": "U"}, None, "the title"),
            ({"date": "5 May"}, None, "the date is"), ({"record": "1"}, None, 'record is "1"'),
            ({"authors": None}, None, "authors is null"), ({"status": "good"}, None, "the status is"),
            ({"status": "no-text"}, None, "status no-text with 2 points"), ({"summary": "é b."}, None, "the summary"),
            ({"extra": 1}, None, "the keys are"), ({"key_points": []}, None, "status ok with 0 points"),
            ({"sentences": 1}, None, "a sentence beyond"), ({"start": 1}, 0, "not the article's words"),
            ({"end": 5}, 0, "begins or ends with white space"), ({"end": 99}, 1, "outside the text"),
            ({"rank": 1}, 0, "the ranks are"), ({"sentence": 1}, 0, "document order"), ({"score": 1.5}, 0, "a score"),
            ({"score": 0.12345}, 0, "a score"), ({"text": "é  b."}, 0, "not folded"), ({"more": 1}, 0, "a point's keys"),
        ]
        for changes, point, told in table:
            with self.subTest(told):
                status, said = self.tell(self.changed(changes, point))
                self.assertEqual(status, 1, said)
                self.assertIn(told, said)

    def test_lines(self):
        good = json.dumps(self.RECORD).encode()
        for line, told in [(good, "newline"), (b"\xef\xbb\xbf" + good + b"\n", "not a record"), (b"{\n", "not a record"),
                           (good.replace(b"{", b'{"id":"a",', 1) + b"\n", "a key twice"), (b"\xff\n", "not a record"),
                           (good.replace(b"T", "\u2028".encode()) + b"\n", "line separator")]:
            status, said = self.tell(None, line=line)
            self.assertEqual(status, 1, said)
            self.assertIn(told, said)

    def test_missing_records(self):
        status, said = self.tell(self.RECORD, [self.ARTICLE] * 3)
        self.assertEqual((status, "2 records of" in said), (1, True), said)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
