#!/usr/bin/env python3
"""Writes the Swift tables of reference values for counts, scores, judges and sequential evidence beside this file.

    python3 Tests/StatisticsTests/Reference/generate_evaluation.py    # about two minutes
    swift format -i Tests/StatisticsTests/Reference/*.swift

Made with Python 3.11.7, scipy 1.17.1, numpy 2.4.6, mpmath 1.3.0, statsmodels 0.15.0, scikit-learn 1.9.1,
krippendorff 0.9.0. Where no package has a function it is written from its paper by definition (sums over all pairs,
dense grids), in another way than the Swift target does it.
"""

import krippendorff
import mpmath as mp
import numpy as np
import statsmodels.api as sm
from scipy import stats
from scipy.spatial.distance import jensenshannon
from sklearn.metrics import roc_auc_score

from generate import agree, number, write

random = np.random.default_rng(20261121)


def swift(values):
    return "[%s]" % ", ".join(number(v) for v in values)


def nested(lists):
    return "[%s]" % ", ".join(swift(values) for values in lists)


def whole(lists):
    return "[%s]" % ", ".join("[%s]" % ", ".join(str(int(v)) for v in values) for values in lists)


def log_upper(a, x):
    return mp.log(mp.gammainc(mp.mpf(a), mp.mpf(x), regularized=True))


def counts():
    rows = ""
    for a in (0.5, 1, 1.5, 4, 40, 900, 9000):
        for factor in (0.01, 0.5, 0.99, 1.01, 1.5, 4):
            rows += "    [%s, %s, %s],\n" % (number(a), number(a * factor), number(log_upper(a, a * factor)))
    for a, x in ((0.5, 800), (2.5, 1e-8), (30, 3000)):
        rows += "    [%s, %s, %s],\n" % (number(a), number(x), number(log_upper(a, x)))
    tables = ""
    for table in ([[10, 20, 30], [6, 9, 17]], [[100, 2], [3, 90]], [[5, 5], [5, 5]], [[0, 7, 3], [4, 0, 9], [2, 2, 2]],
                  [[4000, 20], [3000, 900]]):
        g, p, df, expected = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood")
        log_p = log_upper(mp.mpf(df) / 2, mp.mpf(g) / 2)
        if p > 1e-300:
            agree(float(mp.e**log_p), p, 1e-9)
        tables += "    (%s, %s, %d, %s, %s),\n" % (
            whole(table), number(g), df, number(log_p), number(expected.min()))
    fits = ""
    for observed, shares in (([18, 55, 27], [0.25, 0.5, 0.25]), ([3, 0, 9, 12], [1, 1, 2, 4])):
        expected = np.array(shares) / sum(shares) * sum(observed)
        g, p = stats.power_divergence(observed, expected, lambda_="log-likelihood")
        fits += "    ([%s], %s, %s, %s),\n" % (
            ", ".join(map(str, observed)), swift(shares), number(g), number(mp.log(p)))
    divergences = ""
    for p, q in (([0.2, 0.3, 0.5], [0.5, 0.3, 0.2]), ([1, 0, 3], [0, 4, 1]), ([1, 1], [1, 1]), ([1, 0], [0, 2])):
        divergences += "    (%s, %s, %s),\n" % (swift(p), swift(q), number(jensenshannon(p, q, base=2)))
    write("Counts", [
        ("logUpperGamma", "Shape, x, log Q.", "[[Double]]", rows),
        ("tables", "Counts, G, degrees of freedom, log p, least expected count.",
         "[(table: [[Int]], g: Double, df: Int, logP: Double, expected: Double)]", tables),
        ("fits", "Counts, shares, G, log p.", "[(observed: [Int], shares: [Double], g: Double, logP: Double)]", fits),
        ("divergences", "Weights and the Jensen-Shannon distance (base 2).",
         "[(p: [Double], q: [Double], distance: Double)]", divergences)])


def delong(positives, negatives):
    """By definition: structural components over all pairs."""
    psi = (np.subtract.outer(positives, negatives) > 0) + 0.5 * (np.subtract.outer(positives, negatives) == 0)
    return psi.mean(), psi.mean(axis=1), psi.mean(axis=0)


