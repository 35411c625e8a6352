"""Reference values for the tests and models of lib/stats, computed by other people's code.

Made with Python 3.11, NumPy 2.4.6, SciPy 1.17.1 and statsmodels 0.15.0; seed 20261123, and a stream of its own for each
statistic, so that one can be added without changing the others.
Run:  python tests/reference/inference.py   (writes inference.json beside this file)
"""
import itertools
import json
import pathlib
import platform
import warnings
import zlib

import numpy as np
import scipy
import statsmodels
import statsmodels.api as sm
from scipy import optimize, special, stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint
from statsmodels.tsa.stattools import ccf, grangercausalitytests

SEED = 20261123
SIZES = (3, 4, 5, 8, 13, 20, 40)
warnings.filterwarnings("ignore")


def listed(values):
    return [None if v is None or not np.isfinite(v) else float(v) for v in np.asarray(values, dtype=float)]


def lines(rng):
    for n in SIZES:
        for offset, confidence in ((0, 0.95), (1e4, 0.8), (-3e3, 0.99)):
            x = offset + rng.normal(0, 3, n)
            y = 2 * offset + rng.normal(0.4, 0.3) * (x - offset) + rng.normal(0, 1, n)
            fit = sm.OLS(y, sm.add_constant(x - offset)).fit()
            told = stats.linregress(x, y)
            # Standard errors of the intercept lose digits far from x = 0 in both packages; the centred fit keeps them.
            error = np.sqrt(fit.scale * (1 / n + x.mean() ** 2 / ((x - x.mean()) ** 2).sum()))
            yield {"x": listed(x), "y": listed(y), "confidence": confidence, "slope": float(fit.params[1]),
                   "slopeError": float(fit.bse[1]), "low": float(fit.conf_int(1 - confidence)[1][0]),
                   "high": float(fit.conf_int(1 - confidence)[1][1]), "intercept": float(told.intercept),
                   "interceptError": float(error), "deviation": float(np.sqrt(fit.scale)), "rSquared": float(fit.rsquared),
                   "pValue": float(fit.pvalues[1])}


def anovas(rng):
    for sizes in ((2, 2), (1, 5), (3, 4, 5), (1, 2, 9), (10, 10, 10, 10), (2,) * 12, (40, 3)):
        for apart in (0, 0.5, 4):
            groups = [rng.normal(100 + apart * i, 1 + i % 3, n) for i, n in enumerate(sizes)]
            found = stats.f_oneway(*groups)
            yield {"groups": [listed(g) for g in groups], "f": float(found.statistic), "pValue": float(found.pvalue)}


def means(rng):
    for n in (2, *SIZES):
        for offset in (0, 1e3, 1e6):
            values = offset + rng.lognormal(3, 1.2, n)
            yield {"values": listed(values), "mean": float(np.mean(values.astype(np.longdouble))),
                   "deviation": float(np.std(values.astype(np.longdouble), ddof=1))}


def holms(rng):
    for n in (1, 2, 3, 5, 10, 30, 200):
        for power in (1, 3, 8):
            p = rng.uniform(0, 1, n) ** power
            if n > 3:
                p[1] = p[2]
            yield {"p": listed(p), "adjusted": listed(multipletests(p, method="holm")[1])}


def newcombe(area, m, n, z):
    others = (m + n) / 2 - 1
    variance = lambda t: t * (1 - t) * (1 + others * (1 - t) / (2 - t) + others * t / (1 + t)) / (m * n)
    far = lambda t: (area - t) ** 2 - z * z * variance(t)
    low = 0.0 if area == 0 else optimize.brentq(far, 1e-300, area - 1e-16, xtol=1e-16) if far(1e-300) > 0 else 0.0
    high = 1.0 if area == 1 else optimize.brentq(far, area + 1e-16, 1 - 1e-16, xtol=1e-16)
    return low, high


def mann_whitneys(rng):
    """p from SciPy (exact up to 8 values without ties, else asymptotic with continuity); ends by root finding."""
    for m, n in ((2, 3), (5, 4), (8, 30), (1, 200), (9, 9), (40, 13), (2, 38), (120, 300)):
        for shift, ties in ((0, False), (1, True), (2, False)):
            a, b = rng.normal(0, 1, m), rng.normal(shift, 1.5, n)
            if ties:
                a, b = np.round(2 * a), np.round(2 * b)
            exact = min(m, n) <= 8 and len(np.unique(np.r_[a, b])) == m + n
            found = stats.mannwhitneyu(b, a, method="exact" if exact else "asymptotic")
            area = found.statistic / (m * n)
            low, high = newcombe(area, m, n, stats.norm.ppf(0.975))
            yield {"a": listed(a), "b": listed(b), "u": float(found.statistic), "pValue": float(found.pvalue),
                   "low": float(low), "high": float(high)}


