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
    let squares = 0;
    for (const weight of row.values()) squares += weight * weight;
    const length = Math.sqrt(squares) || 1;
    const start = starts[at] as number;
    let place = start;
    for (const column of row.keys()) columns[place++] = column;
    columns.subarray(start, place).sort();
    for (let k = start; k < place; k++) weights[k] = (row.get(columns[k] as number) as number) / length;
  });
  return { starts, columns, weights, width };
}
