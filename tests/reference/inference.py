"""Reference values for the tests and models of lib/stats, computed by other people's code.

Made with Python 3.11, NumPy 2.4.6, SciPy 1.17.1 and statsmodels 0.15.0; seed 20261123, and a stream of its own for each
statistic, so that one can be added without changing the others.
Run:  python tests/reference/inference.py   (writes inference.json beside this file)
"""
import json
import pathlib
import platform
import warnings
import zlib

import numpy as np
import scipy
import statsmodels
import statsmodels.api as sm
from scipy import stats

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


made = {
    "versions": {"python": platform.python_version(), "numpy": np.__version__, "scipy": scipy.__version__, "statsmodels": statsmodels.__version__},
    "seed": SEED,
}
for name, cases in (("meanAndDeviation", means), ("linearRegression", lines), ("oneWayAnova", anovas)):
    made[name] = list(cases(np.random.default_rng([SEED, zlib.crc32(name.encode())])))
    assert len(made[name]) >= 20, name
pathlib.Path(__file__).with_name("inference.json").write_text(json.dumps(made, separators=(",", ":")).replace("},{", "},\n{") + "\n")
