#!/usr/bin/env python3
"""Writes the Swift tables of reference values beside this file.

    python3 Tests/StatisticsTests/Reference/generate.py    # about three minutes
    swift format -i Tests/StatisticsTests/Reference/*.swift

Made with Python 3.11.7, scipy 1.17.1, numpy 2.4.6, mpmath 1.3.0 (120 digits). Nothing here shares code with the
Swift target: distributions come from mpmath at 120 digits and are compared with scipy, tests, intervals and
corrections come from scipy, and the generator is written again from the papers and asserted against published outputs.
"""

import itertools
import math
import pathlib
import random

import mpmath as mp
import numpy as np
from scipy import integrate, stats

mp.mp.dps = 120
HERE = pathlib.Path(__file__).parent
MASK = (1 << 64) - 1


def number(value):
    value = float(value)
    assert math.isfinite(value), value
    return repr(value)


def rows(table):
    return "".join("    [%s],\n" % ", ".join(number(cell) for cell in row) for row in table)


def write(name, tables):
    """tables: (swift name, doc comment, type, body)."""
    text = "// Made by generate.py in this folder; do not edit.\n\nenum %sReference {\n" % name
    text += "\n".join(
        "  /// %s\n  static let %s: %s = [\n%s  ]\n" % (doc, swift, kind, body) for swift, doc, kind, body in tables)
    (HERE / ("%sReference.swift" % name)).write_text(text + "}\n")


def agree(a, b, tolerance=1e-9):
    assert abs(a - b) <= tolerance * max(abs(a), abs(b)), (a, b)


# --- distributions -------------------------------------------------------------------------------------------------

def incomplete_beta(a, b, x):
    """The lower tail by its power series, DLMF 8.17.8: every term is positive."""
    a, b, x = mp.mpf(a), mp.mpf(b), mp.mpf(x)
    term = total = mp.mpf(1)
    n = 0
    while term > total * mp.mpf("1e-115"):
        term *= (a + b + n) / (a + 1 + n) * x
        total += term
        n += 1
    return x**a * (1 - x)**b / (a * mp.beta(a, b)) * total


def beta_tails(a, b, x):
    """Both tails; the series is short on the side of the mean that is summed."""
    x = mp.mpf(x)
    if x < mp.mpf(a) / (a + b):
        lower = incomplete_beta(a, b, x)
        return lower, 1 - lower
    upper = incomplete_beta(b, a, 1 - x)
    return 1 - upper, upper


def t_tail(t, df):
    """P(T >= t), t > 0."""
    t, df, half = mp.mpf(t), mp.mpf(df), mp.mpf(1) / 2
    # On the side where the argument is small, so that the series is short.
    if t * t < df:
        return half - incomplete_beta(half, df / 2, t * t / (df + t * t)) / 2
    return incomplete_beta(df / 2, half, df / (df + t * t)) / 2


def solve(tail, target, start):
    """The t with log tail(t) = log target, by the secant method on log t."""
    function = lambda u: mp.log(tail(mp.exp(u))) - mp.log(target)
    return mp.exp(mp.findroot(function, (mp.log(start), mp.log(start) + mp.mpf("1e-3"))))


def student():
    agree(t_tail(1e-8, 1), mp.mpf(1) / 2 - mp.atan(mp.mpf(1e-8)) / mp.pi, 1e-40)
    tails = []
    for df in (0.5, 1, 2, 3, 4, 7.3, 10, 49, 199, 1000, 99999, 1e6, 1e9):
        for t in (1e-8, 0.01, 0.5, 1, 1.7, 2.5, 6, 15, 40, 1000):
            if df > 1e5:  # the series is slow here: integrate the density instead
                if t > 15:
                    continue
                d, m = mp.mpf(df), mp.mpf(df) / 2
                scale = mp.exp(mp.loggamma(m + mp.mpf(1) / 2) - mp.loggamma(m)) / mp.sqrt(d * mp.pi)
                density = lambda x: scale * mp.exp(-(d + 1) / 2 * mp.log1p(x * x / d))
                tail = mp.quad(density, [t + mp.mpf(i) / 4 for i in range(64)])
            else:
                tail = t_tail(t, df)
            if tail < mp.mpf("1e-60" if t * t < df else "1e-300"):
                continue
            # scipy itself is off by 1.5e-9 at t = 1e-8 (Cauchy, where the tail is 1/2 - atan(t)/pi).
            agree(float(tail), stats.t.sf(t, df), 1e-8 if t < 1e-3 else 1e-11)
            tails.append((df, t, tail))
    quantiles = []
    for df in (0.5, 1, 2, 3, 4, 5, 9, 17.25, 49, 1000):
        for p in (1e-30, 1e-9, 0.001, 0.025, 0.05, 0.2, 0.3, 0.499):
            start = stats.t.isf(p, df)
            value = solve(lambda t: t_tail(t, df), mp.mpf(p), start)
            agree(float(value), start, 1e-5)
            quantiles.append((df, p, value))
    write("StudentT", [
        ("tails", "Degrees of freedom, t, P(T ≥ t).", "[[Double]]", rows(tails)),
        ("quantiles", "Degrees of freedom, p, the t with P(T ≥ t) = p.", "[[Double]]", rows(quantiles))])


