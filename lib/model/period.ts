/** A half-open span of calendar time, `start <= t < end`. */
export interface Period {
  /** How people name it: `2026-Q3`, `2026-09`, `2026-H1`, `2026`, or a range `2026-Q2..2026-Q3`. */
  readonly label: string;
  /** First instant, ISO 8601 in UTC. */
  readonly start: string;
  /** First instant after it, ISO 8601 in UTC. */
  readonly end: string;
}

const grammar = /^(\d{4})(?:-(?:Q([1-4])|H([12])|(0[1-9]|1[0-2])))?$/;

interface Months {
  readonly first: number;
  readonly count: number;
}

function months(label: string): Months {
  const found = grammar.exec(label);
  if (!found) {
    throw new RangeError(
      `Cannot read period "${label}": it is none of 2026, 2026-H1, 2026-Q3, 2026-09 or a range a..b. ` +
        `Write the period in one of these forms.`,
    );
  }
  const [, year, quarter, half, month] = found;
  const january = Number(year) * 12;
  if (quarter) return { first: january + (Number(quarter) - 1) * 3, count: 3 };
  if (half) return { first: january + (Number(half) - 1) * 6, count: 6 };
  if (month) return { first: january + Number(month) - 1, count: 1 };
  return { first: january, count: 12 };
}

function span(label: string): Months {
  const [from, to, more] = label.split("..");
  const first = months(from ?? "");
  if (to === undefined) return first;
  const last = months(to);
  if (more !== undefined || last.first < first.first) {
    throw new RangeError(
      `Cannot read period "${label}": its end comes before its start. Write earlier..later.`,
    );
  }
  return { first: first.first, count: last.first + last.count - first.first };
}

function instant(month: number): string {
  return new Date(Date.UTC(Math.floor(month / 12), month % 12, 1)).toISOString();
}

/**
 * Reads a period the way people write it. Boundaries are midnights in UTC.
 *
 * @param label `2026`, `2026-H1`, `2026-Q3`, `2026-09`, or a range of two such labels joined by `..`.
 * @returns the half-open span it names.
 * @throws {RangeError} when the label is in none of these forms.
 *
 * @example
 * ```ts
 * import { parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.deepEqual(parsePeriod("2026-Q3"), {
 *   label: "2026-Q3",
 *   start: "2026-07-01T00:00:00.000Z",
 *   end: "2026-10-01T00:00:00.000Z",
 * });
 * ```
 */
export function parsePeriod(label: string): Period {
  const { first, count } = span(label);
  return { label, start: instant(first), end: instant(first + count) };
}

function labelOf(first: number, count: number): string {
  const year = Math.floor(first / 12);
  const month = first % 12;
  if (count === 12 && month === 0) return `${year}`;
  if (count === 6 && month % 6 === 0) return `${year}-H${month / 6 + 1}`;
  if (count === 3 && month % 3 === 0) return `${year}-Q${month / 3 + 1}`;
  if (count === 1) return `${year}-${String(month + 1).padStart(2, "0")}`;
  return `${labelOf(first, 1)}..${labelOf(first + count - 1, 1)}`;
}

/**
 * The period of the same length that ends where this one starts.
 *
 * @example
 * ```ts
 * import { parsePeriod, previousPeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.equal(previousPeriod(parsePeriod("2026-Q1")).label, "2025-Q4");
 * ```
 */
export function previousPeriod(period: Period): Period {
  const { first, count } = span(period.label);
  return parsePeriod(labelOf(first - count, count));
}
