"""Boosted oblivious trees in numba, and their translation into the integers of a model file.

Every level of such a tree asks the same question of all rows, so that a tree of depth 6 is six comparisons and one of 64
leaves. Leaves are rounded to 8 bits as they are learned: the trees behind make good what rounding did.

One thread, one seed: the same packages give the same bytes.
"""
import numba
import numpy as np

LEAF_MOST = 127


@numba.njit(cache=True)
def fill(histogram, column, some, leaf, slope, worth):
    histogram[:] = 0
    for i in range(len(some)):
        at = histogram[leaf[i], column[some[i]]]
        at[0] += slope[some[i]]
        at[1] += worth[some[i]]


@numba.njit(cache=True)
def best_cut(histogram, n_leaves, n_bins, calm):
    """(gain, bin): x in a bin above it goes right, in all leaves."""
    gain = np.zeros(n_bins - 1)
    for l in range(n_leaves):
        slope, worth = histogram[l, :n_bins, 0].sum(), histogram[l, :n_bins, 1].sum()
        left = left_worth = 0.0
        for b in range(n_bins - 1):
            left += histogram[l, b, 0]
            left_worth += histogram[l, b, 1]
            right = slope - left
            gain[b] += left * left / (left_worth + calm) + right * right / (worth - left_worth + calm)
    b = gain.argmax()
    return gain[b], b


@numba.njit(cache=True)
def grow(bins, n_bins, slope, worth, some, columns, depth, calm):
    """The columns and bins that the levels of a tree ask, greedily, and the leaf of each of some rows."""
    leaf = np.zeros(len(some), np.int32)
    asked, above = np.zeros(depth, np.int32), np.zeros(depth, np.int32)
    histogram = np.zeros((1 << (depth - 1), n_bins.max(), 2))
    for level in range(depth):
        best = -1.0
        for column in columns:
            if n_bins[column] < 2:
                continue
            fill(histogram, bins[column], some, leaf, slope, worth)
            gain, b = best_cut(histogram, 1 << level, n_bins[column], calm)
            if gain > best:
                best, asked[level], above[level] = gain, column, b
        column = bins[asked[level]]
        for i in range(len(some)):
            leaf[i] = 2 * leaf[i] + (column[some[i]] > above[level])
    return asked, above, leaf


@numba.njit(cache=True)
def leaves_of(bins, asked, above):
    leaf = np.zeros(bins.shape[1], np.int32)
    for level in range(len(asked)):
        column = bins[asked[level]]
        for i in range(len(leaf)):
            leaf[i] = 2 * leaf[i] + (column[i] > above[level])
    return leaf


class Forest:
    """Least squares. rate: of what a tree could mend; calm: rows that a leaf holds back; share: of rows and of columns
    that a tree may look at; an output of 1 is told as unit, in steps of 2^shift."""

    def __init__(self, rounds=400, depth=6, rate=0.06, calm=20.0, n_bins=64, rows=0.7, columns=0.3, seed=1, unit=10000,
                 shift=2):
        self.rounds, self.depth, self.rate, self.calm, self.n_bins = rounds, depth, rate, calm, n_bins
        self.rows, self.columns, self.unit, self.shift = rows, columns, unit, shift
        self.random = np.random.RandomState(seed)

    def cut(self, rows):
        """Thresholds of each column between its bins of about as many rows."""
        shares = np.linspace(0, 1, self.n_bins + 1)[1:-1]
        edges = [np.unique(np.quantile(column, shares, method="lower")).astype(np.int64) for column in rows.T]
        return [edge[edge < column.max(initial=-2 ** 15)] for edge, column in zip(edges, rows.T)]

    def binned(self, rows):
        return np.stack([np.searchsorted(edge, column, side="left").astype(np.uint8)
                         for edge, column in zip(self.edges, rows.T)])

    def fit(self, rows, wanted, worth=None):
        worth = np.ones(len(rows)) if worth is None else worth / worth.mean()
        step = 2 ** self.shift / self.unit
        self.edges = self.cut(rows)
        bins, n_bins = self.binned(rows), np.array([len(edge) + 1 for edge in self.edges])
        self.bias = int(np.round(np.average(wanted, weights=worth) / step))
        told, self.trees = np.full(len(rows), float(self.bias)), []
        wanted, n_leaves = wanted / step, 1 << self.depth
        for _ in range(self.rounds):
            slope = (wanted - told) * worth
            some = np.flatnonzero(self.random.random_sample(len(rows)) < self.rows)
            columns = np.sort(self.random.permutation(rows.shape[1])[:max(1, int(self.columns * rows.shape[1]))])
            asked, above, leaf = grow(bins, n_bins, slope, worth, some, columns, self.depth, self.calm)
            mend = np.bincount(leaf, slope[some], n_leaves) / (np.bincount(leaf, worth[some], n_leaves) + self.calm)
            leaves = np.clip(np.round(self.rate * mend), -LEAF_MOST, LEAF_MOST)
            told += leaves[leaves_of(bins, asked, above)]
            self.trees.append((asked, above, leaves))
        return self

    def predict(self, rows):
        bins = self.binned(rows)
        told = np.full(len(rows), float(self.bias))
        for asked, above, leaves in self.trees:
            told += leaves[leaves_of(bins, asked, above)]
        return told * 2 ** self.shift / self.unit

    def stage(self, output):
        """As model_file.py wants it."""
        trees = [([int(c) for c in asked], [int(self.edges[c][b]) for c, b in zip(asked, above)], leaves.astype(int).tolist())
                 for asked, above, leaves in self.trees]
        return output, self.shift, self.bias, trees