def scores():
    rows, pairs = "", ""
    for m, n, digits in ((5, 7, 1), (20, 12, 1), (40, 60, 6)):
        a = np.round(random.normal(0.8, 1, m), digits)
        b = np.round(random.normal(0, 1, n), digits)
        area, v10, v01 = delong(a, b)
        agree(area, roc_auc_score([1] * m + [0] * n, np.concatenate([a, b])), 1e-12)
        error = np.sqrt(v10.var(ddof=1) / m + v01.var(ddof=1) / n)
        rows += "    (%s, %s, %s, %s),\n" % (swift(a), swift(b), number(area), number(error))
        c, d = np.round(a + random.normal(0, 1, m), digits), np.round(b + random.normal(0, 1, n), digits)
        other, w10, w01 = delong(c, d)
        error = np.sqrt((v10 - w10).var(ddof=1) / m + (v01 - w01).var(ddof=1) / n)
        pairs += "    (%s, %s, %s, %s, %s, %s),\n" % (
            swift(a), swift(b), swift(c), swift(d), number(area - other), number(error))
    write("ROC", [
        ("areas", "Scores of positives and negatives, area, DeLong's standard error.",
         "[(positives: [Double], negatives: [Double], area: Double, error: Double)]", rows),
        ("differences", "Two scores of the same items, difference of the areas, its standard error.",
         "[(a: [Double], b: [Double], c: [Double], d: [Double], difference: Double, error: Double)]", pairs)])


def judges():
    clusters = ""
    for sizes in ((3, 3, 3), (1, 5, 2, 9), (20, 20, 20, 20, 20, 20)):
        groups = [np.round(random.normal(random.normal(), 1, s), 3) for s in sizes]
        y, labels = np.concatenate(groups), np.repeat(np.arange(len(sizes)), sizes)
        fit = sm.OLS(y, np.ones(len(y))).fit(cov_type="cluster", cov_kwds={"groups": labels})
        clusters += "    (%s, %s),\n" % (nested(groups), number(fit.bse[0]))
    alphas = ""
    for raters, items, categories, level in ((2, 30, 2, "nominal"), (3, 12, 4, "nominal"), (2, 25, 101, "interval"),
                                             (4, 10, 6, "interval")):
        truth = random.integers(0, categories, items)
        data = np.where(random.random((raters, items)) < 0.6, truth, random.integers(0, categories, (raters, items)))
        data = np.where(random.random((raters, items)) < 0.1, np.nan, data.astype(float))
        alpha = krippendorff.alpha(reliability_data=data, level_of_measurement=level)
        ratings = [[v for v in column if not np.isnan(v)] for column in data.T]
        alphas += "    (%s, \"%s\", %s),\n" % (nested(ratings), level, number(alpha))
    prevalences = ""
    for apparent, sens, spec in (((60, 300), (45, 50), (95, 100)), ((3, 400), (18, 20), (190, 200)), ((0, 50), (9, 10), (49, 50)),
                                 ((39, 40), (28, 30), (27, 30))):
        low, middle, high = lang_reiczigel(apparent, sens, spec)
        prevalences += "    ([%d, %d, %d, %d, %d, %d], %s, %s, %s),\n" % (
            *apparent, *sens, *spec, number(middle), number(low), number(high))
    coverage()
    write("Judges", [
        ("clustered", "Groups, cluster-robust standard error of the mean.",
         "[(groups: [[Double]], error: Double)]", clusters),
        ("alphas", "Ratings of each item, scale, Krippendorff's alpha.",
         "[(items: [[Double]], scale: String, alpha: Double)]", alphas),
        ("prevalences", "Apparent, sensitivity, specificity (successes, trials); estimate, 95 % limits.",
         "[(counts: [Int], estimate: Double, low: Double, high: Double)]", prevalences)])