def quantile_intervals(rng):
    """Fractional ranks by root finding on SciPy's incomplete beta function, in the inverted direction."""
    for n in (1, 6, 20, 57, 300):
        for p, confidence in ((0.5, 0.95), (0.9, 0.95), (0.25, 0.8), (0.95, 0.9)):
            x = np.sort(rng.lognormal(4, 1.2, n))
            ends = []
            for above in ((1 + confidence) / 2, (1 - confidence) / 2):
                rank = optimize.brentq(lambda r: special.betainc(r, n + 1 - r, p) - above, 1e-9, n + 1 - 1e-9, xtol=1e-14)
                ends.append(float(np.interp(rank, np.arange(1, n + 1), x)) if 1 <= rank <= n else None)
            yield {"values": listed(rng.permutation(x)), "p": p, "confidence": confidence, "expected": float(np.quantile(x, p)),
                   "low": ends[0], "high": ends[1]}


def poissons(rng):
    for count in (0, 1, 2, 3, 7, 12, 40, 365, 5000, 123456):
        for confidence in (0.95, 0.8, 0.999):
            tail = (1 - confidence) / 2
            low, high = stats.chi2.ppf(tail, 2 * count) / 2, stats.chi2.isf(tail, 2 * count + 2) / 2
            yield {"count": count, "confidence": confidence, "low": float(low) if count else 0.0, "high": float(high)}


def bootstraps(rng):
    """Ends that SciPy makes of its own resamples, which are kept: other random numbers would give others."""
    mean, deviation = (lambda x, axis: x.mean(axis)), (lambda x, axis: x.std(axis, ddof=1))
    for n in (5, 12, 30, 80):
        for name, statistic in (("mean", mean), ("deviation", deviation), ("mean", mean)):
            values = rng.lognormal(2, 1, n)
            confidence = float(rng.choice([0.8, 0.9, 0.95]))
            for method in ("percentile", "BCa"):
                found = stats.bootstrap((values,), statistic, method=method, n_resamples=99, confidence_level=confidence, rng=rng)
                left = [float(statistic(np.delete(values, i), 0)) for i in range(n)]
                yield {"method": method, "estimate": float(statistic(values, 0)), "confidence": confidence, "leftOut": left,
                       "drawn": listed(np.sort(found.bootstrap_distribution)),
                       "low": float(found.confidence_interval.low), "high": float(found.confidence_interval.high)}


def autoregressive(rng, n, share):
    series = np.zeros(n)
    for t in range(1, n):
        series[t] = share * series[t - 1] + rng.normal()
    return series


def grangers(rng):
    for n, order in ((8, 2), (12, 3), (30, 5), (60, 8), (150, 12), (300, 24)):
        for share, effect, offset in ((0, 0, 0), (0.5, 0.4, 100), (0.9, 0, -5), (0.95, 0.2, 1e3)):
            x = np.round(autoregressive(rng, n, share), 5)
            y = np.round(offset + autoregressive(rng, n, share) + effect * np.r_[0, 0, x[:-2]], 5)
            found = grangercausalitytests(np.column_stack([y, x]), order)
            told = [found[k][0]["ssr_ftest"] for k in range(1, order + 1)]
            yield {"x": listed(x), "y": listed(y), "f": [float(t[0]) for t in told], "p": [float(t[1]) for t in told]}


def correlations(rng):
    for n in (2, 5, 9, 20, 61, 200, 500):
        for share, offset in ((0, 0), (0.8, 50), (0.95, -1e4)):
            x, y = autoregressive(rng, n, share), offset + autoregressive(rng, n, share)
            yield {"x": listed(x), "y": listed(y), "expected": listed(ccf(y, x, adjusted=False, fft=False)[: min(n, 20)])}


