#!/usr/bin/env python3
"""Hostile input and a failing system, end to end: what each gives is told here, by status and counts.

  hostile.py PROGRAM [TEST…]     NUTGRAF_SANITIZED=1 in the environment: memory is not measured
"""
import errno
import gzip
import io
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import threading
import unittest
import zipfile
from pathlib import Path

PROGRAM = None
SANITIZED = os.environ.get("NUTGRAF_SANITIZED", "") not in ("", "0")
HANGS = 300  # seconds after which a run hangs, on the slowest machine
TEXT = ("The council of Port Ellery voted on Monday night to keep the ferry running through the winter. Nine of the "
        "thirteen councillors supported a subsidy of two million dollars, which pays for two crossings a day. "
        "Opponents said that the money was needed for the roof of the school.")
RUBBISH = random.Random(1)


def line(name="g", text=TEXT):
    return json.dumps({"id": name, "text": text}).encode() + b"\n"


GOOD = line()

# What, the input, status, records, lost things (None: some). An input of the first kind of damage only.
TABLE = [
    ("lines that are not JSON", GOOD + b"not JSON\n" + GOOD + b"\n" + GOOD, 1, 3, 1),
    ("JSON, but no objects", GOOD + b"[1,2]\n42\n\"x\"\nnull\n" + GOOD, 1, 2, 4),
    ("a string without an end", GOOD + b'{"id":"x","text":"and so\n' + GOOD, 1, 2, 1),
    ("an object without an end", GOOD + b'{"id":"x","text":"a"', 1, 1, 1),
    ("two objects in a line", GOOD + GOOD.strip() + GOOD, 1, 1, 1),
    ("the last line without its newline", GOOD + GOOD.strip(), 0, 2, 0),
    ("lines that end with CRLF", (GOOD + GOOD).replace(b"\n", b"\r\n"), 0, 2, 0),
    ("a byte order mark", b"\xef\xbb\xbf" + GOOD, 0, 1, 0),
    ("records without text", b'{"id":"a"}\n{"text":""}\n{"text":" \\n"}\n{"text":null}\n{"text":7}\n{}\n', 0, 6, 0),
    ("200,000 empty records", b"{}\n" * 200000, 0, 200000, 0),
    ("a million brackets", GOOD + b'{"a":' + b"[" * 1000000 + b"\n" + GOOD, 1, 2, 1),
    ("100,000 keys", b"{" + b",".join(b'"k%d":%d' % (n, n) for n in range(100000)) + b"}\n" + GOOD, 0, 2, 0),
    ("a huge number", b'{"id":' + b"9" * 100000 + b',"text":"a"}\n' + GOOD, 0, 2, 0),
    ("rubbish", RUBBISH.randbytes(1 << 20), 1, 0, 1),
    ("rubbish between records", GOOD + RUBBISH.randbytes(1 << 16) + b"\n" + GOOD, 1, 2, None),
    ("NUL bytes alone", bytes(100000), None, 0, None),
    ("an escaped NUL", b'{"id":"n","text":"a\\u0000b"}\n', 0, 1, 0),
    ("lone surrogates", b'{"id":"\\ud800","text":"a \\udfff b \\ud800\\ud800 c"}\n', 0, 1, 0),
    ("UTF-16", ("\ufeff" + GOOD.decode()).encode("utf-16-le"), 0, 1, 0),
    ("UTF-16 cut off", ("\ufeff" + GOOD.decode()).encode("utf-16-le") + b"{", 1, 1, 1),
    ("an empty file", b"", 0, 0, 0),
    ("an empty tar", bytes(10240), 0, 0, 0),
    ("an empty zip", b"PK\5\6" + bytes(18), 0, 0, 0),
    ("a zip cut after its first header", b"PK\3\4" + bytes(10), 1, 0, None),
    ("an empty gzip member", b"\x1f\x8b\x08\0\0\0\0\0\0\3\3\0\0\0\0\0\0\0\0\0", 0, 0, 0),
    ("a gzip header alone", b"\x1f\x8b\x08\0\0\0\0\0\0\3", 1, 0, 1),
    ("an empty zstd frame", b"\x28\xb5\x2f\xfd\x24\0\1\0\0\x99\xe9\xd8\x51", 0, 0, 0),
    ("a zstd header alone", b"\x28\xb5\x2f\xfd", 1, 0, 1),
]


