#!/usr/bin/env python3
"""How the program behaves towards terminals, signals and pipes: what no file of expected output can tell.

    terminal.py PROGRAM [TEST...]

Terminals are pseudo-terminals; Screen below understands as much of them as the program uses. No test
waits for a time to pass: each waits for something to be seen, and gives up after a minute.
"""
import fcntl
import json
import os
import pathlib
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
import unittest

INPUTS = pathlib.Path(__file__).resolve().parent / "golden" / "inputs"
STORY = str(INPUTS / "story.txt")
PROGRAM = None
PATIENCE = 60


class Terminal:
    """A pseudo-terminal, and what came out of it."""

    def __init__(self, columns=80):
        self.master, self.slave = pty.openpty()
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        self.seen = b""

    def read(self):
        """What is there within a moment, without the carriage returns that terminals add."""
        ready, _, _ = select.select([self.master], [], [], 0.05)
        if not ready:
            return b""
        try:
            data = os.read(self.master, 65536)
        except OSError:  # the program has gone, and nobody else has it open
            return b""
        self.seen += data
        return data

    def text(self):
        return self.seen.replace(b"\r\n", b"\n").decode()

    def screen(self):
        """Lines as they stand in the end: a carriage return goes back, what follows overwrites."""
        lines = []
        for raw in self.seen.replace(b"\r\n", b"\n").decode().split("\n"):
            line = ""
            for part in raw.split("\r"):
                line = part + line[len(part):]
            lines.append(line.rstrip())
        return lines

    def close(self):
        os.close(self.slave)
        os.close(self.master)


def environment(**more):
    env = {"PATH": os.environ["PATH"], "TERM": "xterm"}
    for name in ("UBSAN_OPTIONS", "LD_LIBRARY_PATH"):
        if name in os.environ:
            env[name] = os.environ[name]
    env["ASAN_OPTIONS"] = os.environ.get("ASAN_OPTIONS", "") + ":exitcode=99"
    env.update(more)
    return env


def start(*args, **more):
    env = environment(**more.pop("env", {}))
    return subprocess.Popen([PROGRAM, *args], env=env, **more)


def plain(*args, **more):
    """Runs the program with pipes."""
    return subprocess.run([PROGRAM, *args], env=environment(**more.pop("env", {})),
                          capture_output=True, timeout=PATIENCE, **more)


def article(n):
    return json.dumps({"id": str(n), "title": f"Notice {n}", "text":
                       f"The council of district {n} met on Monday to talk about the bridge. "
                       f"It will be closed for {n} days, the mayor said. "
                       "Buses take another way until the work is done."}) + "\n"


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def terminal(self, columns=80):
        terminal = Terminal(columns)
        self.addCleanup(terminal.close)
        return terminal

    def run_on(self, terminal, *args, **more):
        """Runs the program to its end while its terminal is read."""
        process = start(*args, **more)
        end = time.monotonic() + PATIENCE
        while process.poll() is None and time.monotonic() < end:
            terminal.read()
        while terminal.read():
            pass
        if process.poll() is None:
            process.kill()
            self.fail(f"{args} did not end")
        for stream in (process.stdout, process.stderr):
            if stream:
                stream.close()
        return process.returncode


