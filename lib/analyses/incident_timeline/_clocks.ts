import type { ClockRow } from "./clock_rows.ts";

/** What has to be added to the times of a source. */
export interface Shift {
  readonly source: string;
  /** Seconds. */
  readonly shiftS: number;
  /** The source it was measured against. */
  readonly against: string;
  /** Events both tell. */
  readonly n: number;
}

/** Of two sources that differ, the one that others disagree with as well is wrong; else the one that only retells. */
function wrongOf({ source, other }: ClockRow, clocks: readonly ClockRow[]): string {
  const balance = (name: string) =>
    clocks.filter((clock) => clock.source === name || clock.other === name)
      .reduce((sum, { isApart }) => sum + (isApart ? 1 : -1), 0);
  return balance(source) > balance(other) ? source : other;
}

/** Which clocks are set right, each by the pair that most events speak for. */
export function shiftsOf(clocks: readonly ClockRow[]): Shift[] {
  const shifts = clocks.filter(({ isApart }) => isApart).toSorted((a, b) => b.n - a.n).map((clock): Shift => {
    const { source, other, n, offsetS } = clock;
    const wrong = wrongOf(clock, clocks);
    return wrong === other
      ? { source: other, shiftS: -offsetS, against: source, n }
      : { source, shiftS: offsetS, against: other, n };
  });
  return [...Map.groupBy(shifts, ({ source }) => source).values()].flatMap(([first]) => first ?? []);
}
