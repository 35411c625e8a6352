import type { SourceRow } from "../model/source.ts";

/** Lets a row through the first time a file gives it: exports repeat a person in every record that names them. */
export class Once {
  readonly #seen = new Set<string>();

  rows(rows: readonly SourceRow[]): SourceRow[] {
    return rows.filter(({ row }) => {
      const key = JSON.stringify(row);
      return this.#seen.has(key) ? false : this.#seen.add(key);
    });
  }
}
