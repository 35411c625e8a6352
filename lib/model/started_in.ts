import type { Period } from "./period.ts";

/** Those that started in the period. */
export function startedIn<Row extends { readonly startedAt: string }>(
  rows: readonly Row[],
  { start, end }: Period,
): Row[] {
  const [from, until] = [Date.parse(start), Date.parse(end)];
  return rows.filter(({ startedAt }) => Date.parse(startedAt) >= from && Date.parse(startedAt) < until);
}
