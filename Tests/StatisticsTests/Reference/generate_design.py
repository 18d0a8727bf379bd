#!/usr/bin/env python3
"""Writes the Swift tables of reference values for designs: power and the components of variance.

    python3 Tests/StatisticsTests/Reference/generate_design.py    # some seconds
    swift format -i Tests/StatisticsTests/Reference/*.swift

Made with Python 3.11, scipy 1.17.1, numpy 2.4.6, statsmodels 0.15.0. Power is that of scipy's noncentral t, and where
statsmodels has the same design it is compared with its own.
"""

import itertools
import math

import numpy as np
import pandas
import statsmodels.formula.api as formula
from scipy import stats
from statsmodels.stats.anova import anova_lm
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import TTestIndPower, TTestPower

from generate import number, rows, write

random = np.random.default_rng(20261121)


def t_power(excess, error, df, alpha):
    return float(stats.nct.sf(stats.t.isf(alpha, df), df, excess / error))


def power():
    table = []
    for excess, n, alpha in itertools.product((-0.05, 0.0, 0.02, 0.1), (3, 5, 12, 50), (0.05, 0.005)):
        sd = 0.04
        one = t_power(excess, sd * math.sqrt(1 + 1 / n), n - 1, alpha)
        two = t_power(excess, sd * math.sqrt(2 / n), 2 * (n - 1), alpha)
        paired = t_power(excess, sd / math.sqrt(n), n - 1, alpha)
        if excess:
            assert abs(two - TTestIndPower().power(excess / sd, n, alpha, ratio=1, alternative="larger")) < 1e-9
            assert abs(paired - TTestPower().power(excess / sd, n, alpha, alternative="larger")) < 1e-9
        table.append((excess, sd, n, alpha, one, two, paired))
    return ("cases", "Excess, standard deviation, size, alpha; power of E1, of E2 and of paired questions.",
            "[[Double]]", rows(table))


def components():
    """The mean squares of statsmodels' analysis of variance, turned into components by their expectations."""
    body = ""
    for students, questions, samples, drift, noise in (
            (4, 6, 20, 0.02, 0.1), (6, 5, None, 0.05, 0.02), (3, 8, 4, 0.0, 0.0), (2, 2, 10, 0.2, 0.1)):
        truth = np.clip(
            0.3 + random.normal(0, 0.2, questions) + drift * random.normal(size=(students, 1))
            + noise * random.normal(size=(students, questions)), 0, 1)
        rates = truth.round(4) if samples is None else random.binomial(samples, truth) / samples
        frame = pandas.DataFrame([
            dict(student=s, question=q, rate=rates[s, q]) for s in range(students) for q in range(questions)])
        table = anova_lm(formula.ols("rate ~ C(student) + C(question)", frame).fit())
        error, between = table["mean_sq"]["Residual"], table["mean_sq"]["C(student)"]
        reply = (rates * (1 - rates)).mean() * (1 if samples is None else samples / (samples - 1))
        body += "    ([%s], %s, [%s]),\n" % (
            ", ".join("[%s]" % ", ".join(number(v) for v in row) for row in rates),
            "nil" if samples is None else samples, ", ".join(number(v) for v in (
                max(0, (between - error) / questions), max(0, error - (reply / samples if samples else 0)), reply)))
    return ("components", "Students by questions, replies a rate; variance of students, of questions, of a reply.",
            "[(rates: [[Double]], samples: Double?, expected: [Double])]", body)


def evidence():
    """The e-process of one gambler from its definition: each bet made anew from all values before it."""
    body = ""
    for name, values, null, alpha in (
            ("rare", random.beta(1, 8, 40).round(3), 0.05, 0.05), ("coin", random.integers(0, 2, 30), 0.3, 0.01),
            ("null", random.beta(2, 6, 50).round(3), 0.4, 0.05), ("zero", [0.0, 0.4, 0.0, 0.9], 0.0, 0.05)):
        total, highest = 0.0, 0.0
        for t, value in enumerate(values, 1):
            past = np.array(values[: t - 1], dtype=float)
            means = [(0.5 + past[: i].sum()) / (i + 1) for i in range(1, t)]
            variance = (0.25 + sum((past - means) ** 2)) / t
            mean = (0.5 + past.sum()) / t
            bet = math.sqrt(2 * math.log(1 / alpha) / (variance * t * math.log(t + 1))) if mean > null else 0.0
            bet = min(bet, 0.5 / null) if null > 0 else bet
            total += math.log1p(bet * (value - null))
            highest = max(highest, total)
        body += "    ([%s], %s, %s, %s, %s),\n" % (
            ", ".join(number(v) for v in values), number(null), number(alpha), number(total), number(highest))
    return ("evidence", "Values, null, alpha; log of the e-value at the end and at its highest.",
            "[(values: [Double], null: Double, alpha: Double, last: Double, highest: Double)]", body)


def e_values():
    """e-BH is Benjamini and Hochberg's procedure on 1/e: statsmodels' own, on those."""
    body = ""
    for count in (1, 5, 12, 40):
        values = np.exp(random.normal(0.5, 2, count)).round(3)
        for level in (0.05, 0.2):
            rejected = multipletests(np.minimum(1, 1 / values), level, "fdr_bh")[0]
            body += "    ([%s], %s, [%s]),\n" % (
                ", ".join(number(v) for v in values), number(level), ", ".join(str(bool(r)).lower() for r in rejected))
    return ("eValues", "e-values, level, which are rejected.",
            "[(values: [Double], level: Double, rejected: [Bool])]", body)


if __name__ == "__main__":
    write("Design", [power(), components(), evidence(), e_values()])
