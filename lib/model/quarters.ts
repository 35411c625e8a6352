import type { Period } from "./period.ts";

/** Calendar quarters from the first known incident to the end of the period, the last one cut there. */
export function quartersOf(first: number, end: string): Period[] {
  const quarters: Period[] = [];
  const date = new Date(first);
  let quarter = date.getUTCFullYear() * 4 + Math.floor(date.getUTCMonth() / 3);
  const startOf = (index: number) =>
    new Date(Date.UTC(Math.floor(index / 4), (index % 4) * 3, 1)).toISOString();
  for (; startOf(quarter) < end; quarter++) {
    const next = startOf(quarter + 1);
    quarters.push({
      label: `${Math.floor(quarter / 4)}-Q${quarter % 4 + 1}`,
      start: startOf(quarter),
      end: next < end ? next : end,
    });
  }
  return quarters;
}
