import { rowCount, type SparseRows } from "./sparse_rows.ts";

/** For each column, the rows that have it, ascending. */
export function inverted(rows: SparseRows): SparseRows {
  const starts = new Uint32Array(rows.width + 1);
  for (const column of rows.columns) starts[column + 1] = (starts[column + 1] ?? 0) + 1;
  for (let column = 0; column < rows.width; column++) {
    starts[column + 1] = (starts[column + 1] ?? 0) + (starts[column] ?? 0);
  }
  const next = starts.slice();
  const columns = new Uint32Array(rows.columns.length);
  const weights = new Float64Array(rows.columns.length);
  for (let row = 0; row < rowCount(rows); row++) {
    for (let k = rows.starts[row] as number; k < (rows.starts[row + 1] as number); k++) {
      const column = rows.columns[k] as number;
      const place = next[column] as number;
      next[column] = place + 1;
      columns[place] = row;
      weights[place] = rows.weights[k] as number;
    }
  }
  return { starts, columns, weights, width: rowCount(rows) };
}
