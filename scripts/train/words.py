"""Weights of words, pairs of words and openings: a logistic regression over hashed terms.

Place, length and nearness to the whole stand beside the words while they are learned, so that a word is not paid for
standing in first sentences; their own weights are thrown away.
"""
import numpy as np
import scipy.sparse
from sklearn.linear_model import SGDClassifier

BITS, OPENING_BITS = 16, 14
BESIDE = ("place-inverse", "place-share", "words-log", "weight-sum", "prose-log", "title-cover")
UNIT = 24  # of a weight of 1 (a factor e of the odds) in a table


def places(article, k):
    words = article.words[k] & (2 ** BITS - 1)
    return np.concatenate([words, (article.openings[k] & (2 ** OPENING_BITS - 1)) + 2 ** BITS])


def matrix(articles, names):
    indices, ends, beside = [], [0], []
    columns = [names.index(name) for name in BESIDE]
    for article in articles:
        for k in np.flatnonzero(article.selectable):
            at = places(article, k)
            indices.append(at)
            ends.append(ends[-1] + len(at))
            beside.append(article.features[k, columns])
    indices = np.concatenate(indices)
    held = scipy.sparse.csr_matrix((np.ones(len(indices), np.float32), indices, np.array(ends)),
                                   shape=(len(ends) - 1, 2 ** BITS + 2 ** OPENING_BITS))
    held.sum_duplicates()
    held.data[:] = 1
    beside = np.array(beside, np.float32)
    beside = (beside - beside.mean(0)) / (beside.std(0) + 1e-6)
    return scipy.sparse.hstack([held, scipy.sparse.csr_matrix(beside)]).tocsr()


def learn(sets, names, alpha=2e-5, rounds=6):
    """sets: [(articles, threshold of their weight, importance)] -> the two tables, int8."""
    articles = [article for some, _, _ in sets for article in some]
    wanted = np.concatenate([(a.weight > limit)[a.selectable] for some, limit, _ in sets for a in some])
    worth = np.concatenate([np.full(a.selectable.sum(), weight) for some, _, weight in sets for a in some])
    regression = SGDClassifier(loss="log_loss", alpha=alpha, max_iter=rounds, tol=None, random_state=1, average=True)
    regression.fit(matrix(articles, names), wanted.astype(int), sample_weight=worth)
    table = np.clip(np.round(regression.coef_[0] * UNIT), -127, 127).astype(int)
    return table[:2 ** BITS].tolist(), table[2 ** BITS:2 ** BITS + 2 ** OPENING_BITS].tolist()
