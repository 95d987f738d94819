#!/usr/bin/env python3
"""Writes model files as src/kernel/models/README.md describes them; needs nothing but Python.

  write(path, model)         model: the dictionary below, all numbers integers -> a file, or ValueError
  outputs(stage, row)        what the program computes for a row of inputs, to the bit; of forests all four outputs
  names(header)              the names of the inputs in src/kernel/features.h or gain.h, in order

  model = {"name": "news", "learned_from": ["a line", "another"],
           "sentence": forests or None, "gain": network or None,
           "dictionary": 3735928559,                    # of the records of features; may be missing
           "words": [table, table],                     # lists of 2^k numbers -128..127, or bytes
           "parameters": {"stop-gain": 120}}
  forests = {"features": [name, ...],                   # all of features.h
             "forests": [(output, shift, bias, [tree, ...]), ...]}
  tree = (features, thresholds, leaves)                 # a feature's number and a threshold each level, 2^levels leaves
  network = {"inputs": [(name, low, high, offset, factor, scale), ...],
             "layers": [(shift, bias, weight), ...]}    # weight[output][input], bias[output]

  model_file.py placeholder NAME > NAME.model           a model made by hand: near the start, near the whole
"""
import operator
import re
import struct
import sys
from pathlib import Path

INPUTS_MOST, WIDTH_MOST, LAYERS_MOST, TABLES_MOST, TABLE_BITS_MOST, SHIFT_MOST = 256, 256, 4, 4, 18, 31
TREES_MOST, DEPTH_MOST, FOREST_SHIFT_MOST, OUTPUTS = 2048, 6, 12, 4
SHORT, INT = 2 ** 15 - 1, 2 ** 31 - 1
KERNEL = Path(__file__).resolve().parents[2] / "src" / "kernel"


def checksum(data):
    """FNV-1a, 64 bits."""
    value = 0xCBF29CE484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value


def names(header):
    return re.findall(r'\bF\(\w+, "([^"]+)"\)', Path(header).read_text("utf-8"))


def scaled(line, value):
    _, low, high, offset, factor, scale = line
    return (min(max(value, low), high) - offset) * factor * scale >> 16


def leaf(tree, row):
    features, thresholds, leaves = tree
    index = 0
    for feature, threshold in zip(features, thresholds, strict=True):
        index = index * 2 + (row[feature] > threshold)
    return leaves[index]


def forests_outputs(stage, row):
    found = [0] * OUTPUTS
    for output, shift, bias, trees in stage["forests"]:
        found[output] = bias + sum(leaf(tree, row) for tree in trees) << shift
    return found


def outputs(stage, row):
    if "forests" in stage:
        return forests_outputs(stage, row)
    values = [scaled(line, value) for line, value in zip(stage["inputs"], row, strict=True)]
    for number, (shift, bias, weight) in enumerate(stage["layers"]):
        values = [b + sum(w * x for w, x in zip(of, values, strict=True)) >> shift for b, of in zip(bias, weight)]
        if number + 1 < len(stage["layers"]):
            values = [min(max(value, 0), SHORT) for value in values]
    return values


def plain(stage):
    """The stage with Python's own integers, which do not wrap, whatever kind was given; a fraction is a TypeError."""
    def numbers(row):
        return [operator.index(value) for value in row]
    if "forests" in stage:
        return {"features": list(stage["features"]),
                "forests": [(*numbers(head), [tuple(map(numbers, tree)) for tree in trees])
                            for *head, trees in stage["forests"]]}
    return {"inputs": [(line[0], *numbers(line[1:])) for line in stage["inputs"]],
            "layers": [(operator.index(shift), numbers(bias), [numbers(of) for of in weight])
                       for shift, bias, weight in stage["layers"]]}


def check(good, what):
    if not good:
        raise ValueError(what)


def check_tree(tree, depth, n_features, where):
    features, thresholds, leaves = tree
    check(len(features) == len(thresholds) == depth and len(leaves) == 2 ** depth, f"{where}: its depth")
    check(all(0 <= feature < n_features for feature in features), f"{where}: there is no such feature")
    check(all(-SHORT - 1 <= v <= SHORT for v in thresholds), f"{where}: thresholds of 16 bits")
    check(all(-128 <= v <= 127 for v in leaves), f"{where}: leaves of 8 bits")


def check_forests(stage):
    names_of, forests = stage["features"], stage["forests"]
    check(0 < len(names_of) <= INPUTS_MOST and 0 < len(forests), "sizes of the forests")
    check(len({forest[0] for forest in forests}) == len(forests), "two forests of one output")
    for output, shift, bias, trees in forests:
        where = f"forest {output}"
        check(0 <= output < OUTPUTS and 0 < len(trees) <= TREES_MOST, f"{where}: its output or size")
        check(0 <= shift <= FOREST_SHIFT_MOST, f"{where}: its shift")
        check(abs(bias) + 128 * len(trees) <= INT >> shift, f"{where}: an output can leave 32 bits")
        depth = len(trees[0][0])
        check(0 < depth <= DEPTH_MOST, f"{where}: its depth")
        for number, tree in enumerate(trees):
            check_tree(tree, depth, len(names_of), f"{where}, tree {number}")