def lang_reiczigel(apparent, sens, spec, level=0.95):
    z = stats.norm.ppf((1 + level) / 2)
    se, sp = sens[0] / sens[1], spec[0] / spec[1]
    estimate = (apparent[0] / apparent[1] + sp - 1) / (se + sp - 1)
    n, nse, nsp = apparent[1] + z**2, sens[1] + 2, spec[1] + 2
    p = (apparent[0] + z**2 / 2) / n
    se, sp = (sens[0] + 1) / nse, (spec[0] + 1) / nsp
    q = (p + sp - 1) / (se + sp - 1)
    shift = 2 * z**2 * (q * se * (1 - se) / nse - (1 - q) * sp * (1 - sp) / nsp)
    half = z * np.sqrt((p * (1 - p) / n + (1 - q) ** 2 * sp * (1 - sp) / nsp + q**2 * se * (1 - se) / nse)
                       / (se + sp - 1) ** 2)
    return tuple(np.clip((q + shift - half, estimate, q + shift + half), 0, 1))


def coverage():
    """The interval does what its authors say: simulated coverage near 95 %."""
    for truth, se, sp in ((0.05, 0.9, 0.95), (0.2, 0.85, 0.9), (0.5, 0.95, 0.8)):
        hits = 0
        for _ in range(2000):
            flagged = random.binomial(300, truth * se + (1 - truth) * (1 - sp))
            low, _, high = lang_reiczigel(
                (flagged, 300), (random.binomial(60, se), 60), (random.binomial(120, sp), 120))
            hits += low <= truth <= high
        assert 0.93 <= hits / 2000 <= 0.985, (truth, se, sp, hits / 2000)


def capital(values, mean, sign, alpha, bank=None):
    """log capital of one gambler, by the paper's formulas."""
    total, seen = 0.0, []
    for t, x in enumerate(values, 1):
        mus = [(0.5 + sum(seen[:i])) / (i + 1) for i in range(1, len(seen) + 1)]
        variance = (0.25 + sum((v - mu) ** 2 for v, mu in zip(seen, mus))) / (len(seen) + 1)
        bet = np.sqrt(2 * np.log(2 / alpha) / (variance * t * np.log(t + 1)))
        m = mean if bank is None else (bank * mean - sum(seen)) / (bank - t + 1)
        if m < 0 or m > 1:
            return np.inf
        room = m if sign > 0 else 1 - m
        bet = min(bet, 0.5 / room) if room > 0 else bet
        total += np.log1p(sign * bet * (x - m))
        seen.append(x)
    return total


def sequences():
    rows = ""
    for name, values, bank in (("coin", random.integers(0, 2, 40), None), ("low", np.round(random.beta(1, 9, 60), 3), None),
                               ("bank", np.round(random.beta(2, 5, 30), 3), 50), ("zeros", np.zeros(50), None)):
        grid = np.linspace(0, 1, 2001)
        low, high = 0.0, 1.0
        for t in range(1, len(values) + 1):
            part = values[:t]
            believed = [m for m in grid if low <= m <= high
                        and max(capital(part, m, 1, 0.05, bank), capital(part, m, -1, 0.05, bank)) < np.log(2 / 0.05)]
            low, high = min(believed), max(believed)
        rows += "    (%s, %s, %s, %s),\n" % (
            swift(values), "nil" if bank is None else bank, number(low), number(high))
    blocks, hits = "", 0
    for sizes in (((4, 5),), ((3, 3), (6, 4), (2, 2))):
        parts, total = [], 0.0
        for m, n in sizes:
            a, b = np.round(random.normal(0, 1, m), 2), np.round(random.normal(0.5, 1, n), 2)
            k = lambda x, y: np.exp(-np.subtract.outer(x, y) ** 2)
            inside = (k(a, a).sum() - m) / (m * (m - 1)) + (k(b, b).sum() - n) / (n * (n - 1))
            total += inside - 2 * k(a, b).mean()
            parts.append("(%s, %s)" % (swift(a), swift(b)))
        blocks += "    ([%s], %s),\n" % (", ".join(parts), number(total / len(sizes)))
    write("Sequence", [
        ("sequences", "Values, size of the bank, 95 % limits on a grid of step 0.0005.",
         "[(values: [Double], bank: Int?, low: Double, high: Double)]", rows),
        ("discrepancies", "Blocks, unbiased MMD² with the kernel exp(−(x−y)²).",
         "[(blocks: [([Double], [Double])], mmd: Double)]", blocks)])


if __name__ == "__main__":
    for part in (counts, scores, judges, sequences):
        part()
