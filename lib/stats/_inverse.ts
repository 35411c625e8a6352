/** Inverse of a symmetric matrix with only positive eigenvalues, by Gauss and Jordan; null where it has none or nearly. */
export function inverseOf(matrix: readonly Float64Array[]): Float64Array[] | null {
  const size = matrix.length;
  const rows = matrix.map((row, i) => {
    const both = new Float64Array(2 * size);
    both.set(row);
    both[size + i] = 1;
    return both;
  });
  for (let k = 0; k < size; k++) {
    const pivot = rows[k] as Float64Array;
    const own = pivot[k] as number;
    if (!(own > 1e-12 * ((matrix[k] as Float64Array)[k] as number))) return null;
    for (let j = k; j < 2 * size; j++) pivot[j] = (pivot[j] as number) / own;
    for (const row of rows) {
      const factor = row[k] as number;
      if (row === pivot || factor === 0) continue;
      for (let j = k; j < 2 * size; j++) row[j] = (row[j] as number) - factor * (pivot[j] as number);
    }
  }
  return rows.map((row) => row.slice(size));
}

/** A matrix times a column. */
export function timesColumn(matrix: readonly Float64Array[], column: Float64Array): Float64Array {
  return Float64Array.from(
    matrix,
    (row) => row.reduce((sum, value, at) => sum + value * (column[at] as number), 0),
  );
}