# A process's peak of memory counts what its parent had when it was started: a small one starts it.
SMALL_PARENT = """
import os, sys
_, status, usage = os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ), 0)
os.write(2, b"peak %d KiB\\n" % usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status) % 256)
"""
PEAK = 64 + 2 * 32  # MiB that a run by two threads may need


class Run:
    """A finished run: status, records, lost (things that it said were lost), err, peak (MiB, where measured)."""

    def __init__(self, *arguments, feed=None, out=None, measured=False, **more):
        command = [PROGRAM, "run", "-j", "2", *map(str, arguments)]
        if measured:
            command = [sys.executable, "-I", "-S", "-c", SMALL_PARENT, *command]
        with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as wrote:
            child = subprocess.Popen(command, stderr=said, stdout=out or wrote,
                                     stdin=subprocess.PIPE if feed else subprocess.DEVNULL, **more)
            alarm = threading.Timer(HANGS, child.kill)
            alarm.start()
            if feed:
                self.feed(child.stdin, feed)
            self.status = child.wait()
            alarm.cancel()
            said.seek(0)
            wrote.seek(0)
            self.err = said.read().decode()
            self.records = [json.loads(text) for text in wrote.read().split(b"\n") if text]
        peak = re.findall(r"^peak (\d+) KiB$", self.err, re.M)
        self.peak = int(peak[-1]) / 1024 if peak else None
        told = re.findall(r"^nutgraf: (\d+) things? lost", self.err, re.M)
        self.lost = int(told[-1]) if told else 0

    @staticmethod
    def feed(stdin, pieces):
        try:
            with stdin:
                for piece in pieces:
                    stdin.write(piece)
        except BrokenPipeError:
            pass  # the program may end before its input does

    def __str__(self):
        return "status %d, %d records, %d lost, %s" % (self.status, len(self.records), self.lost, self.err[-2000:])


