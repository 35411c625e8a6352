"""Agreement of partitions, by scikit-learn: python partitions.py writes partitions.json beside it."""
import json
import pathlib

import numpy as np
import sklearn
from sklearn.metrics import adjusted_rand_score

SEED = 20261123
rng = np.random.default_rng(SEED)
cases = []
for n, groups, others in ((6, 2, 3), (30, 4, 4), (30, 1, 5), (60, 7, 3), (40, 40, 6),
                          *((n, groups, others) for n in (9, 25, 80) for groups in (2, 5, 12) for others in (3, 8))):
    one = rng.integers(0, groups, n)
    other = np.where(rng.random(n) < 0.5, one % others, rng.integers(0, others, n))
    cases.append({"one": one.tolist(), "other": other.tolist(), "expected": float(adjusted_rand_score(one, other))})
made = {"versions": {"numpy": np.__version__, "scikit-learn": sklearn.__version__}, "seed": SEED, "adjustedRandIndex": cases}
pathlib.Path(__file__).with_name("partitions.json").write_text(json.dumps(made) + "\n")
