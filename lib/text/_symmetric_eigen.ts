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

/** Turns two entries, `step` apart, by an angle. */
function turn(values: Float64Array, p: number, q: number, cos: number, sin: number): void {
  const [x, y] = [values[p] as number, values[q] as number];
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

function rotate(matrix: Dense, vectors: Dense, p: number, q: number): void {
  const angles = angle(matrix, p, q);
  if (angles === null) return;
  const { width } = matrix;
  for (let k = 0; k < width; k++) turn(matrix.values, k * width + p, k * width + q, ...angles);
  for (let k = 0; k < width; k++) turn(matrix.values, p * width + k, q * width + k, ...angles);
  for (let k = 0; k < width; k++) turn(vectors.values, k * width + p, k * width + q, ...angles);
}

/**
 * Eigenvalues of a symmetric matrix, largest first, and their vectors as columns, by Jacobi's rotations (Golub and Van
 * Loan, Matrix Computations, 8.5). The matrix is used up.
 */
export function symmetricEigen(matrix: Dense): { readonly values: Float64Array; readonly vectors: Dense } {
  const { width } = matrix;
  const vectors = zeros(width, width);
  for (let i = 0; i < width; i++) vectors.values[i * width + i] = 1;
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const { off, all } = squaresOff(matrix);
    if (off <= enough * all) break;
    for (let p = 0; p < width; p++) {
      for (let q = p + 1; q < width; q++) rotate(matrix, vectors, p, q);
    }
  }
  const diagonal = Float64Array.from({ length: width }, (_, i) => matrix.values[i * width + i] as number);
  const order = [...diagonal.keys()].sort((a, b) => (diagonal[b] as number) - (diagonal[a] as number));
  const sorted = zeros(width, width);
  order.forEach((from, to) => {
    for (let k = 0; k < width; k++) {
      sorted.values[k * width + to] = vectors.values[k * width + from] as number;
    }
  });
  return { values: Float64Array.from(order, (i) => diagonal[i] as number), vectors: sorted };
}
