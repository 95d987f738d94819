#!/usr/bin/env python3
"""Runs the program as a person would and compares what comes out with what is kept.

    golden.py PROGRAM [--update] [CASE...]

A case is a folder of tests/golden. It runs in a temporary folder that holds copies of all files of
tests/golden/inputs, with the program first in PATH. Its files:

    args       the arguments, as a shell would split them
    command    instead of args: lines for /bin/sh, for pipes and several steps
    stdin      what the program reads; nothing where it is absent
    env        NAME=value lines
    stdout     what must come out; or stdout.pattern, a regular expression for all of it
    stderr     likewise; nothing where it is absent
    exit       the exit status; 0 where it is absent

{cores} in stdout stands for the number of processors. Scores are compared by the tests of the kernel:
here "score":0.1234 is kept as "score":0. --update writes stdout, stderr and exit anew: read the diff.
"""
import difflib
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent / "golden"
INPUTS = ROOT / "inputs"
KEPT = ("PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "LD_LIBRARY_PATH")


def text_of(path, default=""):
    return path.read_text() if path.exists() else default


def environment(case, program):
    env = {name: os.environ[name] for name in KEPT if name in os.environ}
    env["ASAN_OPTIONS"] = env.get("ASAN_OPTIONS", "") + ":exitcode=99"  # never taken for loss
    env["PATH"] = f"{program.parent}:{env.get('PATH', os.defpath)}"
    env.update(line.split("=", 1) for line in text_of(case / "env").splitlines())
    return env


def run(case, program):
    """The streams and the status of a case, with what differs from machine to machine replaced."""
    if (case / "command").exists():
        command = ["/bin/sh", "-c", text_of(case / "command")]
    else:
        command = [str(program), *shlex.split(text_of(case / "args"))]
    with tempfile.TemporaryDirectory() as folder:
        for path in INPUTS.iterdir():
            shutil.copy(path, folder)
        done = subprocess.run(command, cwd=folder, env=environment(case, program),
                              input=text_of(case / "stdin").encode(), capture_output=True)
    out, err = (s.decode("utf-8", "backslashreplace") for s in (done.stdout, done.stderr))
    out = re.sub(r'"score":\d\.\d{4}', '"score":0', out)
    out = re.sub(rf"\bhere {len(os.sched_getaffinity(0))}\b", "here {cores}", out)
    return {"stdout": out, "stderr": err, "exit": f"{done.returncode}\n"}


def expected(case, name):
    return text_of(case / name, "0\n" if name == "exit" else "")


def update(case, got):
    for name, text in got.items():
        path = case / name
        if (case / f"{name}.pattern").exists():
            continue
        if text != ("0\n" if name == "exit" else ""):
            path.write_text(text)
        elif path.exists():
            path.unlink()


def faults(case, got):
    for name, text in got.items():
        pattern = case / f"{name}.pattern"
        if pattern.exists():
            if not re.fullmatch(text_of(pattern).rstrip("\n"), text.rstrip("\n"), re.DOTALL):
                yield f"{name} does not match {pattern.name}:\n{text}"
        elif text != expected(case, name):
            yield "".join(difflib.unified_diff(
                expected(case, name).splitlines(True), text.splitlines(True),
                f"{case.name}/{name} expected", f"{case.name}/{name} got"))


def cases_named(names):
    folders = sorted(p for p in ROOT.iterdir() if p.is_dir() and p != INPUTS)
    chosen = [p for p in folders if not names or p.name in names]
    missing = set(names) - {p.name for p in chosen}
    if missing or not chosen:
        sys.exit(f"golden.py: no such case: {' '.join(sorted(missing)) or 'none at all'}")
    return chosen


def main(arguments):
    if not arguments or arguments[0].startswith("-"):
        sys.exit(__doc__)
    program = pathlib.Path(arguments[0]).resolve()
    if not os.access(program, os.X_OK):
        sys.exit(f"golden.py: {program} is not a program; build it first")
    cases = cases_named([a for a in arguments[1:] if a != "--update"])
    failed = 0
    for case in cases:
        got = run(case, program)
        if "--update" in arguments:
            update(case, got)
            continue
        wrong = list(faults(case, got))
        failed += bool(wrong)
        for fault in wrong:
            print(f"FAILED {case.name}: {fault}")
    print(f"{len(cases)} cases, {failed} failed")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
