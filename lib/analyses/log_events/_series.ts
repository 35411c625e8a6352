import type { LogEventRow } from "./rows.ts";

/** Lines of one pattern: in the window first, then in each block before it in which its log was written. */
export interface Series {
  readonly about: LogEventRow;
  readonly counts: readonly number[];
}

/** One log: what a source reads of a service. */
export interface Log {
  readonly name: string;
  /** Blocks before the window in which it was written. */
  readonly blocks: number;
  /** Whether it was written in the window. */
  readonly speaks: boolean;
  readonly series: readonly Series[];
  readonly rows: readonly LogEventRow[];
}

function nameOf({ service, source }: LogEventRow): string {
  return service === null ? `a log of no service (${source})` : `${service} (${source})`;
}

function logOf(name: string, rows: readonly LogEventRow[]): Log {
  // A block without any line of the log says nothing: nobody knows whether it was silent or not kept.
  const blocks = [...new Set(rows.map(({ block }) => block))].sort((a, b) => a - b);
  const place = new Map(blocks.map((block, at) => [block, at]));
  const series = [...Map.groupBy(rows, ({ patternId }) => patternId).values()].map((own) => {
    const counts = blocks.map(() => 0);
    for (const { block, lines } of own) {
      const at = place.get(block) as number;
      counts[at] = (counts[at] ?? 0) + lines;
    }
    return { about: own[0] as LogEventRow, counts };
  });
  const speaks = blocks[0] === 0;
  return { name, blocks: blocks.length - (speaks ? 1 : 0), speaks, series, rows };
}

/** What tells the message of a row from others. */
export function namesOf({ patternId, pattern, source, service, level }: LogEventRow) {
  return { patternId, pattern, source, service, level };
}

/** Parts rows by log and lays out the counts of each pattern. */
export function logsOf(rows: readonly LogEventRow[]): Log[] {
  return [...Map.groupBy(rows, nameOf)].map(([name, own]) => logOf(name, own));
}