def normal():
    tails = [(z, mp.erfc(mp.mpf(z) / mp.sqrt(2)) / 2) for z in (-8, -1.5, -0.1, 0, 0.3, 1, 1.96, 3, 6, 12, 20, 37)]
    quantiles = []
    for p in (1e-300, 1e-100, 1e-30, 1e-10, 1e-4, 0.025, 0.05, 0.1, 0.25, 0.26, 0.4, 0.49999):
        start = mp.mpf(stats.norm.isf(p))
        value = mp.findroot(lambda z: mp.log(mp.erfc(z / mp.sqrt(2)) / 2) - mp.log(mp.mpf(p)), start)
        quantiles.append((p, value))
    write("Normal", [
        ("tails", "z, P(Z ≥ z).", "[[Double]]", rows(tails)),
        ("quantiles", "p, the z with P(Z ≥ z) = p.", "[[Double]]", rows(quantiles))])


def beta():
    tails = []
    shapes = (0.5, 0.5), (0.5, 20), (1, 1), (2, 3), (40, 358), (5, 1e4), (1e3, 1e3), (2e4, 1e5), (0.5, 3), (150, 0.75)
    for a, b in shapes:
        for x in (1e-12, 0.001, 0.1, 0.45, 0.501, 0.8, 0.999):
            lower, upper = beta_tails(a, b, x)
            agree(float(lower), stats.beta.cdf(x, a, b), 1e-6)
            if min(lower, upper) > mp.mpf("1e-300"):
                tails.append((a, b, x, mp.log(lower), mp.log(upper)))
    quantiles = []
    for a, b in shapes[:7]:
        for p in (1e-12, 0.025, 0.3, 0.6, 0.975):
            guess = stats.beta.ppf(p, a, b)
            sigmoid = lambda u: 1 / (1 + mp.exp(-u))
            function = lambda u: mp.log(beta_tails(a, b, sigmoid(u))[0]) - mp.log(mp.mpf(p))
            value = sigmoid(mp.findroot(function, mp.log(mp.mpf(guess) / (1 - mp.mpf(guess))), tol=1e-30))
            agree(float(value), guess, 1e-6)
            quantiles.append((a, b, p, value))
    write("IncompleteBeta", [
        ("tails", "a, b, x, log Iₓ(a, b), log(1 − Iₓ(a, b)).", "[[Double]]", rows(tails)),
        ("quantiles", "a, b, p, the x with Iₓ(a, b) = p.", "[[Double]]", rows(quantiles))])


# --- intervals and tests -------------------------------------------------------------------------------------------

def proportions():
    counts = (0, 1600), (39, 396), (0, 5), (5, 5), (1, 3), (3, 10), (50, 50), (199, 200), (2, 40000), (37653, 76843)
    table = []
    for (k, n), level in itertools.product(counts, (0.8, 0.95, 0.999)):
        result = stats.binomtest(k, n)
        w, c = (result.proportion_ci(level, method) for method in ("wilson", "exact"))
        # scipy's exact limits are only good to 2e-12 absolutely; its Beta quantiles are better.
        tail = (1 - level) / 2
        exact_low = 0 if k == 0 else stats.beta.ppf(tail, k, n - k + 1)
        exact_high = 1 if k == n else stats.beta.isf(tail, k + 1, n - k)
        assert abs(exact_low - c.low) < 2e-5 and abs(exact_high - c.high) < 2e-5
        if 0 < k <= 1000:
            agree(float(beta_tails(k, n - k + 1, exact_low)[0]), tail, 1e-10)
        # scipy's Wilson limits lose digits next to 0 and 1; 120 digits do not.
        z, p, size = mp.sqrt(2) * mp.erfinv(mp.mpf(level)), mp.mpf(k) / n, mp.mpf(n)
        middle, reach = p + z * z / (2 * size), z * mp.sqrt(p * (1 - p) / size + z * z / (4 * size * size))
        low, high = ((middle + sign * reach) / (1 + z * z / size) for sign in (-1, 1))
        low, high = (mp.mpf(0) if k == 0 else low), (mp.mpf(1) if k == n else high)
        assert abs(low - w.low) < 1e-12 and abs(high - w.high) < 1e-12
        table.append((k, n, level, low, high, exact_low, exact_high))
    differences = []
    pairs = (56, 70, 48, 80), (9, 10, 3, 10), (5, 56, 0, 29), (0, 10, 0, 20), (10, 10, 0, 20), (39, 396, 23, 400)
    for k1, n1, k2, n2 in pairs:
        (l1, u1), (l2, u2) = (stats.binomtest(k, n).proportion_ci(0.95, "wilson") for k, n in ((k1, n1), (k2, n2)))
        p1, p2 = k1 / n1, k2 / n2
        low = p1 - p2 - math.hypot(p1 - l1, u2 - p2)
        differences.append((k1, n1, k2, n2, low, p1 - p2 + math.hypot(u1 - p1, p2 - l2)))
    write("Proportion", [
        ("intervals", "Successes, trials, confidence, Wilson low, high, Clopper-Pearson low, high.", "[[Double]]",
         rows(table)),
        ("differences", "Successes and trials twice, Newcombe low, high at 95 %.", "[[Double]]", rows(differences))])


