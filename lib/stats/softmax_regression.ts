import { checkLength } from "./_checks.ts";
import { minimise, type Problem } from "./_minimise.ts";

/** Rows of numbers, most of them zero: row `i` holds `weights[k]` in column `columns[k]` for `starts[i]` <= k < `starts[i + 1]`. */
export interface FeatureRows {
  /** One more than there are rows. */
  readonly starts: Uint32Array;
  /** Columns of a row, ascending. */
  readonly columns: Uint32Array;
  /** Value in each of those columns. */
  readonly weights: Float64Array;
  /** How many columns there are. */
  readonly width: number;
}

/** How a softmax regression is fitted. */
export interface SoftmaxOptions {
  /** How many classes there are. */
  readonly classes: number;
  /** Half of this times the squared weights is added to the loss; more draws all probabilities together. Above 0. */
  readonly penalty: number;
  /** What each row counts in the loss; 1 unless told. */
  readonly rowWeights?: readonly number[];
  /** Scores known beforehand, `row * classes + k`: the fit learns what they leave open. None unless told. */
  readonly offsets?: Float64Array;
}

/** Weights of a fitted softmax regression. */
export interface SoftmaxModel {
  /** How many classes there are. */
  readonly classes: number;
  /** Weight of column j for class k at `k * width + j`. */
  readonly weights: Float64Array;
  /** Of each class; they sum to 0. */
  readonly intercepts: Float64Array;
  /** How many columns there are. */
  readonly width: number;
}

/** Products of all pairs of rows: what the fit needs to know of them. */
function gramOf({ starts, columns, weights, width }: FeatureRows): Float64Array {
  const n = starts.length - 1;
  const gram = new Float64Array(n * n);
  const dense = new Float64Array(width);
  for (let i = 0; i < n; i++) {
    for (let k = starts[i] as number; k < (starts[i + 1] as number); k++) {
      dense[columns[k] as number] = weights[k] as number;
    }
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = starts[j] as number; k < (starts[j + 1] as number); k++) {
        sum += (weights[k] as number) * (dense[columns[k] as number] as number);
      }
      gram[i * n + j] = gram[j * n + i] = sum;
    }
    for (let k = starts[i] as number; k < (starts[i + 1] as number); k++) dense[columns[k] as number] = 0;
  }
  return gram;
}

/** Scores to probabilities in place; returns the logarithm of what they were divided by. */
function toProbabilities(scores: Float64Array): number {
  let [top, sum] = [-Infinity, 0];
  for (let k = 0; k < scores.length; k++) top = Math.max(top, scores[k] as number);
  for (let k = 0; k < scores.length; k++) sum += scores[k] = Math.exp((scores[k] as number) - top);
  for (let k = 0; k < scores.length; k++) scores[k] = (scores[k] as number) / sum;
  return top + Math.log(sum);
}

/**
 * The fit in coordinates of rows in place of columns: the best weights of a class are a sum of rows (Kimeldorf and
 * Wahba 1971), `coefficients` of them, and rows are far fewer than columns. A point holds coefficients (n x classes),
 * the scores they give to the rows (n x classes, products with the Gram matrix), and the intercepts; under
 * the inner product of coefficients with scores it is the fit in columns, step by step.
 */
function problemOf(rows: FeatureRows, labels: readonly number[], options: SoftmaxOptions): Problem {
  const n = labels.length;
  const { classes, penalty, rowWeights, offsets } = options;
  const size = n * classes;
  const gram = gramOf(rows);
  const spread = (point: Float64Array) => {
    point.fill(0, size, 2 * size);
    for (let i = 0; i < n; i++) {
      const own = size + i * classes;
      for (let j = 0; j < n; j++) {
        const product = gram[i * n + j] as number;
        if (product === 0) continue;
        for (let k = 0; k < classes; k++) {
          point[own + k] = (point[own + k] as number) + product * (point[j * classes + k] as number);
        }
      }
    }
  };
  const dot = (one: Float64Array, other: Float64Array) => {
    let sum = 0;
    for (let at = 0; at < size; at++) sum += (one[at] as number) * (other[size + at] as number);
    for (let at = 2 * size; at < 2 * size + classes; at++) sum += (one[at] as number) * (other[at] as number);
    return sum;
  };
  const at = (point: Float64Array) => {
    const gradient = new Float64Array(point.length);
    const scores = new Float64Array(classes);
    let value = 0;
    for (let i = 0; i < n; i++) {
      const weight = rowWeights?.[i] ?? 1;
      const label = labels[i] as number;
      for (let k = 0; k < classes; k++) {
        const known = offsets?.[i * classes + k] ?? 0;
        scores[k] = (point[size + i * classes + k] as number) + (point[2 * size + k] as number) + known;
      }
      const own = scores[label] as number;
      value += weight * (toProbabilities(scores) - own);
      for (let k = 0; k < classes; k++) {
        const place = i * classes + k;
        const excess = weight * ((scores[k] as number) - (k === label ? 1 : 0));
        gradient[place] = excess + penalty * (point[place] as number);
        gradient[2 * size + k] = (gradient[2 * size + k] as number) + excess;
        value += penalty / 2 * (point[place] as number) * (point[size + place] as number);
      }
    }
    spread(gradient);
    return { value, gradient };
  };
  return { start: new Float64Array(2 * size + classes), at, dot };
}

