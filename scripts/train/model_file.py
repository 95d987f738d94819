#!/usr/bin/env python3
"""Writes model files as src/kernel/models/README.md describes them; needs nothing but Python.

  write(path, model)         model: the dictionary below, all numbers integers -> a file, or ValueError
  outputs(stage, row)        what the program computes for a row of inputs, to the bit
  names(header)              the names of the inputs in src/kernel/features.h or gain.h, in order

  model = {"name": "news", "learned_from": ["a line", "another"],
           "sentence": stage or None, "gain": stage or None,
           "dictionary": 3735928559,                    # of the records of features; may be missing
           "words": [table, table],                     # lists of 2^k numbers -128..127, or bytes
           "parameters": {"stop-gain": 120}}
  stage = {"inputs": [(name, low, high, offset, factor, scale), ...],
           "layers": [(shift, bias, weight), ...]}      # weight[output][input], bias[output]

  model_file.py placeholder NAME > NAME.model           a model made by hand: near the start, near the whole
"""
import operator
import re
import struct
import sys
from pathlib import Path

INPUTS_MOST, WIDTH_MOST, LAYERS_MOST, TABLES_MOST, TABLE_BITS_MOST, SHIFT_MOST = 256, 256, 4, 4, 18, 31
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


def outputs(stage, row):
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
    return {"inputs": [(line[0], *numbers(line[1:])) for line in stage["inputs"]],
            "layers": [(operator.index(shift), numbers(bias), [numbers(of) for of in weight])
                       for shift, bias, weight in stage["layers"]]}


def check(good, what):
    if not good:
        raise ValueError(what)


def check_stage(stage, outputs_most):
    """What the program will check as well; here with the place where it is wrong."""
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


def stage_lines(stage, key, layer_key):
    for line in stage["inputs"]:
        yield f"{key}: {' '.join(map(str, line))}"
    for shift, bias, _ in stage["layers"]:
        yield f"{layer_key}: {len(bias)} {shift}"


def pack(model):
    """The bytes of the file."""
    lines = ["nutgraf model 1", f"name: {model['name']}"]
    lines += [f"learned-from: {line}" for line in model["learned_from"]]
    arrays = []
    for stage, key, layer_key, most in ((model.get("sentence"), "feature", "layer", 4),
                                        (model.get("gain"), "gain", "gain-layer", 1)):
        if not stage:
            continue
        stage = plain(stage)
        check_stage(stage, most)
        lines += stage_lines(stage, key, layer_key)
        for _, bias, weight in stage["layers"]:
            arrays.append(struct.pack(f"<{len(bias)}i", *bias))
            arrays += [struct.pack(f"<{len(of)}h", *of) for of in weight]
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
    """score = nearness to the whole article x 1 + nearness to its start x 1; no noise, never dangling."""
    features = names(KERNEL / "features.h")
    weight = {"centroid": 8000, "place-inverse": 4000}
    inputs = [(feature, 0, 1024, 0, 31, 32767) if feature in weight else (feature, 0, 0, 0, 0, 0)
              for feature in features]
    layers = [(14, [0, 0, 0], [[weight.get(feature, 0) for feature in features], [0] * len(features),
                               [0] * len(features)])]
    return {"name": name, "learned_from": ["nothing: a placeholder, made by hand"],
            "sentence": {"inputs": inputs, "layers": layers}}


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] != "placeholder":
        sys.exit(__doc__)
    sys.stdout.buffer.write(pack(placeholder(sys.argv[2])))