def strata(rng):
    """The difference from a regression with a level for each stratum; p from every arrangement, one after the other."""
    shapes = (((1, 3), (2, 2)), ((2, 5),), ((1, 1), (1, 4), (2, 3)), ((3, 3), (2, 0), (1, 2)), ((4, 2), (1, 3)))
    for sizes in shapes:
        for effect, whole in ((0, False), (2, False), (0, True), (1, True)):
            groups = [(rng.normal(5 * k, 1, m), rng.normal(5 * k + effect, 1, n)) for k, (m, n) in enumerate(sizes)]
            groups = [tuple(np.round(g, 0 if whole else 6) for g in pair) for pair in groups]
            values = np.concatenate([np.r_[a, b] for a, b in groups])
            in_b = np.concatenate([np.r_[np.zeros(len(a)), np.ones(len(b))] for a, b in groups])
            level = np.concatenate([[k == j for j in range(len(groups))] * np.ones((len(a) + len(b), 1)) for k, (a, b) in enumerate(groups)])
            difference = float(np.linalg.lstsq(np.column_stack([in_b, level]), values, rcond=None)[0][0])
            both = [(np.r_[a, b], len(b)) for a, b in groups if len(a) and len(b)]
            options = [[v[list(c)].sum() - n * v.mean() for c in itertools.combinations(range(len(v)), n)] for v, n in both]
            found = abs(sum(v[len(v) - n:].sum() - n * v.mean() for v, n in both))
            reached = [abs(sum(choice)) >= found - 1e-9 for choice in itertools.product(*options)]
            yield {"strata": [{"a": listed(a), "b": listed(b)} for a, b in groups], "difference": difference, "pValue": float(np.mean(reached))}


def count_regressions(rng):
    """statsmodels' likelihood, its own optimum sharpened by Newton's steps on its score and Hessian; Poisson at dispersion 0."""
    for n in (12, 25, 60, 200):
        for width, alpha, exposed in ((1, 0.5, False), (2, 1.5, True), (3, 0.2, True), (1, 0, False), (2, 4, False), (0, 1, True)):
            x = np.column_stack([np.ones(n)] + [rng.normal(2020 if k == 1 else 0, 1, n) for k in range(width)])
            x = np.round(x, 4)
            exposure = np.round(rng.uniform(0.5, 4, n), 3) if exposed else np.ones(n)
            mean = exposure * np.exp(1.2 + 0.4 * (x[:, 1:] - x[:, 1:].mean(0)).sum(1))
            y = rng.poisson(mean if alpha == 0 else rng.gamma(1 / alpha, alpha * mean))
            centred = x - np.r_[0, x[:, 1:].mean(0)]
            poisson = sm.Poisson(y, centred, exposure=exposure).fit(disp=0, method="newton", maxiter=200, tol=1e-14)
            mu = poisson.predict()
            if ((y - mu) ** 2 - y).sum() > 0:
                model = sm.NegativeBinomial(y, centred, exposure=exposure, loglike_method="nb2")
                at = model.fit(start_params=np.r_[poisson.params, 0.5], disp=0, method="bfgs", maxiter=2000).params
                for _ in range(60):
                    at = at - np.linalg.solve(model.hessian(at), model.score(at))
                assert at[-1] > 0 and np.abs(model.score(at)).max() < 1e-6, (n, width, alpha)
                covariance, weights, spread = np.linalg.inv(-model.hessian(at))[:-1, :-1], at[:-1], float(at[-1])
            else:
                covariance, weights, spread = np.linalg.inv(-sm.Poisson(y, centred, exposure=exposure).hessian(poisson.params)), poisson.params, 0.0
            back = np.eye(width + 1)
            back[0, 1:] = -x[:, 1:].mean(0)
            weights, errors = back @ weights, np.sqrt(np.diag(back @ covariance @ back.T))
            yield {"counts": [int(v) for v in y], "predictors": [listed(row[1:]) for row in x], "exposures": listed(exposure),
                   "weights": listed(weights), "errors": listed(errors), "dispersion": spread,
                   "pValues": listed(2 * stats.t.sf(np.abs(weights / errors), n - width - 1))}


def count_laws(rng):
    for mean in (0.003, 0.5, 3, 40, 700):
        for dispersion in (1, 1.01, 2, 30):
            for count in (0, 1, 4, 60):
                law = stats.poisson(mean) if dispersion == 1 else stats.nbinom(mean / (dispersion - 1), 1 / dispersion)
                yield {"count": count, "mean": mean, "dispersion": dispersion, "atMost": float(law.cdf(count)),
                       "atLeast": float(law.sf(count - 1))}


