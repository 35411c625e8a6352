"""Reference values for classification in lib/stats, computed by other people's code.

Made with Python 3.11, NumPy 2.4.6, scikit-learn 1.9.1 and statsmodels 0.15.0; seed 20261123.
Run:  python tests/reference/classifiers.py   (writes classifiers.json beside this file)
"""
import json
import pathlib
import platform

import numpy as np
import sklearn
import statsmodels
from scipy import optimize, stats
from sklearn.linear_model import LogisticRegression
from statsmodels.stats.inter_rater import cohens_kappa
from statsmodels.stats.proportion import proportion_confint

SEED = 20261123
rng = np.random.default_rng(SEED)


def regressions():
    """Sparse rows; scikit-learn's C is one over the penalty and multiplies the loss."""
    for n, width, classes, penalty, weighted in ((12, 5, 2, 1.0, False), (40, 30, 4, 0.3, True), (60, 8, 3, 5.0, True),
                                                 *((n, width, classes, penalty, width > 4) for n, width in ((10, 3), (20, 6), (30, 4))
                                                   for classes in (2, 3, 5) for penalty in (0.2, 2.0))):
        x = rng.normal(size=(n, width)) * (rng.random((n, width)) < 0.4)
        y = np.concatenate([np.arange(classes), rng.integers(0, classes, n - classes)])
        weights = rng.uniform(0.5, 3, n) if weighted else np.ones(n)
        fit = LogisticRegression(C=1 / penalty, tol=1e-12, max_iter=100_000).fit(x, y, sample_weight=weights)
        if classes == 2:
            # With two classes scikit-learn fits one weight vector w, whose softmax form is (-w/2, w/2) at twice the penalty.
            fit = LogisticRegression(C=2 / penalty, tol=1e-12, max_iter=100_000).fit(x, y, sample_weight=weights)
            coef, intercept = np.vstack([-fit.coef_, fit.coef_]) / 2, np.array([-fit.intercept_[0], fit.intercept_[0]]) / 2
        else:
            coef, intercept = fit.coef_, fit.intercept_ - fit.intercept_.mean()
        yield {"x": x.tolist(), "labels": y.tolist(), "row_weights": weights.tolist(), "classes": classes, "penalty": penalty,
               "weights": coef.ravel().tolist(), "intercepts": intercept.tolist(), "probabilities": fit.predict_proba(x).ravel().tolist()}


def temperatures():
    for n, classes, sharpness in ((30, 3, 4.0), (200, 5, 0.4), *((n, classes, s) for n in (20, 40, 80) for classes in (2, 3, 6) for s in (0.5, 2.5))):
        base = rng.normal(size=(n, classes))
        p = np.exp(base) / np.exp(base).sum(1, keepdims=True)
        y = np.array([rng.choice(classes, p=row) for row in p])
        scores = sharpness * base

        def loss(log):
            s = scores / np.exp(log)
            s = s - s.max(1, keepdims=True)
            return float(np.mean(np.log(np.exp(s).sum(1)) - s[np.arange(n), y]))

        best = optimize.minimize_scalar(loss, bounds=(np.log(0.05), np.log(20)), method="bounded", options={"xatol": 1e-12})
        yield {"scores": scores.ravel().tolist(), "labels": y.tolist(), "classes": classes, "temperature": float(np.exp(best.x))}


def kappas():
    for table in ([[20, 5], [10, 15]], [[10, 1, 0], [2, 7, 3], [0, 0, 9]], rng.integers(0, 12, (6, 6)).tolist(), [[3, 9], [8, 2]],
                  *(rng.integers(1, 20, (k, k)).tolist() for k in (2, 3, 4, 5, 7, 8, 10))):
        for confidence in (0.95, 0.8):
            found = cohens_kappa(np.array(table, dtype=float))
            z = float(stats.norm.ppf((1 + confidence) / 2))
            yield {"table": table, "confidence": confidence, "kappa": float(found.kappa),
                   "low": max(-1.0, float(found.kappa - z * found.std_kappa)), "high": min(1.0, float(found.kappa + z * found.std_kappa))}


def shares():
    for hits, n in ((0, 5), (3, 7), (9, 10), (50, 1000), (20, 20), (1, 1), (0, 1), (1, 30), (29, 30), (500, 1000), (7, 12)):
        for confidence in (0.95, 0.8):
            low, high = proportion_confint(hits, n, alpha=1 - confidence, method="wilson")
            yield {"hits": hits, "n": n, "confidence": confidence, "low": float(low), "high": float(high)}


made = {
    "versions": {"python": platform.python_version(), "numpy": np.__version__, "sklearn": sklearn.__version__, "statsmodels": statsmodels.__version__},
    "seed": SEED,
}
for name, cases in (("softmaxRegression", regressions), ("temperature", temperatures), ("kappa", kappas), ("share", shares)):
    made[name] = list(cases())
pathlib.Path(__file__).with_name("classifiers.json").write_text(json.dumps(made, indent=1) + "\n")