SAMPLES = [
    ([0.31, 0.29, 0.335, 0.30, 0.27], [0.12, 0.15, 0.11, 0.135, 0.14]),
    ([0.5, 0.9, 0.1], [0.45, 0.48, 0.51, 0.47]),
    ([12.0, 11.0, 15.0, 9.0, 13.0, 10.5], [11.5, 12.5, 10.0, 14.0, 9.5, 8.0]),
    ([1e9 + 1, 1e9 + 2, 1e9 + 4], [1e9, 1e9 + 3, 1e9 + 1]),
]


def groups():
    table = []
    for a, b in SAMPLES:
        test = stats.ttest_ind(a, b, equal_var=False, alternative="greater")
        both = stats.ttest_ind(a, b, equal_var=False).confidence_interval(0.95)
        split = stats.permutation_test(
            (a, b), lambda x, y, axis: np.mean(x, axis=axis) - np.mean(y, axis=axis), vectorized=True,
            alternative="greater", n_resamples=np.inf)
        values = test.statistic, test.df, test.pvalue, both.low, both.high, split.pvalue
        table.append("    (\n      %s,\n      %s,\n      [%s]\n    ),\n" % (
            swift(a), swift(b), ", ".join(number(v) for v in values)))
    write("Groups", [
        ("cases", "Two groups; Welch t, df, one-sided p, 95 % low, high; exact permutation p.",
         "[(a: [Double], b: [Double], expected: [Double])]", "".join(table))])


def swift(values):
    return "[%s]" % ", ".join(number(v) for v in values)


def paired():
    cases = [[0.1, 0.05, -0.02, 0.2, 0.11, 0.03], [1, -1, 2, -2, 0.5], [0.25] * 3 + [0.5, 0.75],
             [0.3, 0.1, 0.0, -0.1, 0.2, 0.4, 0.15, 0.22, -0.05, 0.12, 0.33]]
    table = []
    for values in cases:
        test = stats.ttest_1samp(values, 0.02, alternative="greater")
        limits = stats.ttest_1samp(values, 0).confidence_interval(0.9)
        flips = [sum(s * v for s, v in zip(signs, values)) for signs in itertools.product((1, -1), repeat=len(values))]
        p = sum(f >= sum(values) - 1e-12 for f in flips) / len(flips)
        table.append("    (\n      %s,\n      [%s]\n    ),\n" % (
            swift(values),
            ", ".join(number(v) for v in (test.statistic, test.df, test.pvalue, limits.low, limits.high, p))))
    write("Paired", [
        ("cases", "Differences; t, df, one-sided p above 0.02; 90 % low, high; exact sign-flip p above 0.",
         "[(differences: [Double], expected: [Double])]", "".join(table))])