def single_counts(rng):
    for count in (0, 1, 3, 17, 400):
        for dispersion in (1, 2.5, 9):
            for confidence in (0.8, 0.95):
                ends = [stats.chi2.ppf(p, 2 * count / dispersion + 1) / 2 * dispersion for p in ((1 - confidence) / 2, (1 + confidence) / 2)]
                yield {"count": count, "dispersion": dispersion, "confidence": confidence,
                       "low": float(ends[0]) if count else 0.0, "high": float(ends[1])}


def clustered_shares(rng):
    """Kish's design effect from the residuals of each unit, Wilson's interval by statsmodels for as many cases as are left."""
    for units in (2, 3, 5, 13, 40):
        for together in (0.3, 2, 50):
            for confidence in (0.8, 0.95):
                n = rng.integers(1, 9, units)
                hits = rng.binomial(n, rng.beta(0.6 * together, 0.4 * together, units))
                share = hits.sum() / n.sum()
                if share in (0, 1):
                    worth = n.sum()
                else:
                    linear = (hits - share * n) / n.sum()
                    variance = units * np.var(linear, ddof=1)
                    badly = stats.t.ppf((1 + confidence) / 2, units - 1) / stats.norm.ppf((1 + confidence) / 2)
                    worth = n.sum() / max(1, variance / (share * (1 - share) / n.sum()) * badly ** 2)
                low, high = proportion_confint(share * worth, worth, alpha=1 - confidence, method="wilson")
                yield {"hits": [int(v) for v in hits], "n": [int(v) for v in n], "confidence": confidence,
                       "low": float(max(0, low)), "high": float(min(1, high))}


def share_differences(rng):
    """Agresti and Min by Wald's interval of the mean of -1, 0 and 1, after half a case more of each outcome."""
    for n in (1, 2, 5, 20, 100, 1000):
        for p, q in ((0.5, 0.5), (0.9, 0.6), (0.1, 0.1), (1, 0)):
            one, other = rng.random(n) < p, rng.random(n) < q
            cells = np.array([[(one & other).sum(), (one & ~other).sum()], [(~one & other).sum(), (~one & ~other).sum()]]) + 0.5
            worth = np.repeat([0, 1, -1, 0], (2 * cells.ravel()).astype(int))
            middle, spread = worth.mean(), worth.std() / np.sqrt(n + 2)
            low, high = stats.norm.interval(0.95, middle, spread)
            yield {"one": [bool(v) for v in one], "other": [bool(v) for v in other], "expected": float(one.mean() - other.mean()),
                   "low": float(max(-1, low)), "high": float(min(1, high))}


def silences(rng):
    for n in (3, 8, 20, 52, 104):
        for silent in (0, 1, n // 3, n // 2):
            counts = rng.poisson(1, n)
            counts[n - silent:] = 0
            counts[n - silent - 1] += 1
            active = int((counts > 0).sum())
            yield {"counts": [int(v) for v in counts], "pValue": float(stats.hypergeom.pmf(0, n, active, silent))}


made = {
    "versions": {"python": platform.python_version(), "numpy": np.__version__, "scipy": scipy.__version__, "statsmodels": statsmodels.__version__},
    "seed": SEED,
}
for name, cases in (("meanAndDeviation", means), ("linearRegression", lines), ("oneWayAnova", anovas), ("holm", holms),
                    ("mannWhitneyTest", mann_whitneys), ("quantileInterval", quantile_intervals), ("poissonInterval", poissons),
                    ("bootstrapInterval", bootstraps), ("grangerByOrder", grangers),
                    ("crossCorrelation", correlations), ("stratifiedPermutationTest", strata),
                    ("negativeBinomialRegression", count_regressions), ("countTails", count_laws), ("countInterval", single_counts),
                    ("clusteredShareInterval", clustered_shares), ("shareDifference", share_differences), ("silenceTest", silences)):
    made[name] = list(cases(np.random.default_rng([SEED, zlib.crc32(name.encode())])))
    assert len(made[name]) >= 20, name
pathlib.Path(__file__).with_name("inference.json").write_text(json.dumps(made, separators=(",", ":")).replace("},{", "},\n{") + "\n")