def article_of_200_megabytes():
    yield b'{"id":"long","text":"'
    piece = (TEXT.encode() + b" ") * 4000
    for _ in range(200_000_000 // len(piece)):
        yield piece


class Hostile(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="nutgraf-hostile-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.folder.chmod(0o755)

    def file(self, name, data=GOOD):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def check(self, run, status, records, lost):
        self.assertNotIn(run.status, (-signal.SIGSEGV, -signal.SIGABRT, -signal.SIGKILL), run)
        if status is None:
            self.assertIn(run.status, (0, 1), run)
        else:
            self.assertEqual(run.status, status, run)
        self.assertEqual(len(run.records), records, run)
        if lost is not None:
            self.assertEqual(run.lost, lost, run)
        elif status is not None:
            self.assertGreater(run.lost, 0, run)
        if run.status == 1:
            self.assertIn("nutgraf: ", run.err)

    def test_table(self):
        for what, data, status, records, lost in TABLE:
            for way in ("file", "pipe"):
                with self.subTest(what, way=way):
                    path = self.file("input", data)
                    run = Run(path) if way == "file" else Run("-", feed=[data])
                    self.check(run, status, records, lost)

    def test_statuses_of_records_without_text(self):
        run = Run(self.file("a.jsonl", b'{"id":"a"}\n{"text":""}\n{"text":" \\n\\t"}\n'))
        self.assertEqual([record["status"] for record in run.records], ["no-text"] * 3)

    def test_invalid_utf8(self):
        broken = [b"caf\xe9 on Monday", b"a\xff\xfeb", b"cut \xe2\x82", b"\xed\xa0\x80", b"\xf0\x9f\x98 \xc0\xaf",
                  b"\x80" * 9]
        data = b"".join(b'{"id":"x","text":"%s %s"}\n' % (piece, TEXT.encode()) for piece in broken)
        run = Run("--with-text", self.file("a.jsonl", data))
        self.check(run, 0, len(broken), 0)
        for piece, record in zip(broken, run.records):
            self.assertEqual(record["text"], piece.decode("utf-8", "replace") + " " + TEXT)
            self.assertTrue(record["key_points"], record)
            for point in record["key_points"]:
                self.assertEqual(record["text"][point["start"]:point["end"]], point["text"])

    def test_line_of_200_megabytes(self):
        """Longer than --max-record: lost and counted, never kept; what follows is read."""
        for what, tail, records in (("ended", b'"}\n' + GOOD, 2), ("without an end", b"", 1)):
            with self.subTest(what):
                def pieces():
                    yield GOOD
                    yield from article_of_200_megabytes()
                    yield tail
                run = Run("-", feed=pieces(), measured=True)
                self.check(run, 1, records, 1)
                self.assertIn("--max-record", run.err)
                if not SANITIZED:
                    self.assertLess(run.peak, PEAK, run)

    def test_many_records_in_bounded_memory(self):
        if SANITIZED:
            self.skipTest("a sanitizer's memory says nothing of the program's")
        many = GOOD * 1000
        run = Run("-", feed=(many for _ in range(200_000_000 // len(many))), out=subprocess.DEVNULL,
                  measured=True)
        self.assertEqual(run.status, 0, run)
        self.assertLess(run.peak, PEAK, run)

    def test_full_device(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("there is no /dev/full")
        for what, data in (("one record", GOOD), ("many records", GOOD * 3000)):
            with self.subTest(what), open("/dev/full", "wb") as full:
                run = Run(self.file("a.jsonl", data), out=full)
                self.assertEqual(run.status, 2, run)
                self.assertIn(os.strerror(errno.ENOSPC), run.err)

    def test_full_disk(self):
        mount, done = self.folder / "small", None
        mount.mkdir()
        if os.geteuid() == 0 and shutil.which("mount"):
            done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", mount], stderr=subprocess.DEVNULL)
        if done is None or done.returncode:
            self.skipTest("only root may mount a small disk here; test_file_size_limit does the like")
        try:
            self.check_no_space(mount, os.strerror(errno.ENOSPC))
        finally:
            subprocess.run(["umount", mount], check=True)

    def test_file_size_limit(self):
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
        self.check_no_space(self.folder, os.strerror(errno.EFBIG), preexec_fn=limit, restore_signals=False)

    def check_no_space(self, folder, reason, **more):
        """Neither the file nor a part of it stays."""
        source = self.file("../%s-in.jsonl" % self.folder.name, GOOD * 3000)
        self.addCleanup(source.unlink)
        for name in ("out.jsonl", "out.jsonl.gz", "out.jsonl.zst"):
            with self.subTest(name):
                before = set(folder.iterdir())
                # Compressed, the same article 3000 times would fit: it must not be the same.
                records = b"".join(line(str(n), "%s %s" % (RUBBISH.randbytes(200).hex(), TEXT)) for n in range(1500))
                source.write_bytes(records)
                run = Run("-o", folder / name, source, **more)
                self.assertEqual(run.status, 2, run)
                self.assertIn(reason, run.err)
                self.assertEqual(set(folder.iterdir()), before)

    def test_closed_pipe(self):
        source = self.file("a.jsonl", GOOD * 3000)
        for ignored in (False, True):
            with self.subTest(SIGPIPE="ignored" if ignored else "as usual"):
                reader, writer = os.pipe()
                os.close(reader)
                action = signal.SIG_IGN if ignored else signal.SIG_DFL
                run = Run(source, out=writer, preexec_fn=lambda: signal.signal(signal.SIGPIPE, action),
                          restore_signals=False)
                os.close(writer)
                self.assertEqual(run.status, 2 if ignored else -signal.SIGPIPE, run)
                if not ignored:
                    self.assertEqual(run.err, "")

    def test_unreadable_file(self):
        self.file("in/a.jsonl")
        self.file("in/b.jsonl").chmod(0)
        self.file("in/c.jsonl")
        more = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
        run = Run(self.folder / "in", **more)
        self.check(run, 1, 2, 1)
        self.assertIn("b.jsonl", run.err)
        self.assertIn(os.strerror(errno.EACCES), run.err)

    def test_unreadable_folder(self):
        self.file("in/a.jsonl")
        closed = self.file("in/b/b.jsonl").parent
        closed.chmod(0)
        self.addCleanup(closed.chmod, 0o755)
        more = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
        run = Run(self.folder / "in", **more)
        self.check(run, 1, 1, 1)

    def test_fifo(self):
        """One that is named is read; one that lies in a folder is passed over: nobody may ever write to it."""
        fifo = self.folder / "in" / "b"
        self.file("in/a.jsonl")
        os.mkfifo(fifo)
        self.check(Run(self.folder / "in"), 0, 1, 0)
        writer = threading.Thread(target=lambda: fifo.write_bytes(GOOD * 1000), daemon=True)
        writer.start()
        self.check(Run(fifo), 0, 1000, 0)

    def test_links_in_a_circle(self):
        self.file("in/a.jsonl")
        (self.folder / "in" / "again").symlink_to(".")
        (self.folder / "in" / "nowhere").symlink_to("missing")
        (self.folder / "in" / "self").symlink_to("self")
        run = Run(self.folder / "in")
        self.assertIn(run.status, (0, 1), run)
        self.assertEqual(len(run.records), 1, run)

    def test_empty_folder(self):
        (self.folder / "in" / "deeper").mkdir(parents=True)
        self.check(Run(self.folder / "in"), 0, 0, 0)

    def zip_of(self, name, members):
        with zipfile.ZipFile(self.folder / name, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, pieces in members:
                with archive.open(member, "w") as file:
                    for piece in pieces:
                        file.write(piece)
        return self.folder / name

    def test_archives_inside_archives(self):
        """To the depth of --max-depth and no farther; what lies beside is read."""
        for levels, status, records in ((3, 0, 3), (40, 1, None)):
            with self.subTest(levels=levels):
                data = GOOD
                for _ in range(levels - 1):
                    holder = io.BytesIO()
                    with zipfile.ZipFile(holder, "w") as archive:
                        archive.writestr("inner", data)
                        archive.writestr("other.jsonl", GOOD)
                    data = holder.getvalue()
                run = Run(self.file("a.zip", data))
                self.assertEqual(run.status, status, run)
                self.assertEqual(run.lost, status, run)
                self.assertTrue(len(run.records) == records if records else len(run.records) > 1, run)
                if status:
                    self.assertIn("--max-depth", run.err)

    def test_layers_of_compression(self):
        data = GOOD
        for _ in range(40):
            data = gzip.compress(data, 1)
        run = Run(self.file("a", data))
        self.check(run, 1, 0, 1)
        self.assertIn("--max-depth", run.err)

    def test_zip_bomb(self):
        """Half a gigabyte of zeros, of one letter and of newlines in a zip of 1.5 MB: memory stays."""
        size = 64 if SANITIZED else 512
        members = [(name, (piece * (1 << 20) for _ in range(size)))
                   for name, piece in (("zeros", b"\0"), ("letters.txt", b"a"), ("lines.jsonl", b"\n"))]
        run = Run(self.zip_of("a.zip", members + [("good.jsonl", [GOOD])]), measured=True)
        self.assertEqual(run.status, 1, run)
        self.assertEqual([record["member"] for record in run.records if record["status"] == "ok"], ["good.jsonl"])
        if not SANITIZED:
            self.assertLess(run.peak, PEAK, run)

    def test_many_small_members(self):
        run = Run(self.zip_of("a.zip", (("%d.json" % n, [line(str(n), "a b")]) for n in range(20000))))
        self.check(run, 0, 20000, 0)
        self.assertEqual([record["id"] for record in run.records], [str(n) for n in range(20000)])

    def test_every_loss_is_told_once(self):
        """Many bad files: a line each. Many bad members: some lines, and together they count all."""
        for number in range(30):
            self.file("many/%d.bin" % number, bytes(100))
        run = Run("-v", self.folder / "many")
        self.check(run, 1, 0, 30)
        self.assertEqual(len(re.findall(r"/\d+\.bin: neither text", run.err)), 30, run)
        with tarfile.open(self.folder / "many.tar", "w") as tar:
            tar.add(self.folder / "many", "many")
        run = Run(self.folder / "many.tar")
        self.check(run, 1, 0, 30)
        lines = len(re.findall(r"\.bin: .*neither text", run.err))
        more = sum(map(int, re.findall(r"(\d+) more(?: like it\)|: )", run.err)))
        self.assertEqual(lines + more, 30, run)

    def test_names_of_members(self):
        """A name is a text to show, never a path: nothing is made, and nothing reaches a terminal raw."""
        names = ["../../../etc/passwd", "/absolute", "a\nb", "\x1b[31mred", "n" * 60000, "CON", "a\\b", "..", "-rf"]
        path = self.folder / "a.tar"
        with tarfile.open(path, "w", format=tarfile.PAX_FORMAT) as tar:
            for name in names:
                info, data = tarfile.TarInfo(name), GOOD + b"broken\n"
                info.size = len(data)
                tar.addfile(info, io.BytesIO(data))
        before = set(self.folder.rglob("*"))
        run = Run(path, cwd=self.folder)
        self.check(run, 1, len(names), len(names))
        self.assertEqual(set(self.folder.rglob("*")), before)
        self.assertFalse(re.search(r"[\x00-\x09\x0b-\x1f\x7f]", run.err), run)
        self.assertEqual([record["member"][:1000] for record in run.records], [name[:1000] for name in names])

    def test_tar_that_promises_more(self):
        """A header that claims 8 GiB before a file of some bytes: what is there is lost once, at once."""
        info = tarfile.TarInfo("a.jsonl")
        info.size = 8 << 30
        run = Run(self.file("a.tar", tarfile.TarInfo("empty.jsonl").tobuf() + info.tobuf(tarfile.GNU_FORMAT) + GOOD))
        self.check(run, 1, 1, 1)

    def test_names_that_are_not_utf8(self):
        (self.folder / "in").mkdir()
        with open(os.fsencode(self.folder / "in") + b"/a\xff\n.jsonl", "wb") as file:
            file.write(GOOD + b"broken\n")
        run = Run(self.folder / "in")
        self.check(run, 1, 1, 1)
        self.assertTrue(run.records[0]["archive"].endswith("a\ufffd\n.jsonl"), run.records[0]["archive"])

    def test_output_inside_the_input(self):
        self.file("in/a.jsonl")
        out = self.folder / "in" / "b.jsonl"
        self.check(Run("-o", out, self.folder / "in"), 0, 0, 0)
        self.assertEqual(len(out.read_bytes().splitlines()), 1)

    def test_half_a_gigabyte_of_newlines(self):
        """A small file that becomes a large one costs time and no memory."""
        if not shutil.which("zstd"):
            self.skipTest("there is no zstd command")
        path = self.folder / "a.jsonl.zst"
        with open(path, "wb") as file:
            packer = subprocess.Popen(["zstd", "-q", "-1"], stdin=subprocess.PIPE, stdout=file)
            packer.stdin.write(GOOD)
            for _ in range(64 if SANITIZED else 512):
                packer.stdin.write(b"\n" * (1 << 20))
            packer.stdin.write(GOOD)
            packer.stdin.close()
            packer.wait()
        run = Run("--max-ratio", "0", path, measured=True)
        self.check(run, 0, 2, 0)
        if not SANITIZED:
            self.assertLess(run.peak, PEAK, run)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
