#!/usr/bin/env python3
"""Each rule of scripts/check-house is broken in a small tree and must be told, at its line and nothing else."""
import contextlib
import importlib.machinery
import importlib.util
import io
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
SCRIPT = str(Path(__file__).resolve().parent.parent / "scripts" / "check-house")
LOADER = importlib.machinery.SourceFileLoader("check_house", SCRIPT)
CHECK = importlib.util.module_from_spec(importlib.util.spec_from_loader("check_house", LOADER))
LOADER.exec_module(CHECK)
ROOMS = ["base", "kernel", "archive", "format", "driver", "eval", "cli"]
LONG = "static int long_%d(void)\n{\n" + "    ;\n" * 60 + "}\n\n"
SHORT = "static int short_%d(void)\n{\n    return 1;\n}\n\n"

# (what is broken, file, its text, what is told; None = nothing)
TABLE = [
    ("a sound file", "src/kernel/a.c", '#include "base/str.h"\n#include <string.h>\n\n/* malloc( */\n', None),
    ("an include upwards", "src/base/a.c", '\n#include "kernel/kernel.h"\n', "2: base may not include kernel"),
    ("driver and eval", "src/eval/a.c", '#include "driver/lane.h"\n', "1: eval may not include driver"),
    ("eval and driver", "src/driver/a.c", '#include "eval/rouge.h"\n', "1: driver may not include eval"),
    ("cli behind the library", "src/cli/a.c", '#include "base/str.h"\n', "1: cli knows nutgraf.h alone"),
    ("cli as it should be", "src/cli/a.c", '#include "cli/options.h"\n#include "nutgraf.h"\n', None),
    ("the face below", "src/format/a.c", "#include <nutgraf.h>\n", "1: src/format stands below"),
    ("a bare include", "src/base/a.c", '#include "str.h"\n', '1: an include is written "room/file.h"'),
    ("omp in the kernel", "src/kernel/a.c", "#pragma omp parallel\n", "1: OpenMP belongs"),
    ("omp in format", "src/format/a.c", "int f = 1;\nint n = omp_get_num_threads();\n", "2: OpenMP belongs"),
    ("omp in the driver", "src/driver/a.c", "#pragma omp parallel\n", None),
    ("zstd in format", "src/format/a.c", "    ZSTD_decompress(a, b);\n", "1: decoders belong"),
    ("libarchive in driver", "src/driver/a.c", "    archive_read_new();\n", "1: decoders belong"),
    ("zlib in cli", "src/cli/a.c", "#include <zlib.h>\n", "1: decoders belong"),
    ("inflate in base", "src/base/a.c", "    inflateInit2(&s, 31);\n", "1: decoders belong"),
    ("bzip2, lzma and lz4", "src/driver/a.c", "BZ2_bzDecompress(s);\n", "1: decoders belong"),
    ("lzma", "src/driver/a.c", "lzma_code(s);\n", "1: decoders belong"),
    ("lz4", "src/driver/a.c", "LZ4F_decompress(s);\n", "1: decoders belong"),
    ("zstd where shards are written", "src/driver/output_zstd.c", "ZSTD_endStream(s);\n", None),
    ("zstd where archives are read", "src/archive/zstd.c", "ZSTD_getErrorName(s);\n", None),
    ("jansson on the hot path", "src/format/a.c", "#include <jansson.h>\n", "1: jansson belongs"),
    ("jansson where it may be", "src/cli/show.c", "#include <jansson.h>\n", None),
    ("stdio in the kernel", "src/kernel/a.c", "#include <stdio.h>\n", "1: the kernel knows no files"),
    ("a FILE in the kernel", "src/kernel/a.c", "int f(FILE *x);\n", "1: the kernel knows no files"),
    ("malloc in the kernel", "src/kernel/a.c", "void f(int n)\n{\n    g = malloc(9);\n}\n",
     "3: the kernel allocates in its arena: malloc"),
    ("malloc for a handle", "src/kernel/a.c", "struct k *kernel_new(int n)\n{\n    return malloc(9);\n}\n", None),
    ("a printing library", "src/base/a.c", '    printf("x");\n', "1: the library never prints"),
    ("stderr in the library", "src/driver/a.c", '    fprintf(stderr, "x");\n', "1: the library never prints"),
    ("exit in the library", "src/archive/a.c", "    exit(2);\n", "1: the library never prints"),
    ("abort in the library", "src/archive/a.c", "    abort();\n", "1: the library never prints"),
    ("a locale", "src/format/a.c", '    setlocale(LC_ALL, "");\n', "1: the library never prints"),
    ("snprintf in the library", "src/base/a.c", '    snprintf(b, 9, "x");\n', None),
    ("printing in cli", "src/cli/a.c", '    fprintf(stderr, "x");\n', None),
    ("words in a comment", "src/base/a.c", "/* printf(x) and\n * exit(2) */\n", None),
    ("words in a string", "src/base/a.c", 'const char *a = "exit(2) /* ";\n', None),
    ("a static counter", "src/base/a.c", "static int count;\n", "1: a variable that outlives"),
    ("a static table inside", "src/kernel/a.c", "void f(void)\n{\n    static char memo[9];\n}\n",
     "3: a variable that outlives"),
    ("a constant table", "src/base/a.c", "static const int primes[] = {2, 3};\n", None),
    ("a signal flag", "src/cli/a.c", "static volatile sig_atomic_t stop;\n", None),
    ("a long line", "src/base/a.c", "/* " + "x" * 98 + " */\n", "1: 104 columns"),
    ("columns are characters", "src/base/a.c", "/* " + "ß" * 94 + " */\n", None),
    ("a long line in a test", "tests/test_a.c", "/* " + "x" * 98 + " */\n", "1: 104 columns"),
    ("a long file", "src/base/a.c", "\n" * 401, "401: 401 lines"),
    ("a long header", "include/nutgraf.h", "\n" * 301, "301: 301 lines, 300 at most"),
    ("long functions", "src/base/a.c", LONG % 1 + "".join(SHORT % n for n in range(8)),
     "2: long_1 has 62 lines"),
    ("one long function in ten", "src/base/a.c", LONG % 1 + "".join(SHORT % n for n in range(9)), None),
    ("a helper", "src/base/helper.c", "\n", "1: a name that tells nothing"),
    ("utilities", "tests/test_utils.py", "\n", "1: a name that tells nothing"),
    ("a machine's path", "README.md", "one\ncd /" + "work/main\n", "2: a path of one machine"),
    ("a room that is not told", "src/README.md", "base/ kernel/\n", "1: says nothing of archive/"),
    ("a room without a floor", "src/attic/a.c", "\n", "1: a room without a floor"),
]


def tree(root, path, text):
    files = {"src/%s/x.h" % room: "\n" for room in ROOMS}
    files["src/README.md"] = " ".join(room + "/" for room in ROOMS) + " attic/\n"
    files["include/nutgraf.h"] = "\n"
    files[path] = text
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, "utf-8")


class CheckHouse(unittest.TestCase):
    def test_rules(self):
        for what, path, text, told in TABLE:
            with self.subTest(what), tempfile.TemporaryDirectory() as folder:
                tree(Path(folder), path, text)
                with contextlib.redirect_stdout(io.StringIO()) as said:
                    status = CHECK.main([folder])
                lines = said.getvalue().splitlines()
                if told is None:
                    self.assertEqual((status, lines[-1:]), (0, ["the house is in order"]), lines)
                    continue
                where = str(Path(path).parent) if "floor" in what else path
                self.assertTrue(lines[0].startswith("%s:%s" % (where, told)), lines)
                self.assertEqual((status, len(lines) if path != "src/README.md" else 1), (1, 1), lines)


if __name__ == "__main__":
    unittest.main()
