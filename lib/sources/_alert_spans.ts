/** A time in which an alert fired; the end is NULL where the samples do not show it. */
export interface Span {
  readonly from: number;
  readonly to: number | null;
}

/**
 * Times in which an alert fired, from the instants at which a series of `ALERTS` has a sample. A series lives while its
 * alert does; a gap of more than a step and a half is an end.
 *
 * @param at seconds since 1970, ascending.
 * @param step seconds between two samples of the query.
 * @param last last instant of any series: what still fired then has no end that was seen.
 */
export function alertSpans(at: readonly number[], step: number, last: number): readonly Span[] {
  const spans: Span[] = [];
  let from = at[0];
  for (const [index, now] of at.entries()) {
    const next = at[index + 1];
    if (from === undefined || (next !== undefined && next - now <= 1.5 * step)) continue;
    spans.push({ from, to: now + step <= last ? now + step : null });
    from = next;
  }
  return spans;
}

/** The step of a query, as far as its samples show it: the shortest time between two of one series; 60 where none shows it. */
export function stepOf(series: readonly (readonly number[])[]): number {
  const gaps = series.flatMap((at) => at.slice(1).map((now, index) => now - (at[index] ?? now)));
  const least = gaps.reduce((least, gap) => gap > 0 && gap < least ? gap : least, Infinity);
  return Number.isFinite(least) ? least : 60;
}
