/** A value as rows carry it: times and dates are ISO 8601 text in UTC, whole numbers are numbers. */
export type RowValue =
  | string
  | number
  | boolean
  | null
  | readonly RowValue[]
  | { readonly [key: string]: RowValue };

/** The one SQL statement rows came from, with what was bound to its parameters. */
export interface QueryReference {
  /** Names the query in findings and messages. */
  readonly name: string;
  /** The statement, as it was run. */
  readonly sql: string;
  /** What was bound, by name. */
  readonly parameters: Readonly<Record<string, string | number | boolean | null>>;
}

/**
 * Rows of one statement. A plain array that remembers its query; rows filtered or built by hand have none,
 * and findings made from them say so.
 */
export type Rows<Row> = readonly Row[] & { readonly query?: QueryReference };

/**
 * Ties rows to the statement they came from.
 *
 * @example
 * ```ts
 * import { rowsOf } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const rows = rowsOf([{ n: 1 }], { name: "one", sql: "SELECT 1 AS n", parameters: {} });
 * assert.equal(rows.query?.name, "one");
 * assert.equal("query" in rows.filter(() => true), false);
 * ```
 */
export function rowsOf<Row>(rows: readonly Row[], query: QueryReference): Rows<Row> {
  return Object.defineProperty([...rows], "query", { value: query, enumerable: false });
}