def check_stage(stage, outputs_most):
    """What the program will check as well; here with the place where it is wrong."""
    if "forests" in stage:
        check_forests(stage)
        return
    check(0 < len(stage["inputs"]) <= INPUTS_MOST and 0 < len(stage["layers"]) <= LAYERS_MOST, "sizes of a stage")
    largest = []
    for line in stage["inputs"]:
        name, low, high, offset, factor, scale = line
        check(all(-SHORT - 1 <= v <= SHORT for v in line[1:]), f"{name}: 16 bits")
        check(low <= high and all(abs((v - offset) * factor) <= SHORT for v in (low, high)), f"{name}: cut values")
        largest.append(max(abs(scaled(line, low)), abs(scaled(line, high))))
    for number, (shift, bias, weight) in enumerate(stage["layers"]):
        check(0 <= shift <= SHIFT_MOST and 0 < len(bias) <= WIDTH_MOST, f"layer {number}: its size or shift")
        check(len(weight) == len(bias) and all(len(of) == len(largest) for of in weight), f"layer {number}: its shape")
        check(all(-SHORT - 1 <= w <= SHORT for of in weight for w in of), f"layer {number}: weights of 16 bits")
        sums = [abs(b) + sum(abs(w) * x for w, x in zip(of, largest)) for b, of in zip(bias, weight)]
        check(max(sums) <= INT, f"layer {number}: a sum can leave 32 bits")
        largest = [min(value >> shift, SHORT) for value in sums]
    check(len(stage["layers"][-1][1]) <= outputs_most, "outputs of a stage")


def forests_lines(stage):
    for name in stage["features"]:
        yield f"feature: {name}"
    for output, shift, _, trees in stage["forests"]:
        yield f"forest: {output} {len(trees)} {len(trees[0][0])} {shift}"


def forests_arrays(stage):
    for _, _, bias, trees in stage["forests"]:
        yield struct.pack("<i", bias)
        for features, thresholds, leaves in trees:
            for feature, threshold in zip(features, thresholds, strict=True):
                yield struct.pack("<Hh", feature, threshold)
            yield struct.pack(f"{len(leaves)}b", *leaves)


def network_lines(stage):
    for line in stage["inputs"]:
        yield f"gain: {' '.join(map(str, line))}"
    for shift, bias, _ in stage["layers"]:
        yield f"gain-layer: {len(bias)} {shift}"


def network_arrays(stage):
    for _, bias, weight in stage["layers"]:
        yield struct.pack(f"<{len(bias)}i", *bias)
        for of in weight:
            yield struct.pack(f"<{len(of)}h", *of)


def pack(model):
    """The bytes of the file."""
    lines = ["nutgraf model 2", f"name: {model['name']}"]
    lines += [f"learned-from: {line}" for line in model["learned_from"]]
    arrays = []
    for key, lines_of, arrays_of, most in (("sentence", forests_lines, forests_arrays, OUTPUTS),
                                           ("gain", network_lines, network_arrays, 1)):
        if not model.get(key):
            continue
        stage = plain(model[key])
        check_stage(stage, most)
        lines += lines_of(stage)
        arrays += arrays_of(stage)
    if "dictionary" in model:
        lines.append(f"dictionary: {operator.index(model['dictionary'])}")
    for table in model.get("words", ()):
        bits = len(table).bit_length() - 1
        check(len(table) == 2 ** bits and bits <= TABLE_BITS_MOST, "the size of a table of words")
        lines.append(f"words: {bits}")
        arrays.append(bytes(table) if isinstance(table, bytes) else struct.pack(f"{len(table)}b", *map(operator.index, table)))
    lines += [f"parameter: {name} {value}" for name, value in model.get("parameters", {}).items()]
    data = ("\n".join(lines) + "\n\n").encode() + b"".join(arrays)
    return data + struct.pack("<Q", checksum(data))


def write(path, model):
    Path(path).write_bytes(pack(model))


def placeholder(name):
    """score = 30 for each 1/256 of nearness to the whole article, and for each 1/128 of being first."""
    features = names(KERNEL / "features.h")
    trees = [([features.index(feature)], [threshold], [0, 30])
             for feature, step in (("centroid", 4), ("place-inverse", 8)) for threshold in range(0, 1024, step)]
    return {"name": name, "learned_from": ["nothing: a placeholder, made by hand"],
            "sentence": {"features": features, "forests": [(0, 0, 0, trees)]}}


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] != "placeholder":
        sys.exit(__doc__)
    sys.stdout.buffer.write(pack(placeholder(sys.argv[2])))