function modelOf(rows: FeatureRows, point: Float64Array, classes: number): SoftmaxModel {
  const n = rows.starts.length - 1;
  const { width } = rows;
  const weights = new Float64Array(classes * width);
  for (let i = 0; i < n; i++) {
    for (let at = rows.starts[i] as number; at < (rows.starts[i + 1] as number); at++) {
      const [column, weight] = [rows.columns[at] as number, rows.weights[at] as number];
      for (let k = 0; k < classes; k++) {
        const place = k * width + column;
        weights[place] = (weights[place] as number) + weight * (point[i * classes + k] as number);
      }
    }
  }
  const intercepts = point.slice(2 * n * classes);
  const mean = intercepts.reduce((sum, value) => sum + value, 0) / classes;
  return { classes, weights, intercepts: intercepts.map((value) => value - mean), width };
}

function check(n: number, labels: readonly number[], options: SoftmaxOptions): void {
  const { classes, penalty, rowWeights, offsets } = options;
  const action = "fit a softmax regression";
  checkLength(action, "labels", labels.length, n);
  if (rowWeights) checkLength(action, "rowWeights", rowWeights.length, n);
  if (offsets) checkLength(action, "offsets", offsets.length, n * classes);
  const wrong = labels.findIndex((label) => !(Number.isInteger(label) && label >= 0 && label < classes));
  if (wrong >= 0) {
    throw new RangeError(
      `Cannot ${action}: label ${wrong} is ${labels[wrong]}. Give classes from 0 to ${classes - 1}.`,
    );
  }
  if (!(penalty > 0 && penalty < Infinity)) {
    throw new RangeError(
      `Cannot ${action}: the penalty is ${penalty}. Give a number above 0, or weights grow without end.`,
    );
  }
}

/**
 * Fits a multinomial logistic (softmax) regression with squared weights as penalty; intercepts are free. The loss is
 * the sum over rows of their weight times -ln p(their class). Deterministic; L-BFGS in the space the rows span, so
 * that time grows with rows² x classes and not with columns: made for hundreds of labelled texts with thousands of
 * features.
 *
 * @param rows one a labelled example.
 * @param labels class of each row, 0 to classes - 1. A class without a row gets a low probability everywhere.
 * @throws {RangeError} for a label out of range, lengths that differ, or a penalty of 0 or less.
 *
 * @example
 * ```ts
 * import { featuresOf, learnVocabulary, softmaxProbabilities, softmaxRegression, tfIdf } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const texts = ["disk full", "disk broke", "bad config", "config typo"].map((text) => featuresOf(text, "words"));
 * const vocabulary = learnVocabulary(texts, { minTexts: 1, maxShare: 1 });
 * const model = softmaxRegression(tfIdf(texts, vocabulary), [0, 0, 1, 1], { classes: 2, penalty: 0.1 });
 * const [disk = 0, config = 0] = softmaxProbabilities(model, tfIdf([featuresOf("a disk", "words")], vocabulary));
 * assert.ok(disk > 0.8 && Math.abs(disk + config - 1) < 1e-12);
 * ```
 */
export function softmaxRegression(
  rows: FeatureRows,
  labels: readonly number[],
  options: SoftmaxOptions,
): SoftmaxModel {
  check(rows.starts.length - 1, labels, options);
  return modelOf(rows, minimise(problemOf(rows, labels, options)), options.classes);
}

/**
 * Scores of rows under a model: `row * classes + k` holds the one of class k; their softmax are the probabilities.
 *
 * @example
 * ```ts
 * import { softmaxScores } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const model = { classes: 2, width: 1, weights: Float64Array.of(1, -1), intercepts: Float64Array.of(0.5, -0.5) };
 * const rows = { starts: Uint32Array.of(0, 1), columns: Uint32Array.of(0), weights: Float64Array.of(2), width: 1 };
 * assert.deepEqual([...softmaxScores(model, rows)], [2.5, -2.5]);
 * ```
 */
export function softmaxScores(model: SoftmaxModel, rows: FeatureRows): Float64Array {
  const { classes, weights, intercepts, width } = model;
  const n = rows.starts.length - 1;
  const scores = new Float64Array(n * classes);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < classes; k++) {
      let sum = intercepts[k] as number;
      for (let at = rows.starts[i] as number; at < (rows.starts[i + 1] as number); at++) {
        sum += (rows.weights[at] as number) * (weights[k * width + (rows.columns[at] as number)] as number);
      }
      scores[i * classes + k] = sum;
    }
  }
  return scores;
}

/**
 * Probabilities of the classes for rows: `row * classes + k` holds the one of class k, and each row sums to 1.
 *
 * @param temperature scores are divided by it: above 1 where the model is too sure of itself.
 *
 * @example
 * ```ts
 * import { softmaxProbabilities } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const model = { classes: 2, width: 1, weights: Float64Array.of(1, -1), intercepts: Float64Array.of(0, 0) };
 * const rows = { starts: Uint32Array.of(0, 0), columns: new Uint32Array(), weights: new Float64Array(), width: 1 };
 * assert.deepEqual([...softmaxProbabilities(model, rows)], [0.5, 0.5]);
 * ```
 */
export function softmaxProbabilities(model: SoftmaxModel, rows: FeatureRows, temperature = 1): Float64Array {
  return tempered(softmaxScores(model, rows), model.classes, temperature);
}

/** Probabilities from scores of rows side by side. */
export function tempered(scores: Float64Array, classes: number, temperature: number): Float64Array {
  const probabilities = scores.map((score) => score / temperature);
  for (let from = 0; from < probabilities.length; from += classes) {
    toProbabilities(probabilities.subarray(from, from + classes));
  }
  return probabilities;
}
