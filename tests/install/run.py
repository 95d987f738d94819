#!/usr/bin/env python3
"""Installs the build into a folder of its own and uses it as another program would.

  run.py BUILD_FOLDER C_COMPILER VERSION [FLAG…]      the flags go to every compiler and linker (sanitizers)
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
STRICT = ["-std=c11", "-pedantic", "-Wall", "-Wextra", "-Wconversion", "-Werror"]


def run(*command, **more):
    done = subprocess.run([str(word) for word in command], text=True, capture_output=True, **more)
    if done.returncode:
        sys.exit("%s\n%s%s\nstatus %d" % (" ".join(map(str, command)), done.stdout, done.stderr, done.returncode))
    return done.stdout


def records(path):
    text = (HERE / "consumer.c").read_text().split("article[] =")[1].split(";\n\nstruct")[0]
    article = "".join(json.loads('"%s"' % part) for part in re.findall(r'"((?:\\.|[^"\\])*)"', text))
    with open(path, "w") as file:
        file.write(json.dumps({"id": "a", "title": "Ferry", "text": article}) + "\n")
        file.write(json.dumps({"id": "b", "title": "Nothing", "text": ""}) + "\n")


def check_symbols(library, header, *options):
    """Only what the header declares is seen of the library, and all of it."""
    listed = run("nm", "--defined-only", *options, library)
    seen = set(re.findall(r"^[0-9a-f]+ \w ([^_]\S*)$", listed, re.M))
    declared = set(re.findall(r"\b(nutgraf_\w+)\(", re.sub(r"/\*.*?\*/", "", header, flags=re.S)))
    if seen != declared:
        sys.exit("%s shows %s, hides %s" % (library.name, sorted(seen - declared), sorted(declared - seen)))


def needs_library(program):
    return "libnutgraf.so." in run("readelf", "-d", program)


def main(build, compiler, version, *flags):
    with tempfile.TemporaryDirectory(prefix="nutgraf-install-") as folder:
        folder = Path(folder)
        prefix, archive = folder / "prefix", folder / "two.jsonl"
        records(archive)
        run("cmake", "--install", build, "--prefix", prefix)
        header = next(prefix.rglob("nutgraf.h"))
        library = next(prefix.rglob("libnutgraf.so")).parent
        env = dict(os.environ, PKG_CONFIG_PATH=str(library / "pkgconfig"), LD_LIBRARY_PATH=str(library))

        def use(program, shared):
            run(program, version, archive, env=env)
            if needs_library(program) != shared:
                sys.exit("%s: linked with the wrong library" % program)
            print("%s: good" % program.name)

        check_symbols(library / "libnutgraf.so", header.read_text(), "-D")
        check_symbols(library / "libnutgraf.a", header.read_text(), "-g")
        print("symbols: good")

        written = run(prefix / "bin" / "nutgraf", "run", archive)
        if written.count("\n") != 2:
            sys.exit("bin/nutgraf wrote %s" % written)
        print("bin/nutgraf: good")

        if run("pkg-config", "--modversion", "nutgraf", env=env).strip() != version:
            sys.exit("nutgraf.pc tells another version")
        ask = lambda *options: run("pkg-config", *options, "nutgraf", env=env).split()
        shared, static = folder / "pkg-config-shared", folder / "pkg-config-static"
        source = [HERE / "consumer.c", *ask("--cflags")]
        run(compiler, *STRICT, *flags, *source, "-o", shared, *ask("--libs"))
        use(shared, True)
        # Both libraries lie in one folder, where -lnutgraf means the shared one.
        links = ["-l:libnutgraf.a" if word == "-lnutgraf" else word for word in ask("--static", "--libs")]
        run(compiler, *STRICT, *flags, *source, "-o", static, *links)
        use(static, False)

        tree = folder / "cmake"
        run("cmake", "-S", HERE, "-B", tree, "-G", "Ninja", "-DCMAKE_PREFIX_PATH=%s" % prefix,
            "-DCMAKE_C_COMPILER=%s" % compiler, "-DCMAKE_C_FLAGS=%s" % " ".join(flags))
        run("cmake", "--build", tree)
        use(tree / "with_shared", True)
        use(tree / "with_static", False)

        unit = folder / "unit.cpp"
        unit.write_text('#include <nutgraf.h>\nint main() { return nutgraf_version() ? 0 : 1; }\n')
        plus = shutil.which("c++") or shutil.which("clang++-14")
        if plus:
            run(plus, "-std=c++11", "-pedantic", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", unit,
                "-I", header.parent)
            print("C++: good")
        else:
            print("C++: left out, there is no C++ compiler")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
