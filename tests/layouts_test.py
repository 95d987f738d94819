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
import re
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
    ("19960820.zip", 3, TITLE + ".", WORDS, LAST,
     {"id": "2286", "date": "1996-08-20", "authors": ["A. Writer"]}, ["zip", "read as XML"]),
    ("2023_part_00.jsonl.gz", 3, TITLE, WORDS, LAST,
     {"url": URL, "date": "2023-11-14", "authors": ["A. Writer"]}, []),
    ("WashingtonPost.v4.tar.gz", 3, TITLE, WORDS, LAST,
     {"url": URL, "date": "2013-01-01T00:13:01Z", "authors": ["A. Writer"]}, ["gzip, tar"]),
    ("batch_dlc_synth_ver01.tar.bz2", 4, TITLE.upper(),
     "The harbour bridge in Norhaven reopened on", LAST, {"date": "1903-05-01"},
     ["ocr.xml: read as XML"]),
    ("c4-train.00000-of-00512.json.gz", 3, "", WORDS, LAST,
     {"id": URL, "url": URL, "date": "2019-04-23T08:26:47Z"}, []),
    ("cc_news.tar.gz", 3, TITLE, WORDS, LAST,
     {"url": URL, "date": "2023-11-14T08:00:00", "authors": ["A. Writer"]}, []),
    ("datatrove-00000.jsonl.gz", 3, "", WORDS, LAST,
     {"id": "<urn:uuid:00000000>", "url": URL, "date": "2023-11-14T08:00:00Z"}, []),
    ("dolma", 3, TITLE, WORDS, LAST,
     {"id": "synth-0", "url": URL, "date": "2023-11-14T08:00:00.000Z"}, []),
    ("empty.zip", 0, "", "", "", {}, ["zip"]),
    ("enwikinews-20231101-pages-articles.xml.bz2", 3, TITLE, WORDS, LAST,
     {"id": "736", "date": "2023-11-14"}, ["bzip2, MediaWiki"]),
    ("ft911_1", 3, TITLE, WORDS, LAST, {"id": "FT911-1", "date": "1991-05-14"}, ["SGML"]),
    ("ft911_1.Z", 3, TITLE, WORDS, LAST, {"id": "FT911-1", "date": "1991-05-14"},
     ["compress, SGML"]),
    ("multiframe-00.jsonl.zst", 3, "", TITLE, LAST, {}, ["zstd, JSON"]),
    ("nela-gt-2021.tar.gz", 3, TITLE, WORDS, LAST,
     {"url": URL, "date": "2021-11-14T08:00:00+00:00", "authors": ["A. Writer"]}, []),
    ("newsroom-release.train.jsonl.gz", 3, TITLE, WORDS, LAST,
     {"url": URL, "date": "2016-12-31T00:00:00", "reference": FIRST_SENTENCE}, []),
    ("nyt_corpus_LDC2008T19.tgz", 4, TITLE, WORDS, LAST,
     {"id": "1165027", "url": URL, "date": "2000-01-01T00:00:00", "authors": ["A. WRITER"],
      "reference": FIRST_SENTENCE}, ["2000/01.tgz: read as gzip, tar", "read as XML"]),
    ("pile-00.jsonl.zst", 3, "", TITLE, LAST, {}, []),
    ("Politics_negative_20240128.zip", 3, TITLE, WORDS, LAST,
     {"url": URL, "date": "2024-01-28T02:00:00.000+02:00", "authors": ["A. Writer"]}, []),
    ("proquest_tdm.zip", 3, TITLE, WORDS, LAST, {"id": "1000", "date": "2015-11-14"},
     ["read as XML"]),
    ("realnews.tar.gz", 3, TITLE, WORDS, LAST,
     {"url": URL, "date": "2023-11-14", "authors": ["A. Writer"]}, []),
    ("signalmedia-1m.jsonl.gz", 3, TITLE, WORDS, LAST, {"date": "2015-09-07T10:16:14Z"}, []),
    ("xxx_eng_201012.gz", 3, TITLE, WORDS, LAST,
     {"id": "XXX_ENG_20101201.0001", "date": "2010-12-01"}, ["gzip, SGML"]),
    ("20231114080000.gkg.csv.zip", 1, "", "", "",
     {"id": "20231114080000-0", "url": URL, "date": "2023-11-14T08:00:00", "lang": ""},
     ["none of the table's columns is known to hold the text"]),
    ("MINDsmall_train.zip", 3, TITLE, "", "",
     {"id": "N1", "url": URL, "lang": "", "reference": FIRST_SENTENCE},
     ["none of the table's columns is known to hold the text",
      "row of a table without columns of articles 2"]),
    ("XSUM-EMNLP18-Summary-Data-Original.tar.gz", 3, TITLE, "Mayor Ilse Brandt said the city",
     LAST, {"url": URL, "reference": FIRST_SENTENCE}, []),
    ("all-the-news-2-1.csv", 3, TITLE, WORDS, LAST,
     {"url": URL, "date": "2016-12-09T18:31:00", "authors": ["A. Writer"]}, ["read as CSV"]),
    ("all-the-news.zip", 3, TITLE, WORDS, LAST,
     {"id": "17283", "date": "2016-12-31", "authors": ["A. Writer"]}, ["read as CSV"]),
    ("cnn_stories.tgz", 3, "", "(CNN) -- " + WORDS, LAST,
     {"reference": [TITLE, "Mayor Ilse Brandt said the city would now remove the temporary ferry"]},
     ["read as text"]),
    ("multi-news-original.zip", 3, "", WORDS, TITLE + ".", {},
     ["summary without its article 3"]),
    ("news-docs.2023.en.filtered.gz", 3, "", WORDS, LAST, {"date": "2023-11-14"},
     ["gzip, text, a document a line"]),
    ("news.2023.en.shuffled.deduped.gz", 0, "", "", "", {}, ["shuffled sentences, no articles"]),
    ("wet.warc.wet.gz", 3, TITLE, WORDS, LAST,
     {"url": URL, "date": "2023-11-14T08:00:00Z"}, ["gzip, WARC", "WARC warcinfo 1"]),
    *[(name, 3, TITLE, WORDS, LAST,
       {"id": "00000000-0000-4000-8000-000000000020", "url": URL, "date": "2023-11-14T08:00:00Z",
        "authors": ["A. Writer"]},
       [", WARC", "WARC warcinfo 1, WARC request 3, WARC metadata 3, not text 1, WARC revisit 1"])
      for name in ("CC-NEWS-20231114000000-00000.warc.gz", "dict.warc.zst", "dictz.warc.zst",
                   "plain.warc.zst", "single-member.warc.gz", "warc11.warc.gz",
                   "wget-angle.warc.gz")],
]