class Progress(Case):
    """The line is drawn only where it can be seen, fits, and leaves nothing behind."""

    def news(self, n=3000):
        path = self.folder / "news-with-a-rather-long-name-of-an-archive-2026-03.jsonl"
        path.write_text("".join(article(i) for i in range(n)))
        return str(path)

    def feed(self, terminal, *args, lines=600, step=200, **more):
        """A run from a pipe that is slow enough for progress to be told more than once."""
        process = start("run", *args, "-", stdin=subprocess.PIPE, **more)
        for first in range(0, lines, step):
            data = "".join(article(i) for i in range(first, first + step)) * 20
            process.stdin.write(data.encode())
            process.stdin.flush()
            end = time.monotonic() + 0.3
            while time.monotonic() < end:
                terminal.read()
        process.stdin.close()
        process.wait(PATIENCE)
        while terminal.read():
            pass
        return process.returncode

    def test_drawn_and_erased(self):
        terminal = self.terminal()
        status = self.feed(terminal, stdout=subprocess.DEVNULL, stderr=terminal.slave)
        self.assertEqual(status, 0)
        self.assertRegex(terminal.text(), r"\r[ \d%]*[\d,]+ articles  [\d,]+/s  [\d.,]+ MB/s")
        self.assertEqual([line for line in terminal.screen() if line], [])

    def test_fits(self):
        for columns in (20, 40, 80):
            with self.subTest(columns=columns):
                terminal = self.terminal(columns)
                status = self.run_on(terminal, "run", self.news(), "-o", "/dev/null", "--progress",
                                     stderr=terminal.slave)
                self.assertEqual(status, 0)
                self.assertIn("\r", terminal.text())
                for part in re.split("[\r\n]", terminal.text()):
                    self.assertLess(len(part), columns, part)

    def test_share_and_name(self):
        terminal = self.terminal(200)
        self.run_on(terminal, "run", self.news(), "-o", "/dev/null", stderr=terminal.slave)
        self.assertRegex(terminal.text(), r"\r *\d+%  .*news-with-a-rather.*\.jsonl")

    def test_lines_stand_alone(self):
        """A message erases the line before it is written."""
        path = self.folder / "bad.jsonl"
        path.write_text(article(1) + "{no JSON\n" * 5 + article(2))
        terminal = self.terminal()
        status = self.run_on(terminal, "run", self.news(), str(path), "-o", "/dev/null",
                             stderr=terminal.slave)
        self.assertEqual(status, 1)
        lines = [line for line in "\n".join(terminal.screen()).split("\n") if line]
        self.assertTrue(lines)
        for line in lines:
            self.assertNotIn("articles  ", line)

    def nothing_drawn(self, terminal, *args, **more):
        self.run_on(terminal, "run", self.news(), *args, **more)
        self.assertNotIn("articles  ", terminal.text())

    def test_off(self):
        for option in ("--no-progress", "-q"):
            terminal = self.terminal()
            self.nothing_drawn(terminal, option, "-o", "/dev/null", stderr=terminal.slave)

    def test_not_among_records(self):
        terminal = self.terminal()
        self.nothing_drawn(terminal, "--limit", "5", stdout=terminal.slave, stderr=terminal.slave)

    def test_not_among_those_of_a_reader(self):
        """Records go into a pipe: whoever reads it may write to the same terminal."""
        terminal = self.terminal()
        self.nothing_drawn(terminal, "--limit", "5", stdout=subprocess.PIPE, stderr=terminal.slave)

    def test_not_into_a_pipe(self):
        done = plain("run", self.news(), "-o", "/dev/null")
        self.assertEqual((done.returncode, done.stderr), (0, b""))

    def test_into_a_pipe_when_asked(self):
        done = plain("run", self.news(), "-o", "/dev/null", "--progress")
        self.assertRegex(done.stderr, rb"\r.*articles")