def multiplicity():
    cases = [[0.01, 0.04, 0.03, 0.005], [0.2, 0.2, 0.001], [1.0, 0.9, 1e-30], [0.05],
             [0.011, 0.002, 0.9, 0.04, 0.04, 0.3, 0.0004]]
    table = []
    for p in cases:
        order = np.argsort(p, kind="stable")
        running = np.maximum.accumulate([min(1.0, p[i] * (len(p) - rank)) for rank, i in enumerate(order)])
        holm = [float(running[list(order).index(i)]) for i in range(len(p))]
        bh = stats.false_discovery_control(p, method="bh")
        table.append("    (\n      %s,\n      %s,\n      %s\n    ),\n" % (swift(p), swift(holm), swift(bh)))
    combined = []
    for p in ([0.01, 0.2, 0.3], [0.5], [1e-200, 1e-150, 1e-12], [0.9] * 6, [1e-5] * 40):
        x = -mp.fsum(mp.log(mp.mpf(v)) for v in p)
        combined.append("    (\n      %s,\n      %s\n    ),\n" % (
            swift(p), number(mp.log(mp.gammainc(len(p), x, regularized=True)))))
    write("Multiplicity", [
        ("adjusted", "p-values, Holm, Benjamini-Hochberg.", "[(p: [Double], holm: [Double], bh: [Double])]",
         "".join(table)),
        ("combined", "p-values, log of Fisher's combined p.", "[(p: [Double], log: Double)]", "".join(combined))])


def clustering():
    cases = [[[0, 1, 1], [0, 0, 0], [1, 1, 1]], [[0.2, 0.3], [0.8, 0.7, 0.9, 0.6], [0.4, 0.5, 0.1]],
             [[1, 2, 3], [3, 2, 1], [2, 1, 3]]]
    table = []
    for case in cases:
        # F of scipy's one-way analysis of variance: ICC = (F - 1)/(F - 1 + n0).
        f = stats.f_oneway(*case).statistic
        sizes = [len(group) for group in case]
        n0 = (sum(sizes) - sum(s * s for s in sizes) / sum(sizes)) / (len(case) - 1)
        table.append("    (\n      [%s],\n      %s\n    ),\n" % (
            ", ".join(swift(group) for group in case), number((f - 1) / (f - 1 + n0))))
    write("Clustering", [
        ("cases", "Groups, ICC(1).", "[(groups: [[Double]], correlation: Double)]", "".join(table))])


def prediction():
    table = []
    for x, controls, margin in (
            (0.62, [0.12, 0.15, 0.13, 0.10, 0.14], 0.05), (0.16, [0.12, 0.15, 0.13], 0.05), (0.1, [0.3, 0.1], 0.0)):
        k, s = len(controls), np.std(controls, ddof=1)
        d, error = x - np.mean(controls), s * math.sqrt(1 + 1 / k)
        reach = stats.t.isf(0.05, k - 1) * error
        both = stats.t.isf(0.025, k - 1) * error
        table.append("    (\n      %s, %s,\n      [%s]\n    ),\n" % (
            number(x), swift(controls), ", ".join(number(v) for v in (
                margin, d, error, stats.t.sf((d - margin) / error, k - 1), d + reach, d - reach, d - both, d + both))))
    power = []
    for k, shift, alpha in itertools.product((2, 3, 5, 10, 40, 200), (0.3, 2.2, 6.0), (0.05, 0.01)):
        df, s = k - 1, 1 / math.sqrt(1 + 1 / k)
        power.append((k, shift, alpha, 0, stats.nct.sf(stats.t.isf(alpha, df), df, shift * s)))
        for floor in (0.5, 1.0):
            t, density = stats.t.isf(alpha, df), lambda w: stats.chi.pdf(w * math.sqrt(df), df) * math.sqrt(df)
            below = stats.chi.cdf(floor * math.sqrt(df), df) * stats.norm.cdf(shift * s - t * floor)
            points = sorted({floor, shift * s / t, floor + 1 / t, 1.5})
            ends = [p for p in points if p >= floor] + [max(12.0, 2 * shift)]
            integrand = lambda w: density(w) * stats.norm.cdf(shift * s - t * w)
            above = sum(
                integrate.quad(integrand, lo, hi, epsabs=1e-14, epsrel=1e-13)[0]
                for lo, hi in zip(ends, ends[1:]))
            power.append((k, shift, alpha, floor, below + above))
    write("Prediction", [
        ("cases", "Candidate, controls; margin, d, SE, p, upper, lower limit at 0.05, 95 % low, high.",
         "[(candidate: Double, controls: [Double], expected: [Double])]", "".join(table)),
        ("nullPass", "Controls, margin/s, alpha, floor/s, probability that a null passes.", "[[Double]]", rows(power))])


# --- the random source ---------------------------------------------------------------------------------------------

