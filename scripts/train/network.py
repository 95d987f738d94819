"""A small network in numpy, and its translation into the integers of a model file.

One thread, one seed: the same packages give the same bytes.
"""
import numpy as np

DEVIATION = 1024  # an input of one standard deviation
CUT = 4           # deviations
LARGEST = 8192    # of an input: eight deviations of what is rare
HIDDEN = 1024.0   # a hidden value of 1
SHIFT = 14        # of the first layer's sums, at most


class Network:
    def __init__(self, n_in, n_hidden, n_out, seed=1):
        random = np.random.RandomState(seed)
        self.w = [random.normal(0, np.sqrt(2 / n_in), (n_in, n_hidden)).astype(np.float32),
                  random.normal(0, np.sqrt(1 / n_hidden), (n_hidden, n_out)).astype(np.float32)]
        self.b = [np.zeros(n_hidden, np.float32), np.zeros(n_out, np.float32)]
        self.random = random

    def scale_inputs(self, rows):
        """The program's own scaling, so that training sees what running sees."""
        lines = []
        for mean, deviation in zip(rows.mean(0), rows.std(0)):
            if deviation < 1e-3:
                lines.append((0, 0, 0, 0, 0))
                continue
            offset = int(np.round(mean))
            low = max(-32768, int(np.floor(mean - CUT * deviation)))
            high = min(32767, int(np.ceil(mean + CUT * deviation)))
            largest = max(high - offset, offset - low, 1)
            factor = max(1, 32767 // largest)
            wanted = min(DEVIATION / deviation, LARGEST / largest)
            lines.append((low, high, offset, factor, max(1, int(wanted * 65536 / factor))))
        self.lines = np.array(lines, np.int64)

    def inputs(self, rows):
        low, high, offset, factor, scale = self.lines.T
        x = (np.clip(rows.astype(np.int64), low, high) - offset) * factor * scale >> 16
        return (x / DEVIATION).astype(np.float32)

    def forward(self, z):
        hidden = np.maximum(z @ self.w[0] + self.b[0], 0)
        return hidden, hidden @ self.w[1] + self.b[1]

    def fit(self, rows, wanted, worth, epochs=30, rate=2e-3, batch=256, decay=1e-4, fresh=True, drop=0.0):
        """Least squares, Adam with a falling rate."""
        if fresh:
            self.scale_inputs(rows)
        z, wanted = self.inputs(rows), wanted.astype(np.float32)
        worth = (worth / worth.mean()).astype(np.float32)[:, None]
        parameters = self.w + self.b
        first, second = [np.zeros_like(p) for p in parameters], [np.zeros_like(p) for p in parameters]
        steps, total = 0, epochs * (len(z) // batch)
        for _ in range(epochs):
            order = self.random.permutation(len(z))
            for at in range(0, len(z) - batch + 1, batch):
                some = order[at:at + batch]
                x = z[some]
                if drop:
                    x = x * (self.random.random_sample(x.shape) >= drop).astype(np.float32)
                hidden, out = self.forward(x)
                slope = (out - wanted[some]) * worth[some] * (2 / batch)
                below = (slope @ self.w[1].T) * (hidden > 0)
                gradients = [x.T @ below, hidden.T @ slope, below.sum(0), slope.sum(0)]
                steps += 1
                now = rate * (1 - 0.97 * steps / total)
                for i, (p, g) in enumerate(zip(parameters, gradients)):
                    first[i] = 0.9 * first[i] + 0.1 * g
                    second[i] = 0.999 * second[i] + 0.001 * g * g
                    step = first[i] / (1 - 0.9 ** steps) / (np.sqrt(second[i] / (1 - 0.999 ** steps)) + 1e-8)
                    p -= now * (step + (decay * p if p.ndim > 1 else 0))
        return self

    def predict(self, rows):
        return self.forward(self.inputs(rows))[1]

    def stage(self, names, unit):
        """The network as a stage of a model file; an output of 1 is told as unit."""
        low, high, offset, factor, scale = self.lines.T
        reach = np.maximum(np.abs((low - offset) * factor * scale >> 16), (high - offset) * factor * scale >> 16)
        # hidden = sum / 2^down: as many bits of the weights as the sums have room for (8 of them were 0.013 wrong at
        # most for 130 inputs, 12 are 0.0014)
        for down in range(SHIFT, -1, -1):
            first = np.round(self.w[0] * HIDDEN * 2 ** down / DEVIATION).astype(int)
            bias = np.round(self.b[0] * HIDDEN * 2 ** down).astype(int)
            largest = (np.abs(first) * reach[:, None]).sum(0) + np.abs(bias)
            if np.abs(first).max() <= 32767 and largest.max() < 2 ** 31:
                break
        bound = np.minimum(largest >> down, 32767)
        shift = 16
        while True:
            second = np.round(self.w[1] * unit * 2 ** shift / HIDDEN).astype(int)
            out_bias = np.round(self.b[1] * unit * 2 ** shift).astype(int)
            sums = (np.abs(second) * bound[:, None]).sum(0) + np.abs(out_bias)
            if np.abs(second).max() <= 32767 and sums.max() < 2 ** 31:
                break
            shift -= 1
        lines = [(name, *map(int, line)) for name, line in zip(names, self.lines)]
        return {"inputs": lines, "layers": [(down, bias.tolist(), first.T.tolist()),
                                            (shift, out_bias.tolist(), second.T.tolist())]}
