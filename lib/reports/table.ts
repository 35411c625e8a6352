import type { Unit } from "../model/unit.ts";

/** What a table shows of its rows. */
export interface TableOptions {
  /** Columns in the order shown, by key; default: every key of the first row. */
  readonly columns?: readonly string[];
  /** Unit of a column's numbers, by key: seconds are then shown as minutes, hours or days. */
  readonly units?: Readonly<Record<string, Unit>>;
  /** What a row is, and where the rows come from. */
  readonly caption?: string;
}

/** Rows to show as a table. */
export interface Table {
  /** Says what it is. */
  readonly kind: "table";
  /** The rows, by key. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** Keys shown, in order. */
  readonly columns: readonly string[];
  /** Unit of a column's numbers, by key. */
  readonly units: Readonly<Record<string, Unit>>;
  /** What stands above it, or null. */
  readonly caption: string | null;
}

/**
 * Rows as a table to show, with chosen columns and units.
 *
 * @example
 * ```ts
 * import { table } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const made = table([{ service: "payments", median_s: 5100 }], { units: { median_s: "s" } });
 * assert.deepEqual(made.columns, ["service", "median_s"]);
 * ```
 */
export function table(rows: readonly object[], options: TableOptions = {}): Table {
  return {
    kind: "table",
    rows: rows as readonly Readonly<Record<string, unknown>>[],
    columns: options.columns ?? Object.keys(rows[0] ?? {}),
    units: options.units ?? {},
    caption: options.caption ?? null,
  };
}