def splitmix(state):
    while True:
        state = (state + 0x9E3779B97F4A7C15) & MASK
        word = state
        word = ((word ^ (word >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        word = ((word ^ (word >> 27)) * 0x94D049BB133111EB) & MASK
        yield word ^ (word >> 31)


def rotate(word, count):
    return ((word << count) | (word >> (64 - count))) & MASK


def xoshiro(s):
    s = list(s)
    while True:
        yield (rotate((s[1] * 5) & MASK, 7) * 9) & MASK
        shifted = (s[1] << 17) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= shifted
        s[3] = rotate(s[3], 45)


def fnv1a(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) & MASK
    return value


def source(seed, stream):
    return xoshiro(itertools.islice(splitmix(seed ^ fnv1a(stream)), 4))


def take(generator, count):
    return list(itertools.islice(generator, count))


def uniform(words):
    return (next(words) >> 11) * 2.0**-53


def logarithm(x):
    """The operations of ReproducibleLogarithm in the same order."""
    m, exponent = math.frexp(x)  # m in [0.5, 1)
    m, exponent = m * 2, exponent - 1
    if m > 1.4142135623730951:
        m, exponent = m / 2, exponent + 1
    s = (m - 1) / (m + 1)
    series = 0.0
    for k in range(12, -1, -1):
        series = series * (s * s) + 2 / (2 * k + 1)
    return exponent * float.fromhex("0x1.62e42fefa39efp-1") + s * series


def gaussian(words):
    while True:
        u = 2 * uniform(words) - 1
        v = 2 * uniform(words) - 1
        square = u * u + v * v
        if 0 < square < 1:
            return u * math.sqrt(-2 * logarithm(square) / square)


def random_source():
    # Published: Vigna's splitmix64.c at seed 1234567 (as in the Rosetta Code task "Pseudo-random numbers/Splitmix64"),
    # xoshiro256** from the state 1, 2, 3, 4 (as in the tests of the Rust crate rand_xoshiro), FNV-1a of "a" and "foobar"
    # (Noll's test vectors).
    assert take(splitmix(1234567), 5) == [
        6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821]
    assert take(xoshiro((1, 2, 3, 4)), 10) == [
        11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600, 16172922978634559625,
        8476171486693032832, 10595114339597558777, 2904607092377533576]
    assert (fnv1a("a"), fnv1a("foobar")) == (0xAF63DC4C8601EC8C, 0x85944171F73967E8)
    for x in (random.random() for _ in range(10000)):
        agree(logarithm(x), math.log(x), 1e-15)
    table = ""
    for seed, stream in ((0, ""), (1234567 ^ fnv1a(""), ""), (7, "base-a/init"), (MASK, "questions/é")):
        words = take(source(seed, stream), 4)
        generator = source(seed, stream)
        normals = [gaussian(generator) for _ in range(1000)]
        mix = 0
        for value in normals:
            mix = (mix * 31 + int(np.float64(value).view(np.uint64))) & MASK
        table += '    (\n      %d, "%s",\n      [%s],\n      %s, %d\n    ),\n' % (
            seed, stream, ", ".join("0x%016x" % w for w in words), swift(normals[:3]), mix)
    write("Random", [
        ("streams", "Seed, stream, first words; first normals, hash of the bits of 1000 normals.",
         "[(seed: UInt64, stream: String, words: [UInt64], normals: [Double], hash: UInt64)]", table)])


# --- rank correlation ----------------------------------------------------------------------------------------------

def distance_counts(n):
    """How many permutations of n have each sum of squared distances: every row takes a column, set by set."""
    sets = {0: np.eye(1, n * (n * n - 1) // 3 + 1)[0]}
    for row in range(n):
        following = {}
        for used, counts in sets.items():
            for column in range(n):
                if not used >> column & 1:
                    shifted = np.roll(counts, (row - column) ** 2)
                    following[used | 1 << column] = following.get(used | 1 << column, 0) + shifted
        sets = following
    return sets[(1 << n) - 1]


def spearman():
    assert list(distance_counts(4)[::2]) == [1, 3, 1, 4, 2, 2, 2, 4, 1, 3, 1]  # OEIS A175929, row 4
    table = ""
    for n in (10, 13):
        tail = np.cumsum(distance_counts(n)) / math.factorial(n)
        chosen = [int(np.searchsorted(tail, q)) // 2 * 2 for q in (0.98, 0.9, 0.5, 0.2, 0.1, 0.05, 0.02, 1e-3, 1e-5, 1e-8)]
        table += "    (%d, %s, %s),\n" % (n, chosen, swift([float(tail[d]) for d in chosen]))
    write("Spearman", [
        ("tails", "Elements, sums of squared distances, probability of at most each.",
         "[(count: Int, distances: [Int], tails: [Double])]", table)])


if __name__ == "__main__":
    for part in (spearman, student, normal, beta, proportions, groups, paired, multiplicity, clustering, prediction, random_source):
        part()
