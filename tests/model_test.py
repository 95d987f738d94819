#!/usr/bin/env python3
"""scripts/train/model_file.py and the program agree on what a model file is.

  model_test.py PROGRAM [TEST...]
"""
import json
import random
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts" / "train"))
import model_file  # noqa: E402

PROGRAM = ""
FEATURES = model_file.names(ROOT / "src" / "kernel" / "features.h")
GAINS = model_file.names(ROOT / "src" / "kernel" / "gain.h")
TEXT = ("The council of Altmoor will close its harbour bridge in March for eleven months of repairs. "
        "Engineers found cracks in two of the main girders when they looked at them in January. "
        "A ferry will carry people from one side to the other until the work has come to an end.")


def made_forests(seed):
    """Trees of any features and thresholds, of all depths and of each shift in turn; the last output has none."""
    pick = random.Random(seed)
    def tree(depth):
        return ([pick.randrange(len(FEATURES)) for _ in range(depth)], [pick.choice((0, 1, 3, 50, 300, 700, -1)) for _ in range(depth)],
                [pick.randrange(-128, 128) for _ in range(2 ** depth)])
    return {"features": FEATURES,
            "forests": [(output, (seed + output) % 5, pick.randrange(-500, 500),
                         [tree(1 + (seed + output) % 6) for _ in range(pick.randrange(1, 300))]) for output in (2, 0, 1)]}


def whole_model(seed=1):
    """Every part that a model can have."""
    middle = [[(i * 7 + j) % 19 - 9 for i in range(len(GAINS))] for j in range(17)]
    gain = {"inputs": [(name, -100, 1000, 5, 32, 20000) for name in GAINS],
            "layers": [(6, [3] * 17, middle), (4, [-5], [[2, -1] * 8 + [1]])]}
    return {"name": "whole", "learned_from": ["nothing at all", "\u00e9 and more"],
            "sentence": made_forests(seed), "gain": gain, "words": [[1, -2, 3, -4], bytes(16)],
            "parameters": {"stop-gain": -3, "length-power": 7, "noise-limit": 2 ** 31 - 1}}


class ModelFile(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "x.model"

    def run_program(self, *arguments):
        return subprocess.run([PROGRAM, *arguments, "--model", str(self.path), "-"], capture_output=True,
                              input=json.dumps({"text": TEXT}).encode())

    def test_what_is_written_is_read(self):
        model_file.write(self.path, whole_model())
        done = self.run_program("run")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertEqual(json.loads(done.stdout)["status"], "ok")

    def test_names_are_those_of_the_program(self):
        model_file.write(self.path, whole_model())
        record = json.loads(self.run_program("features").stdout)
        self.assertEqual(list(record["features"]), FEATURES)
        for step in record["steps"]:
            self.assertEqual(list(step["gains"]), GAINS)

    def test_the_program_computes_what_outputs_tells(self):
        for seed in range(24):
            model_file.write(self.path, whole_model(seed))
            record = json.loads(self.run_program("features").stdout)
            step = record["steps"][0]
            for i, sentence in enumerate(step["sentence"]):
                row = [record["features"][name][sentence] for name in FEATURES]
                told = [min(max(value, -32767), 32767) for value in model_file.outputs(made_forests(seed), row)]
                self.assertEqual([step["gains"][name][i] for name in GAINS[:3]], told[:3], f"seed {seed}")

    def test_words_weigh(self):
        model_file.write(self.path, {"name": "w", "learned_from": ["x"], "words": [[3], [5]]})
        features = json.loads(self.run_program("features").stdout)["features"]
        self.assertGreater(min(features["word-sum"]), 0)
        self.assertEqual([value % 3 for value in features["word-sum"]], [0, 0, 0])
        self.assertEqual([value % 5 for value in features["opening-weight"]], [0, 0, 0])

    def test_a_dictionary_is_checked(self):
        model = {"name": "w", "learned_from": ["x"], "words": [[3], [5]]}
        model_file.write(self.path, model)
        model["dictionary"] = json.loads(self.run_program("features").stdout)["dictionary"]
        model_file.write(self.path, model)
        self.assertEqual(self.run_program("features").returncode, 0)
        model["dictionary"] ^= 1
        model_file.write(self.path, model)
        self.assertIn(b"another dictionary", self.run_program("features").stderr)

    def test_what_the_program_refuses_is_not_written(self):
        def first_layer(model):
            return model["gain"]["layers"][0][2]
        def forests(model):
            return model["sentence"]["forests"]
        def first_tree(model):
            return forests(model)[0][3][0]
        breaks = {
            "a sum": lambda model: [of.__setitem__(slice(None), [32767] * len(of)) for of in first_layer(model)],
            "a weight": lambda model: first_layer(model)[0].__setitem__(0, 32768),
            "a shape": lambda model: first_layer(model)[0].pop(),
            "a leaf": lambda model: first_tree(model)[2].__setitem__(0, 128),
            "leaves": lambda model: first_tree(model)[2].pop(),
            "a threshold": lambda model: first_tree(model)[1].__setitem__(0, -32769),
            "a feature": lambda model: first_tree(model)[0].__setitem__(0, len(FEATURES)),
            "a depth": lambda model: forests(model)[0][3].append(([0] * 5, [0] * 5, [0] * 32)),
            "trees": lambda model: forests(model)[0][3].extend(2048 * [first_tree(model)]),
            "no trees": lambda model: forests(model)[0][3].clear(),
            "two forests": lambda model: forests(model).append(forests(model)[0]),
            "a forest's sum": lambda model: forests(model).append((3, 12, 2 ** 19 - 128, [first_tree(model)])),
            "an input": lambda model: model["gain"]["inputs"].__setitem__(0, (GAINS[0], 0, 1000, 0, 33, 1)),
            "outputs": lambda model: model["gain"]["layers"].pop(),
            "a table": lambda model: model["words"].append([1, 2, 3]),
        }
        for name, damage in breaks.items():
            model = whole_model()
            damage(model)
            with self.assertRaises(ValueError, msg=name):
                model_file.pack(model)

    def test_a_fraction_is_no_weight(self):
        model = whole_model()
        model["gain"]["layers"][1][1][0] = 0.5
        with self.assertRaises(TypeError):
            model_file.pack(model)
        model = whole_model()
        model["sentence"]["forests"][0][3][0][1][0] = 0.5
        with self.assertRaises(TypeError):
            model_file.pack(model)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    PROGRAM = sys.argv.pop(1)
    unittest.main()
