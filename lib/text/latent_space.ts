import { createRandom } from "../stats/random.ts";
import { addTo, type Dense, gramOf, rowOf, rowsOf, times, turnedTimes, zeros } from "./_dense.ts";
import { symmetricEigen } from "./_symmetric_eigen.ts";
import { rowCount, type SparseRows } from "./sparse_rows.ts";

/** Directions in which texts differ most: words that keep company share one, so that texts without a word in common can be alike. */
export interface LatentSpace {
  /** Length of each direction over all rows, largest first. */
  readonly singularValues: Float64Array;
  /** Share of each column in each direction: `basis[column * dimensions + direction]`. */
  readonly basis: Float64Array;
  /** How many directions there are. */
  readonly dimensions: number;
}

/** How many directions, drawn from which seed. */
export interface LatentOptions {
  /** Directions wanted; fewer where the rows have fewer. */
  readonly dimensions: number;
  /** Of the random start. */
  readonly seed: number;
}

const oversampling = 8;
const iterations = 2;
/** Share of a column's own length below which it is a mix of those before it. */
const tiny = 1e-12;

/** Lower triangle L with LL' = gram; beyond measure where a column is a mix of those before it, so that what is divided by it is nothing. */
function cholesky(gram: Dense): Dense {
  const { width } = gram;
  const root = zeros(width, width);
  const at = (i: number, j: number) => root.values[i * width + j] as number;
  for (let i = 0; i < width; i++) {
    for (let j = i; j < width; j++) {
      let rest = gram.values[i * width + j] as number;
      for (let k = 0; k < i; k++) rest -= at(i, k) * at(j, k);
      root.values[j * width + i] = i !== j
        ? rest / at(i, i)
        : rest > tiny * (gram.values[i * width + i] as number)
        ? Math.sqrt(rest)
        : Infinity;
    }
  }
  return root;
}

/** Makes the columns orthonormal in place, by Cholesky's root of their products, twice as once is not exact enough. */
function orthonormalise(matrix: Dense): void {
  const { width } = matrix;
  for (let pass = 0; pass < 2; pass++) {
    const root = rowsOf(cholesky(gramOf(matrix)));
    for (let row = 0; row < matrix.rows; row++) {
      const values = rowOf(matrix, row);
      for (let j = 0; j < width; j++) {
        const factors = root[j] as Float64Array;
        let rest = values[j] as number;
        for (let k = 0; k < j; k++) rest -= (values[k] as number) * (factors[k] as number);
        values[j] = rest / (factors[j] as number);
      }
    }
  }
}

/**
 * Finds the directions in which rows differ most: a truncated singular value decomposition, by a random start that is
 * sharpened twice. Halko, Martinsson and Tropp (2011), doi:10.1137/090771806. In double precision, the same for the
 * same seed.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { featuresOf, latentRows, learnLatentSpace, learnVocabulary, tfIdf } from "hindcast";
 *
 * const texts = ["pool full", "connections of the pool", "connections gone", "certificate expired"];
 * const features = texts.map((text) => featuresOf(text, "words"));
 * const rows = tfIdf(features, learnVocabulary(features, { minTexts: 1, maxShare: 1 }));
 * const space = learnLatentSpace(rows, { dimensions: 2, seed: 1 });
 * const [pool = 0, , gone = 0] = latentRows(rows, space).filter((_, at) => at % 2 === 0);
 * assert.ok(Math.abs(pool * gone) > 0.01, "no word in common, and yet the same direction");
 * ```
 */
export function learnLatentSpace(rows: SparseRows, { dimensions, seed }: LatentOptions): LatentSpace {
  const width = Math.min(dimensions + oversampling, rowCount(rows), rows.width);
  if (width === 0) return { singularValues: new Float64Array(0), basis: new Float64Array(0), dimensions: 0 };
  const random = createRandom(seed);
  const start = zeros(rows.width, width);
  for (let at = 0; at < start.values.length; at++) start.values[at] = random.normal();
  let range = times(rows, start);
  orthonormalise(range);
  for (let iteration = 0; iteration < iterations; iteration++) {
    const back = turnedTimes(rows, range);
    orthonormalise(back);
    range = times(rows, back);
    orthonormalise(range);
  }
  const small = turnedTimes(rows, range);
  const { values, vectors } = symmetricEigen(gramOf(small));
  const kept = Math.min(dimensions, width);
  const singularValues = values.slice(0, kept).map((value) => Math.sqrt(Math.max(value, 0)));
  const basis = zeros(rows.width, kept);
  const directions = rowsOf(vectors);
  for (let column = 0; column < rows.width; column++) {
    const from = rowOf(small, column);
    const into = rowOf(basis, column);
    for (let k = 0; k < width; k++) {
      const factor = from[k] as number;
      if (factor === 0) continue;
      addTo(into, directions[k] as Float64Array, factor);
    }
    for (let j = 0; j < kept; j++) into[j] = (into[j] as number) / ((singularValues[j] as number) || 1);
  }
  return { singularValues, basis: basis.values, dimensions: kept };
}

/**
 * Places rows in a latent space: `dimensions` numbers a row, one after the other.
 *
 * @param first how many of the directions are taken, all unless told.
 */
export function latentRows(rows: SparseRows, space: LatentSpace, first = space.dimensions): Float64Array {
  const taken = zeros(rows.width, first);
  for (let column = 0; column < rows.width; column++) {
    rowOf(taken, column).set(
      space.basis.subarray(column * space.dimensions, column * space.dimensions + first),
    );
  }
  return times(rows, taken).values;
}
