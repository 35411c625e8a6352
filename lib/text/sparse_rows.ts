/** Rows of numbers, most of them zero: row `i` holds `weights[k]` in column `columns[k]` for `starts[i]` <= k < `starts[i + 1]`. */
export interface SparseRows {
  /** One more than there are rows. */
  readonly starts: Uint32Array;
  /** Columns of a row, ascending. */
  readonly columns: Uint32Array;
  /** Weight in each of those columns; rows are scaled to length 1. */
  readonly weights: Float64Array;
  /** How many columns there are. */
  readonly width: number;
}

/** How many rows there are. */
export function rowCount(rows: SparseRows): number {
  return rows.starts.length - 1;
}

/** Packs rows given as columns and weights, in any order of columns, each scaled to length 1; a row of zeros stays one. */
export function packRows(rows: readonly ReadonlyMap<number, number>[], width: number): SparseRows {
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach((row, at) => starts[at + 1] = (starts[at] ?? 0) + row.size);
  const total = starts[rows.length] ?? 0;
  const columns = new Uint32Array(total);
  const weights = new Float64Array(total);
  rows.forEach((row, at) => {
    const length = Math.sqrt([...row.values()].reduce((sum, weight) => sum + weight * weight, 0)) || 1;
    const sorted = Uint32Array.from(row.keys()).sort();
    columns.set(sorted, starts[at]);
    sorted.forEach((column, step) => weights[(starts[at] ?? 0) + step] = (row.get(column) ?? 0) / length);
  });
  return { starts, columns, weights, width };
}