class Show(Case):
    def shown(self, *args, columns=80, env=None):
        terminal = self.terminal(columns)
        status = self.run_on(terminal, "show", "--method", "lead", *args, stdout=terminal.slave,
                             stderr=subprocess.DEVNULL, env=env or {})
        self.assertEqual(status, 0)
        return terminal.text()

    def test_color_on_a_terminal(self):
        self.assertIn("\x1b[30;43m", self.shown(STORY))

    def test_no_color(self):
        rows = (({"NO_COLOR": "1"}, (), False), ({"NO_COLOR": ""}, (), True),
                ({"TERM": "dumb"}, (), False), ({}, ("--color", "never"), False),
                ({"NO_COLOR": "1"}, ("--color=always",), True))
        for env, options, colored in rows:
            with self.subTest(env=env, options=options):
                self.assertEqual("\x1b" in self.shown(*options, STORY, env=env), colored)

    def test_width(self):
        for columns, widest in ((20, 20), (40, 40), (80, 80), (100, 100), (300, 100)):
            with self.subTest(columns=columns):
                text = re.sub(r"\x1b\[[\d;]*m", "", self.shown(STORY, columns=columns))
                lengths = [len(line) for line in text.split("\n")]
                self.assertEqual(max(lengths), widest)
                self.assertIn("The harbour ferry", text.replace("\n", " "))

    def test_no_control_character(self):
        text = self.shown("--color=never", str(INPUTS / "controls.jsonl"))
        self.assertEqual(re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text), [])

    def test_names_are_clean_too(self):
        path = self.folder / "a\x1b]0;b\n\x9bc.jsonl"
        path.write_text("{broken\n")
        err = plain("run", str(path)).stderr.decode()
        self.assertEqual(re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f]", err), [])
        self.assertTrue(all(line.startswith("nutgraf: ") for line in err.splitlines()), err)

    def test_hint_where_text_is_pasted(self):
        """Standard input a terminal: it is said how to end the text."""
        terminal = self.terminal()
        process = start("show", "-", stdin=terminal.slave, stdout=subprocess.DEVNULL,
                        stderr=terminal.slave)
        end = time.monotonic() + PATIENCE
        while b"Ctrl-D" not in terminal.seen and time.monotonic() < end:
            terminal.read()
        os.write(terminal.master, pathlib.Path(STORY).read_bytes() + b"\n\x04")
        end = time.monotonic() + PATIENCE
        while process.poll() is None and time.monotonic() < end:
            terminal.read()
        self.assertEqual(process.wait(1), 0)

    def test_closed_pipe(self):
        process = start("show", STORY, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.close()
        with process.stderr as stream:
            self.assertEqual(stream.read(), b"")
        self.assertIn(process.wait(PATIENCE), (0, -signal.SIGPIPE))


class Stop(Case):
    """Ctrl-C, SIGTERM and readers that go away."""

    def slow(self, *args, **more):
        """A run in the middle of its work: what it was given it has read, and it waits for more."""
        process = start("run", *args, "-", stdin=subprocess.PIPE, stderr=subprocess.PIPE, **more)
        self.addCleanup(self.end, process)
        left = self.feed(process, 20000, PATIENCE)
        self.assertEqual(left, 0, "the program stopped to read")
        return process

    @staticmethod
    def feed(process, articles, patience):
        """Writes articles until the program reads no more for a while; returns the bytes left."""
        data = "".join(article(i) for i in range(articles)).encode()
        os.set_blocking(process.stdin.fileno(), False)
        last = time.monotonic()
        while data and time.monotonic() < last + patience:
            try:
                data = data[os.write(process.stdin.fileno(), data):]
                last = time.monotonic()
            except BlockingIOError:
                time.sleep(0.01)
        return len(data)

    @staticmethod
    def end(process):
        if process.poll() is None:
            process.kill()
            process.wait()
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream:
                stream.close()

    def test_no_file_stays(self):
        for number, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
            with self.subTest(number=number):
                out = self.folder / "out.jsonl.zst"
                process = self.slow("-o", str(out))
                process.send_signal(number)
                self.assertEqual(process.wait(PATIENCE), status)
                self.assertRegex(process.stderr.read(), rb"^nutgraf: stopped .* was not written\n$")
                self.assertEqual(list(self.folder.iterdir()), [])

    def test_whole_records(self):
        out = self.folder / "records"
        with out.open("wb") as stream:
            process = self.slow(stdout=stream)
            process.send_signal(signal.SIGINT)
            self.assertEqual(process.wait(PATIENCE), 130)
        text = out.read_text()
        self.assertTrue(text.endswith("\n"))
        for line in text.splitlines():
            self.assertEqual(json.loads(line)["status"], "ok")

    def test_quiet(self):
        process = self.slow("-q", stdout=subprocess.DEVNULL)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(PATIENCE), 130)
        self.assertEqual(process.stderr.read(), b"")

    def test_twice(self):
        """Nobody reads the records: the library is held up in a write, and a second signal ends it."""
        process = start("run", "-", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.addCleanup(self.end, process)
        self.assertGreater(self.feed(process, 20000, 2), 0)
        process.send_signal(signal.SIGINT)
        with self.assertRaises(subprocess.TimeoutExpired):
            process.wait(0.5)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(PATIENCE), -signal.SIGINT)

    def test_ignored_signal_stays_ignored(self):
        """As under nohup, and for jobs in the background of a script."""
        process = self.slow(stdout=subprocess.DEVNULL,
                            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN))
        process.send_signal(signal.SIGINT)
        process.stdin.close()
        process.stdin = None
        self.assertEqual(process.wait(PATIENCE), 0)

    def news(self):
        path = self.folder / "news.jsonl"
        path.write_text("".join(article(i) for i in range(5000)))
        return str(path)

    def test_reader_goes(self):
        for ignored, status in ((False, -signal.SIGPIPE), (True, 2)):
            with self.subTest(ignored=ignored):
                process = start("run", self.news(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                restore_signals=not ignored)
                self.assertEqual(json.loads(process.stdout.readline())["id"], "0")
                process.stdout.close()
                with process.stderr as stream:
                    self.assertEqual(stream.read(), b"")
                self.assertEqual(process.wait(PATIENCE), status)

    def test_nobody_reads_messages(self):
        """Output to a file is finished even where standard error is a closed pipe."""
        out = self.folder / "out.jsonl"
        bad = self.folder / "bad.jsonl"
        bad.write_text("{broken\n" * 3 + article(1))
        process = start("run", str(bad), "-o", str(out), stderr=subprocess.PIPE)
        process.stderr.close()
        self.assertEqual(process.wait(PATIENCE), 1)
        self.assertEqual(json.loads(out.read_text())["id"], "1")


class NoInput(Case):
    def test_terminal_or_pipe(self):
        terminal = self.terminal()
        rows = ((terminal.slave, b"name files"), (subprocess.DEVNULL, b"use - for standard input"))
        for stdin, words in rows:
            done = plain("run", stdin=stdin)
            self.assertEqual((done.returncode, done.stdout), (2, b""))
            self.assertIn(words, done.stderr)

    def test_help_fits(self):
        for args in (("--help",), ("run", "--help"), ("show", "--help"), ("--version",), ()):
            done = plain(*args)
            for line in (done.stdout + done.stderr).decode().splitlines():
                self.assertLessEqual(len(line), 80, line)


if __name__ == "__main__":
    if len(sys.argv) < 2 or not os.access(sys.argv[1], os.X_OK):
        sys.exit(__doc__)
    PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
    # A script's job in the background is started with SIGINT ignored, and would hand that on.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    unittest.main()
