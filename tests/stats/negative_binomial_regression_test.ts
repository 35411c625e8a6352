import assert from "node:assert/strict";
import { negativeBinomialRegression } from "../../lib/stats/negative_binomial_regression.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { close, inference } from "./_reference.ts";
import { covers, many, negativeBinomial, share, within } from "./_simulation.ts";

Deno.test("negativeBinomialRegression equals statsmodels' NB2, and its Poisson where counts spread no more", () => {
  for (
    const { counts, predictors, exposures, weights, errors, pValues, dispersion } of inference
      .negativeBinomialRegression
  ) {
    const fit = negativeBinomialRegression(counts, predictors, { exposures });
    assert.ok(fit);
    // The likelihood is flat in it: neither side knows more digits.
    close(fit.dispersion, dispersion, 1e-8);
    [fit.intercept, ...fit.terms].forEach((term, at) => {
      close(term.coefficient.estimate, weights[at] ?? null, 1e-8);
      close(term.error, errors[at] ?? null, 1e-8);
      close(term.pValue, pValues[at] ?? null, 1e-8);
    });
  }
});

Deno.test("the interval of a ratio of rates covers it in sixty weeks of bursts", () => {
  const random = createRandom(315);
  const covered = share(() => {
    const weeks = many(60, () => [random.integer(2), random.normal()] as const);
    const counts = weeks.map(([after, load]) =>
      negativeBinomial(random, Math.exp(1.5 + 0.5 * after + 0.3 * load), 3)
    );
    const fit = negativeBinomialRegression(counts, weeks);
    return fit?.terms[0] !== undefined && covers(fit.terms[0].coefficient, 0.5);
  });
  within(covered, 0.915, 0.955, "ratio");
});

Deno.test("where no fit exists there is none", () => {
  assert.equal(negativeBinomialRegression([1, 2], [[0], [1]]), null);
  assert.equal(negativeBinomialRegression([0, 0, 0, 0, 0], many(5, () => [])), null);
  // The second predictor is twice the first; the third row of tests parts zeros from all else.
  const rows = [0, 1, 2, 3, 4, 5];
  assert.equal(negativeBinomialRegression([1, 4, 2, 6, 3, 9], rows.map((at) => [at, 2 * at])), null);
  assert.equal(negativeBinomialRegression([0, 0, 0, 6, 3, 9], rows.map((at) => [at < 3 ? 1 : 0])), null);
});

Deno.test("negativeBinomialRegression refuses rows of different lengths and impossible counts", () => {
  assert.throws(
    () => negativeBinomialRegression([1, 2, 3], [[1], [1, 2], [3]]),
    /predictor row 1 holds 2 values instead of 1/,
  );
  assert.throws(() => negativeBinomialRegression([1.5], [[1]]), RangeError);
  assert.throws(() => negativeBinomialRegression([1], [[1]], { exposures: [0] }), RangeError);
});
