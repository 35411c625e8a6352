import { benjaminiHochberg } from "../../stats/benjamini_hochberg.ts";
import { countInterval } from "../../stats/count_interval.ts";
import { dispersion } from "../../stats/dispersion.ts";
import type { LogEvent } from "./events.ts";
import { type Novelty, noveltyP } from "./_novelty.ts";
import type { Settings } from "./options.ts";
import { pooledP, scoresOf } from "./_scores.ts";
import { type Log, namesOf, type Series } from "./_series.ts";

/** A pattern written in fewer blocks than this, the window among them, has no usual rate. */
export const fewestSeen = 5;

/** What the search found. */
export interface Judged {
  readonly events: readonly LogEvent[];
  /** Patterns whose rate was tested. */
  readonly tested: number;
  readonly hypotheses: number;
  /** Of as many new messages as there are; null where nothing tells. */
  readonly novelty: { readonly pValue: number | null; readonly qValue: number | null };
}

/** Whether a pattern has a usual rate: the rule treats the window as any other block, or it would not be one of them. */
export function isSeenOften({ counts }: Series): boolean {
  return counts.filter((count) => count > 0).length >= fewestSeen;
}

/** The interval is that of the window's own rate: the usual one rests on many times as many blocks. */
function eventOf(
  { about, counts }: Series,
  [pValue, qValue]: readonly [number, number],
  { confidence }: Settings,
): LogEvent {
  const [lines = 0, ...before] = counts;
  const usual = before.reduce((sum, count) => sum + count, 0) / before.length;
  const { confLow, confHigh } = countInterval(lines, {
    dispersion: Math.max(1, dispersion(before)),
    confidence,
  });
  return {
    ...namesOf(about),
    kind: lines === 0 ? "vanished" : "burst",
    lines,
    usual,
    ratio: lines / usual,
    confLow: (confLow ?? 0) / usual,
    confHigh: confHigh === null ? null : confHigh / usual,
    pValue,
    qValue,
  };
}

/** Rates are one search and the number of new messages another, each with half of the allowed false alarms. */
function ofTwo(value: number): number {
  return Math.min(1, 2 * value);
}

/** Judges every pattern's rate in the window, and the number of new ones. */
export function judge(logs: readonly Log[], novelty: Novelty, settings: Settings): Judged {
  const series = logs.flatMap((log) => log.series.filter(isSeenOften));
  const pValues = pooledP(series.map(scoresOf));
  const qValues = benjaminiHochberg(pValues).map(ofTwo);
  const newP = noveltyP(novelty);
  const events = series.flatMap((own, at) => {
    const [p, q] = [pValues[at] ?? 1, qValues[at] ?? 1];
    return q > 1 - settings.confidence ? [] : [eventOf(own, [p, q], settings)];
  });
  return {
    events,
    tested: series.length,
    hypotheses: pValues.length + (newP === null ? 0 : 1),
    novelty: { pValue: newP, qValue: newP === null ? null : ofTwo(newP) },
  };
}
