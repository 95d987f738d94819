#!/usr/bin/env python3
"""Every archive of ../shared/samples/layouts gives its articles, or the reason why it has none.

  layouts_test.py PROGRAM [TEST…]      NUTGRAF_SHARED in the environment tells where ../shared is;
                                       the tests are skipped where it is not.

All of them hold the same invented articles in the layouts of real corpora, so that a row tells how
many come out of an archive, how the first begins, and the one thing that its layout is about. No
option is given but --with-reference: what an archive is, is told by its content.
"""
import json
import os
import subprocess
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("NUTGRAF_SHARED") or ROOT.parent / "shared")
LAYOUTS = SHARED / "samples" / "layouts"
PROGRAM = ""

TITLE = "Harbour bridge reopens after two year repair"
WORDS = "The harbour bridge in Norhaven reopened on Monday"
LAST = "by the end of the year."
FIRST_SENTENCE = ["The harbour bridge in Norhaven reopened on Monday after a repair that took two "
                  "years and cost 41 million crowns."]
URL = "https://news.example.org/2023/11/14/story-0"

# The archive, how many articles, the first one's title, how its text begins and ends, other keys of
# it ("reference" is [] and "lang" "en" where a row does not say), and what -v must tell.
ROWS = [
    ("2023_part_00.jsonl.gz", 3, TITLE, WORDS, LAST,
     {"url": URL, "date": "2023-11-14", "authors": ["A. Writer"]}, []),
    ("WashingtonPost.v4.tar.gz", 3, TITLE, WORDS, LAST,
     {"url": URL, "date": "2013-01-01T00:13:01Z", "authors": ["A. Writer"]}, ["gzip, tar"]),
    ("c4-train.00000-of-00512.json.gz", 3, "", WORDS, LAST,
     {"id": URL, "url": URL, "date": "2019-04-23T08:26:47Z"}, []),
    ("cc_news.tar.gz", 3, TITLE, WORDS, LAST,
     {"url": URL, "date": "2023-11-14T08:00:00", "authors": ["A. Writer"]}, []),
    ("datatrove-00000.jsonl.gz", 3, "", WORDS, LAST,
     {"id": "<urn:uuid:00000000>", "url": URL, "date": "2023-11-14T08:00:00Z"}, []),
    ("dolma", 3, TITLE, WORDS, LAST,
     {"id": "synth-0", "url": URL, "date": "2023-11-14T08:00:00.000Z"}, []),
    ("empty.zip", 0, "", "", "", {}, ["zip"]),
    ("multiframe-00.jsonl.zst", 3, "", TITLE, LAST, {}, ["zstd, JSON"]),
    ("nela-gt-2021.tar.gz", 3, TITLE, WORDS, LAST,
     {"url": URL, "date": "2021-11-14T08:00:00+00:00", "authors": ["A. Writer"]}, []),
    ("newsroom-release.train.jsonl.gz", 3, TITLE, WORDS, LAST,
     {"url": URL, "date": "2016-12-31T00:00:00", "reference": FIRST_SENTENCE}, []),
    ("pile-00.jsonl.zst", 3, "", TITLE, LAST, {}, []),
    ("Politics_negative_20240128.zip", 3, TITLE, WORDS, LAST,
     {"url": URL, "date": "2024-01-28T02:00:00.000+02:00", "authors": ["A. Writer"]}, []),
    ("realnews.tar.gz", 3, TITLE, WORDS, LAST,
     {"url": URL, "date": "2023-11-14", "authors": ["A. Writer"]}, []),
    ("signalmedia-1m.jsonl.gz", 3, TITLE, WORDS, LAST, {"date": "2015-09-07T10:16:14Z"}, []),
]


def run(path):
    done = subprocess.run([PROGRAM, "text", "-v", "--with-reference", str(path)],
                          capture_output=True, timeout=600)
    records = [json.loads(line) for line in done.stdout.decode().splitlines()]
    return done.returncode, records, done.stderr.decode()


@unittest.skipUnless(LAYOUTS.is_dir(), f"{LAYOUTS} is not here: NUTGRAF_SHARED tells where it is")
class Layouts(unittest.TestCase):
    def test_rows(self):
        for name, count, title, begins, ends, keys, told in ROWS:
            with self.subTest(name):
                status, records, said = run(LAYOUTS / name)
                self.assertEqual(status, 0, said)
                self.assertEqual(len(records), count, said)
                for words in told:
                    self.assertIn(words, said)
                if not records:
                    continue
                first = records[0]
                self.assertEqual(first["title"], title)
                self.assertTrue(first["text"].startswith(begins), first["text"][:200])
                self.assertTrue(first["text"].rstrip().endswith(ends), first["text"][-200:])
                for key, value in {"reference": [], "lang": "en", **keys}.items():
                    self.assertEqual(first[key], value, key)


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
