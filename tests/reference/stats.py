"""Reference values for lib/stats, computed by other people's code.

Made with Python 3.11, NumPy 2.4.6, SciPy 1.17.1, pandas and statsmodels 0.15.0; seed 20261123.
Run:  python tests/reference/stats.py   (writes stats.json beside this file)
"""
import json
import pathlib
import platform

import numpy as np
import scipy
import statsmodels
from scipy import optimize, stats
from statsmodels.duration.survfunc import SurvfuncRight, survdiff
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import TTestIndPower

SEED = 20261123
PROBABILITIES = (1e-9, 0.0005, 0.025, 0.3, 0.5, 0.8, 0.975, 0.9999)
rng = np.random.default_rng(SEED)


def listed(values):
    return [None if v is None or not np.isfinite(v) else float(v) for v in np.asarray(values, dtype=float)]


def durations(n, sigma, whole=False):
    drawn = np.exp(rng.normal(np.log(60), sigma, n))
    return np.maximum(1, np.round(drawn)) if whole else drawn


def quantiles():
    for n in (1, 2, 3, 4, 5, 6, 7, 9, 10, 13, 20, 21, 26, 30, 31, 40, 53, 60, 77, 101):
        values = durations(n, 1.2, whole=n == 20)
        shares = [0, 0.05, 0.25, 0.5, 0.9, 0.975, 1]
        yield {"values": listed(values), "p": shares, "expected": listed(np.quantile(values, shares))}


