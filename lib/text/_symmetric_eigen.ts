import { type Dense, zeros } from "./_dense.ts";

const sweeps = 40;
const enough = 1e-22;

function squaresOff({ values, width }: Dense): { off: number; all: number } {
  let [off, all] = [0, 0];
  for (let i = 0; i < width; i++) {
    for (let j = 0; j < width; j++) {
      const square = (values[i * width + j] as number) ** 2;
      all += square;
      if (i !== j) off += square;
    }
  }
  return { off, all };
}

/** Turns two rows, which begin at `p` and `q`, by an angle. */
function turnRows(values: Float64Array, p: number, q: number, width: number, cos: number, sin: number): void {
  for (let k = 0; k < width; k++) {
    const x = values[p + k] as number;
    const y = values[q + k] as number;
    values[p + k] = cos * x - sin * y;
    values[q + k] = sin * x + cos * y;
  }
}

/** Turns two columns of one row by an angle. */
function turnPair(values: Float64Array, p: number, q: number, cos: number, sin: number): void {
  const x = values[p] as number;
  const y = values[q] as number;
  values[p] = cos * x - sin * y;
  values[q] = sin * x + cos * y;
}

/** Cosine and sine of the angle that makes the entry of row p and column q zero; null where it is. */
function angle({ values, width }: Dense, p: number, q: number): [number, number] | null {
  const off = values[p * width + q] as number;
  if (off === 0) return null;
  const theta = ((values[q * width + q] as number) - (values[p * width + p] as number)) / (2 * off);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const cos = 1 / Math.hypot(tangent, 1);
  return [cos, tangent * cos];
}

/** Rows lie together in memory, so they are turned; columns are copied from them, as the matrix stays symmetric. */
function rotate(
  { values, width }: Dense,
  vectors: Dense,
  p: number,
  q: number,
  angles: [number, number],
): void {
  const [rowP, rowQ] = [p * width, q * width];
  const [cos, sin] = angles;
  turnRows(values, rowP, rowQ, width, cos, sin);
  turnPair(values, rowP + p, rowP + q, cos, sin);
  turnPair(values, rowQ + p, rowQ + q, cos, sin);
  for (let k = 0; k < width; k++) {
    if (k === p || k === q) continue;
    values[k * width + p] = values[rowP + k] as number;
    values[k * width + q] = values[rowQ + k] as number;
  }
  turnRows(vectors.values, rowP, rowQ, width, cos, sin);
}

/**
 * Eigenvalues of a symmetric matrix, largest first, and their vectors as columns, by Jacobi's rotations (Golub and Van
 * Loan, Matrix Computations, 8.5). The matrix is used up.
 */
export function symmetricEigen(matrix: Dense): { readonly values: Float64Array; readonly vectors: Dense } {
  const { width } = matrix;
  /** A vector a row, until they are sorted. */
  const vectors = zeros(width, width);
  for (let i = 0; i < width; i++) vectors.values[i * width + i] = 1;
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const { off, all } = squaresOff(matrix);
    if (off <= enough * all) break;
    for (let p = 0; p < width; p++) {
      for (let q = p + 1; q < width; q++) {
        const angles = angle(matrix, p, q);
        if (angles !== null) rotate(matrix, vectors, p, q, angles);
      }
    }
  }
  const diagonal = Float64Array.from({ length: width }, (_, i) => matrix.values[i * width + i] as number);
  const order = [...diagonal.keys()].sort((a, b) => (diagonal[b] as number) - (diagonal[a] as number));
  const sorted = zeros(width, width);
  order.forEach((from, to) => {
    for (let k = 0; k < width; k++) {
      sorted.values[k * width + to] = vectors.values[from * width + k] as number;
    }
  });
  return { values: Float64Array.from(order, (i) => diagonal[i] as number), vectors: sorted };
}