NO_ARCHIVES = {"LICENCE.txt", "mksynth.py"}

# Of the third article, in Latin-1 here and there; a page of OCR has it in lines.
ACCENTS = re.compile(r"27\s+caf\u00e9s\s+along\s+the\s+\u00d8st\s+river")

# Of ../shared/samples/wire: a file or folder, how many articles, the first one's title and how its
# text begins, and the exit status (1 where a file is of no known kind).
TREC = "anserini/src/test/resources/sample_docs/"
NEWSML = "newsml-g2/examples/"
WIRE = [
    (TREC + "nyt/collection1", 1, "Article Title", "First paragraph.\n\nSecond paragraph.", 0),
    (TREC + "trec/collection1", 2, "This is headline and should be included",
     "Hopefully we get this right", 0),
    (TREC + "trec/collection2/trec2", 1, "head text", "content", 0),
    (TREC + "trec/collection3", 3, "This is head", "very simple text", 0),
    (TREC + "trecweb/collection1", 3, "", "", 0),
    (TREC + "clean_trec/collection1", 2, "", "here is a bit of text, and the", 0),
    (TREC + "wikipedia/collection1", 1, "Wiktionary:Welcome, newcomers", "this is the real content",
     0),
    (NEWSML + "LISTING_2_NewsML-G2_Text_Document.xml", 1, 'Fed to halt QE to avert "bubble"',
     "(New York, NY - October 21) Et, sent", 0),
    (NEWSML + "LISTING_22_Sports_story_in_NewsML-G2NITF.xml", 1,
     "Preview: Arizona Diamondbacks (29-23) at Philadelphia Phillies (26-24), 7:05 p.m.",
     "(Sports Network) - A pair of teams coming off", 0),
    (NEWSML + "LISTING_10_Abstract_Concept_conveyed_in_a_NewsML-G2_Concept_Item.xml", 0, "", "", 0),
    (NEWSML + "LISTING_24_News_Message_conveying_a_complete_News_Package.xml", 0, "", "", 0),
    (NEWSML + "LISTING_28_Illustrating_Located_Subject_and_Dateline.xml", 0, "", "", 1),
    ("chronam/core/test-data/ocr.xml", 1, "", "VOIV O1", 0),
    ("chronam/core/test-data/ocr.txt", 1, "", "VOIV O1 LXIII----N 0 20.620.\nCO BIG HARBOR", 0),
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
                if count >= 3 and begins:
                    self.assertTrue(any(
                        ACCENTS.search(" ".join([*r["reference"], r["text"]])) for r in records))
                for key, value in {"reference": [], "lang": "en", **keys}.items():
                    self.assertEqual(first[key], value, key)

    def test_every_layout_has_a_row(self):
        self.assertEqual({path.name for path in LAYOUTS.iterdir()} - NO_ARCHIVES,
                         {row[0] for row in ROWS})

    def test_wire(self):
        for name, count, title, begins, wanted in WIRE:
            with self.subTest(name):
                status, records, said = run(LAYOUTS.parent / "wire" / name)
                self.assertEqual(status, wanted, said)
                self.assertEqual(len(records), count, said)
                if records:
                    self.assertEqual(records[0]["title"], title)
                    self.assertTrue(records[0]["text"].startswith(begins), records[0]["text"][:200])


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