def hettmansperger_sheather(values, confidence):
    """Straight from the binomial law of the number of values below the median."""
    x = np.sort(values)
    n = len(x)
    inside = lambda k: 1 - 2 * stats.binom.cdf(k - 1, n, 0.5)
    if inside(1) < confidence:
        return None, None
    k = max(k for k in range(1, n // 2 + 1) if inside(k) >= confidence)
    part = (inside(k) - confidence) / (inside(k) - inside(k + 1))
    lam = (n - k) * part / (k + (n - 2 * k) * part)
    return (1 - lam) * x[k - 1] + lam * x[k], (1 - lam) * x[n - k] + lam * x[n - k - 1]


def medians():
    for n, confidence, whole in ((5, 0.95, False), (6, 0.95, False), (10, 0.95, False), (10, 0.9, True), (31, 0.95, True),
                                 (100, 0.95, False), (101, 0.99, True), (1200, 0.95, False),
                                 (1, 0.95, False), (2, 0.4, False), (3, 0.7, False), (7, 0.95, True), (8, 0.9, False), (9, 0.99, False),
                                 (13, 0.95, False), (20, 0.8, True), (21, 0.95, False), (26, 0.95, True), (44, 0.999, False),
                                 (51, 0.95, False), (64, 0.5, False)):
        values = durations(n, 1.5, whole)
        exact = stats.quantile_test(values, q=np.median(values), p=0.5).confidence_interval(confidence)
        low, high = hettmansperger_sheather(values, confidence)
        yield {"values": listed(values), "confidence": confidence, "median": float(np.median(values)),
               "low": low, "high": high, "exactLow": listed([exact.low])[0], "exactHigh": listed([exact.high])[0]}


def geometric_means():
    for n, confidence in [(n, c) for n in (2, 3, 5, 8, 13, 30, 90) for c in (0.8, 0.95, 0.99)]:
        values = durations(n, 1.2)
        logs = np.log(values)
        low, high = stats.t.interval(confidence, n - 1, loc=logs.mean(), scale=stats.sem(logs))
        yield {"values": listed(values), "confidence": confidence, "expected": float(stats.gmean(values)),
               "low": float(np.exp(low)), "high": float(np.exp(high))}


def spells(n, scale, whole):
    ends, censored = durations(n, 1.2, whole), durations(n, 1.0, whole) * scale
    return np.minimum(ends, censored), (ends <= censored).astype(int)


def survivals():
    z = stats.norm.ppf(0.975)
    for n, scale, whole in ((1, 9, True), (6, 2, True), (12, 2, False), (40, 1.5, True), (150, 0.8, True), (300, 3, False),
                            *((n, scale, n % 2 == 0) for n in (2, 3, 4, 7, 13, 26, 44) for scale in (0.6, 4))):
        time, status = spells(n, scale, whole)
        curve = SurvfuncRight(time, status)
        s, se = curve.surv_prob, curve.surv_prob_se
        with np.errstate(all="ignore"):
            reach = z * se / (s * np.abs(np.log(s)))
            low, high = s ** np.exp(reach), s ** np.exp(-reach)
        low[s <= 0], high[s <= 0] = np.nan, np.nan
        median = curve.quantile(0.5)
        lower, upper = curve.quantile_ci(0.5, method="cloglog")
        yield {"time": listed(time), "observed": [bool(v) for v in status], "times": listed(curve.surv_times),
               "atRisk": listed(curve.n_risk), "events": listed(curve.n_events), "survival": listed(s), "low": listed(low),
               "high": listed(high), "median": listed([median])[0], "medianLow": listed([lower])[0], "medianHigh": listed([upper])[0]}


def log_ranks():
    for n, m, scale, whole in ((5, 5, 3, True), (2, 38, 2, False), (20, 30, 1, True), (80, 60, 0.7, True),
                           *((n, m, scale, (n + m) % 2 == 0) for n, m in ((1, 9), (3, 4), (5, 15), (8, 8), (13, 26), (40, 10), (30, 31), (2, 7))
                             for scale in (0.8, 5))):
        (ta, sa), (tb, sb) = spells(n, scale, whole), spells(m, 2 * scale, whole)
        chi2, _ = survdiff(np.r_[ta, tb], np.r_[sa, sb], np.r_[np.zeros(n), np.ones(m)])
        right = lambda t, s: stats.CensoredData.right_censored(t, s == 0)
        z = stats.logrank(right(tb, sb), right(ta, sa)).statistic
        yield {"timeA": listed(ta), "observedA": [bool(v) for v in sa], "timeB": listed(tb), "observedB": [bool(v) for v in sb],
               "chiSquare": float(chi2), "z": float(z)}


def adjusted():
    for n in (1, 2, 10, 60, *range(3, 9), *range(11, 21)):
        p = rng.uniform(0, 1, n) ** 3
        if n == 10:
            p[3] = p[7]
        yield {"p": listed(p), "q": listed(multipletests(p, method="fdr_bh")[1])}


def permutations():
    """All arrangements, none drawn; |difference of means| and |Welch's t on logs|."""
    for n, m in ((2, 7), (3, 4), (5, 5), (4, 8), *((n, m) for n in (2, 3, 4, 5) for m in (3, 4, 5, 6))):
        a, b = durations(n, 1.2), durations(m, 1.2) * 3
        options = {"permutation_type": "independent", "n_resamples": np.inf, "alternative": "two-sided", "vectorized": True}
        mean = stats.permutation_test((a, b), lambda x, y, axis: np.abs(y.mean(axis) - x.mean(axis)),
                                      **{**options, "alternative": "greater"})

        def welch(x, y, axis):
            return np.abs(y.mean(axis) - x.mean(axis)) / np.sqrt(x.var(axis, ddof=1) / x.shape[axis] + y.var(axis, ddof=1) / y.shape[axis])

        logs = stats.permutation_test((np.log(a), np.log(b)), welch, **{**options, "alternative": "greater"})
        yield {"a": listed(a), "b": listed(b), "meanP": float(mean.pvalue), "welchP": float(logs.pvalue),
               "ratio": float(stats.gmean(b) / stats.gmean(a))}


def detectable_ratios():
    for n, m, sd, level, power in ((2, 3, 1.2, 0.05, 0.8), (10, 30, 1.2, 0.05, 0.8), (44, 51, 1.5, 0.05, 0.9), (178, 178, 1.2, 0.01, 0.8),
                                   *((n, m, 0.9, level, 0.85) for n, m in ((3, 3), (5, 15), (8, 8), (13, 26), (26, 13), (60, 60), (10, 200), (500, 400))
                                     for level in (0.05, 0.1))):
        effect = TTestIndPower().solve_power(nobs1=n, ratio=m / n, alpha=level, power=power, alternative="two-sided")
        yield {"nA": n, "nB": m, "sdLog": sd, "level": level, "power": power, "expected": float(np.exp(effect * sd))}


def detectable_rate_ratios():
    za, zb = stats.norm.ppf(0.975), stats.norm.ppf(0.8)
    for ca, cb, ea, eb, phi in ((44, 51, 13, 13, 1), (44, 51, 13, 13, 3), (10, 30, 13, 39, 1.5), (400, 300, 26, 13, 2),
                                *((a, b, ea, eb, phi) for a, b in ((20, 20), (60, 15), (9, 90), (200, 210)) for ea, eb in ((13, 13), (52, 13))
                                  for phi in (1, 2.5))):
        total = (ca + cb) / phi

        def sd(log):
            odds = np.exp(log) * eb / ea
            return np.sqrt((1 + odds) ** 2 / (odds * total))

        lacking = lambda log: za * sd(0) + zb * sd(log) - log
        first = next(log for log in np.arange(0.01, 6, 0.01) if lacking(log) <= 0)
        root = optimize.brentq(lacking, first - 0.01, first)
        yield {"countA": ca, "countB": cb, "exposureA": ea, "exposureB": eb, "dispersion": phi, "expected": float(np.exp(root))}


def mean_counts():
    """The posterior of the mean on a grid sixty times finer, from SciPy's negative binomial."""
    quiet = [(np.zeros(n, dtype=int), n) for n in (13, 26)]
    drawn = []
    for n, mean, phi in ((13, 0.3, 1), (13, 3, 2), (26, 1, 4), (78, 8, 1.5), (5, 2, 1),
                         *((n, mean, phi) for n in (8, 13, 52) for mean in (0.5, 4) for phi in (1, 3))):
        counts = rng.poisson(mean, n) if phi == 1 else rng.negative_binomial(mean / (phi - 1), 1 / phi, n)
        if counts.sum() == 0:
            counts[0] = 1
        drawn.append((counts, n))
    even = [(np.array([3, 2, 3, 4, 3, 2, 3, 3, 4, 3, 2, 3, 3]), 13)]
    for counts, n in drawn + even + quiet:
        total = counts.sum()
        observed = counts.var(ddof=1) / counts.mean() if total > 0 else 1.0
        centre, reach = (np.log(total / n), 5 * min(1, np.sqrt(14 / total))) if total > 0 else (np.log(0.1 / n), 8)
        mu = np.exp(centre + np.linspace(-reach, reach, 4801))
        poisson = stats.poisson.logpmf(counts[:, None], mu).sum(0)
        peak = stats.poisson.logpmf(counts, total / n).sum()
        logs = [poisson]
        for d in np.geomspace(1.12, max(14, 3 * observed), 11):
            logs.append(stats.nbinom.logpmf(counts[:, None], mu / (d - 1), 1 / d).sum(0))
        for d in (0.5, 0.6, 0.72, 0.85):
            statistic = observed * (n - 1)
            pearson = stats.chi2.logpdf(statistic / d, n - 1) - np.log(d) - stats.chi2.logpdf(statistic, n - 1)
            logs.append(peak + (poisson - peak) / d + pearson + np.log(2))
        logs = np.array(logs) + 0.5 * np.log(mu)
        density = np.exp(logs - logs.max()).sum(0)
        cdf = np.cumsum(density) / density.sum()
        yield {"counts": [int(c) for c in counts], "low": float(np.interp(0.025, cdf, mu)) if total > 0 else 0.0,
               "high": float(np.interp(0.975, cdf, mu))}


def dispersions():
    for n, mean in [(n, m) for n in (2, 3, 5, 13, 26, 52, 78) for m in (1, 4, 20)]:
        counts = rng.negative_binomial(mean / 2, 1 / 3, n) + 1
        yield {"counts": [int(c) for c in counts], "expected": float(counts.var(ddof=1) / counts.mean())}


def shrunk_rates():
    """The whole mixture of Gamma posteriors on a finer grid than that of lib/stats."""
    for k, shape in ((5, 2), (12, 1), (12, 8), *((k, shape) for k in (4, 6, 9, 15, 20, 30) for shape in (0.8, 2, 6))):
        exposure = np.where(np.arange(k) % 3 == 0, 4.0, 26.0)
        count = rng.poisson(rng.gamma(shape, 0.3 / shape, k) * exposure)
        count[1] += 1
        t = count.sum() / k
        pull = (np.arange(120) + 0.5) / 120
        mean, rate, alpha, own, logs = [], [], [], [], []
        for q in pull:
            a = t * q / (1 - q)
            spread = np.sqrt(1 / count.sum() + 1 / (a * k))
            m = np.exp(np.log(count.sum() / exposure.sum()) + spread * np.linspace(-4, 4, 81))
            ll = stats.nbinom.logpmf(count[:, None], a, a / (a + m * exposure[:, None])).sum(0)
            logs.append(ll + np.log(spread) - 1.5 * np.log(q))
            alpha.append(np.full(81, a))
            rate.append(a / m)
        w = np.exp(np.array(logs) - np.max(logs)).ravel()
        w /= w.sum()
        alpha, rate = np.ravel(alpha), np.ravel(rate)
        keep = w > 1e-7
        w, alpha, rate = w[keep] / w[keep].sum(), alpha[keep], rate[keep]
        rows = []
        for c, e in zip(count, exposure):
            cdf = lambda x: float(w @ stats.gamma.cdf(x, alpha + c, scale=1 / (rate + e)))
            ends = [optimize.brentq(lambda x: cdf(x) - p, 1e-300, 500, xtol=1e-14) for p in (0.025, 0.975)]
            rows.append({"count": int(c), "exposure": float(e), "estimate": float(w @ ((alpha + c) / (rate + e))),
                         "low": ends[0], "high": ends[1], "weight": float(w @ (e / (rate + e)))})
        yield {"units": rows}


def gamma_quantiles():
    for shape in (0.05, 0.5, 1, 3.7, 40, 1234.5, 250_000):
        yield {"shape": shape, "p": PROBABILITIES, "expected": listed(stats.gamma.ppf(PROBABILITIES, shape))}


def normal_quantiles():
    yield {"p": PROBABILITIES, "expected": listed(stats.norm.ppf(PROBABILITIES))}


def normal_shares():
    z = (-30, -8, -3, -1.2, -0.001, 0, 0.7, 1.96, 6, 9)
    yield {"z": z, "expected": listed(stats.norm.cdf(z))}


def t_quantiles():
    for degrees in (0.7, 1, 2, 5.5, 29, 1000):
        yield {"degrees": degrees, "p": PROBABILITIES, "expected": listed(stats.t.ppf(PROBABILITIES, degrees))}


made = {
    "versions": {"python": platform.python_version(), "numpy": np.__version__, "scipy": scipy.__version__, "statsmodels": statsmodels.__version__},
    "seed": SEED,
}
for name, cases in (("quantile", quantiles), ("medianInterval", medians), ("geometricMeanInterval", geometric_means),
                    ("kaplanMeier", survivals), ("logRank", log_ranks), ("benjaminiHochberg", adjusted), ("permutation", permutations),
                    ("smallestDetectableRatio", detectable_ratios), ("smallestDetectableRateRatio", detectable_rate_ratios),
                    ("meanCountInterval", mean_counts), ("dispersion", dispersions), ("shrinkRates", shrunk_rates),
                    ("gammaQuantile", gamma_quantiles), ("normalQuantile", normal_quantiles), ("normalCdf", normal_shares),
                    ("tQuantile", t_quantiles)):
    made[name] = list(cases())
pathlib.Path(__file__).with_name("stats.json").write_text(json.dumps(made, indent=1) + "\n")
