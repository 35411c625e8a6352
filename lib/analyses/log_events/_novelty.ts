import type { Period } from "../../model/period.ts";
import type { LogEvent } from "./events.ts";
import type { LogEventRow } from "./rows.ts";
import { namesOf } from "./_series.ts";

/** Messages never seen before, by block: of the window first. */
export interface Novelty {
  readonly events: readonly LogEvent[];
  /** How many were new in each block before the window in which any log was written. */
  readonly before: readonly number[];
}

/** Whether a row tells of the first time its pattern was ever seen. */
function isFirst({ firstAt, block }: LogEventRow, { start, end }: Period): boolean {
  const [from, until] = [Date.parse(start), Date.parse(end)];
  return Date.parse(firstAt) >= from - block * (until - from) &&
    Date.parse(firstAt) < until - block * (until - from);
}

function newEvent(row: LogEventRow): LogEvent {
  const { lines } = row;
  const unknown = { ratio: null, confLow: null, confHigh: null, pValue: null, qValue: null };
  return { ...namesOf(row), kind: "new", lines, usual: 0, ...unknown };
}

/** Finds the messages that were new in each block. */
export function noveltyOf(rows: readonly LogEventRow[], window: Period): Novelty {
  const firsts = rows.filter((row) => isFirst(row, window));
  const blocks = [...new Set(rows.map(({ block }) => block))].filter((block) => block > 0);
  return {
    events: firsts.filter(({ block }) => block === 0).map(newEvent),
    before: blocks.map((block) => firsts.filter((row) => row.block === block).length),
  };
}

/** p of at least as many new messages: the share of blocks, the window included, with as many. */
export function noveltyP({ events, before }: Novelty): number | null {
  if (before.length === 0) return null;
  return (before.filter((count) => count >= events.length).length + 1) / (before.length + 1);
}
