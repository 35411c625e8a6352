import { rowCount, type SparseRows } from "./sparse_rows.ts";

/** A matrix: row `i` holds `values[i * width]` to `values[i * width + width - 1]`. */
export interface Dense {
  readonly values: Float64Array;
  readonly rows: number;
  readonly width: number;
}

export function zeros(rows: number, width: number): Dense {
  return { values: new Float64Array(rows * width), rows, width };
}

/** One row, not copied. */
export function rowOf({ values, width }: Dense, row: number): Float64Array {
  return values.subarray(row * width, (row + 1) * width);
}

/** All rows, not copied: made once where they are read again and again, as a view costs more than a product. */
export function rowsOf(matrix: Dense): Float64Array[] {
  return Array.from({ length: matrix.rows }, (_, row) => rowOf(matrix, row));
}

/** Adds `factor` times `other` to `into`. */
export function addTo(into: Float64Array, other: Float64Array, factor = 1): void {
  for (let at = 0; at < into.length; at++) {
    into[at] = (into[at] as number) + factor * (other[at] as number);
  }
}

export function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] as number) * (other[at] as number);
  return sum;
}

/** Scales to length 1 in place; zeros stay. Returns the length it had. */
export function toUnit(row: Float64Array): number {
  const length = Math.sqrt(dot(row, row));
  if (length > 0) { for (let at = 0; at < row.length; at++) row[at] = (row[at] as number) / length; }
  return length;
}

/** Sparse rows times a matrix. */
export function times(rows: SparseRows, matrix: Dense): Dense {
  const product = zeros(rowCount(rows), matrix.width);
  const factors = rowsOf(matrix);
  for (let row = 0; row < product.rows; row++) {
    const into = rowOf(product, row);
    for (let k = rows.starts[row] as number; k < (rows.starts[row + 1] as number); k++) {
      addTo(into, factors[rows.columns[k] as number] as Float64Array, rows.weights[k]);
    }
  }
  return product;
}

/** Sparse rows, turned over, times a matrix. */
export function turnedTimes(rows: SparseRows, matrix: Dense): Dense {
  const product = zeros(rows.width, matrix.width);
  const sums = rowsOf(product);
  for (let row = 0; row < matrix.rows; row++) {
    const from = rowOf(matrix, row);
    for (let k = rows.starts[row] as number; k < (rows.starts[row + 1] as number); k++) {
      addTo(sums[rows.columns[k] as number] as Float64Array, from, rows.weights[k]);
    }
  }
  return product;
}

/** Products of all pairs of columns. */
export function gramOf(matrix: Dense): Dense {
  const { width } = matrix;
  const gram = zeros(width, width);
  const sums = rowsOf(gram);
  for (let row = 0; row < matrix.rows; row++) {
    const from = rowOf(matrix, row);
    for (let i = 0; i < width; i++) {
      const factor = from[i] as number;
      if (factor === 0) continue;
      const into = sums[i] as Float64Array;
      for (let j = i; j < width; j++) into[j] = (into[j] as number) + factor * (from[j] as number);
    }
  }
  for (let i = 0; i < width; i++) {
    for (let j = 0; j < i; j++) gram.values[i * width + j] = gram.values[j * width + i] as number;
  }
  return gram;
}
