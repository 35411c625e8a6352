import { cleanText } from "../../model/clean_text.ts";
import { countTerm } from "../../model/count_term.ts";
import type { Finding, Term } from "../../model/finding.ts";
import { isWrongYear } from "../../model/is_wrong_year.ts";
import type { Rows } from "../../model/rows.ts";
import type { ClockRow } from "./clock_rows.ts";
import { type Shift, shiftsOf } from "./_clocks.ts";
import type { ConflictingTime, TimelineEntry, Told } from "./entry.ts";
import { join, type Joined, type Timed } from "./_join.ts";
import { placeOf } from "./place_of.ts";
import type { TimelineTelling } from "./rows.ts";

/** Letters of a line that are kept. */
const longest = 240;

function cut(text: string): string {
  const letters = [...cleanText(text)];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join("").trimEnd()}…` : letters.join("");
}

function toldBy(timed: readonly Timed[]): Told[] {
  const told = timed.map(({ telling }): Told => ({
    source: telling.source,
    tool: telling.kind === "message" ? null : telling.record?.split(":")[0] ?? null,
    place: placeOf(telling),
  }));
  return [...new Map(told.map((one) => [`${one.source} ${one.place}`, one])).values()];
}

const iso = (at: number) => new Date(at).toISOString();

function conflictOf(others: readonly Timed[]): ConflictingTime {
  return { at: iso((others[0] as Timed).at), told: toldBy(others) };
}

/** The telling whose words stand for all: a record's, else the longest. */
function spokesman(agreed: readonly Timed[]): Timed {
  const length = ({ telling }: Timed) => telling.kind === "moment" ? Infinity : telling.text?.length ?? 0;
  return agreed.toSorted((a, b) => length(b) - length(a))[0] as Timed;
}

function entryOf({ event, agreed, others }: Joined): TimelineEntry {
  const { telling, at, shiftS } = spokesman(agreed);
  return {
    at: iso(event === null ? Math.min(...agreed.map((one) => one.at)) : at),
    kind: telling.kind,
    what: event ?? telling.what,
    text: telling.text === null ? null : cut(telling.text),
    service: telling.service,
    lagS: telling.lagS,
    seen: telling.seen,
    usual: telling.usual,
    told: toldBy(agreed),
    conflicts: others.map(conflictOf),
    shiftS,
  };
}

function first(entries: readonly TimelineEntry[], isIt: (entry: TimelineEntry) => boolean): number | null {
  const at = entries.find(isIt)?.at;
  return at === undefined ? null : Date.parse(at);
}

function spanTerm(term: string, from: number | null, to: number | null): Term[] {
  if (from === null || to === null || to < from) return [];
  return [{ term, n: 1, estimate: (to - from) / 1000, unit: "s", confLow: null, confHigh: null }];
}

/** From the first sign to the page, to the answer, to the end; nothing that a wrong year would decide. */
function spanTerms(entries: readonly TimelineEntry[]): Term[] {
  const when = (what: string) => first(entries, (entry) => entry.what === what);
  const fired = first(entries, ({ what }) => what === "fired");
  const [started, declared] = [when("started"), when("declared")];
  const ended = when("mitigated") ?? when("resolved");
  return [
    ...spanTerm("alert_to_declared", fired, declared),
    ...spanTerm("started_to_declared", started, declared),
    ...spanTerm("declared_to_acknowledged", declared, when("acknowledged")),
    ...(isWrongYear(started ?? declared, ended)
      ? []
      : spanTerm("started_to_ended", started ?? declared, ended)),
  ];
}

function shiftTerm({ source, shiftS, against, n }: Shift): Term {
  return {
    term: `clock.${source}`,
    n,
    estimate: shiftS,
    unit: "s",
    confLow: null,
    confHigh: null,
    labels: { source, against },
  };
}

const definition =
  "Records, dated events, chat and spoken lines, changes, alerts, bursts of log messages and metrics out of their usual range, of " +
  "one incident, in one order. Tellings of one turning point (opened, answered, closed) in one tool, or in the same words, are one " +
  "entry: sources within two minutes of each other agree, others are shown as a conflict, and the time most sources agree on counts. " +
  "Where two sources differ by a steady offset in events both tell, the clock of the one others disagree with is set right.";

/**
 * What happened, in order, and who tells it?
 *
 * `rows` are the entries, each with every source that tells it, and those that give another time. What has no time is listed in
 * `skipped`. Terms: `entries`, `sources`, `conflicts`, `joined` (tellings that others tell as well), `clock.<source>` (seconds
 * that were added to its times, n events both tell), and the spans `alert_to_declared`, `started_to_declared`,
 * `declared_to_acknowledged`, `started_to_ended`, in seconds; an end in a year that reads like a mistake ends no span.
 *
 * @example
 * ```ts
 * import { incidentTimeline, type TimelineTelling } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const telling = (source: string, at: string): TimelineTelling => ({
 *   ...{ kind: "moment", what: "acknowledged", text: "Slow", service: null, record: "pagerduty:Q1", lagS: null },
 *   ...{ seen: null, usual: null, file: `${source}.json`, line: 3, path: null },
 *   source,
 *   at,
 * });
 * const { rows } = incidentTimeline([
 *   telling("pagerduty", "2026-07-06T10:00:00Z"),
 *   telling("analytics", "2026-07-06T10:00:20Z"),
 *   telling("legacy", "2026-07-06T10:30:00Z"),
 * ]);
 * assert.deepEqual(rows.map(({ what, told, conflicts }) => [what, told.length, conflicts.length]), [["acknowledged", 2, 1]]);
 * ```
 */
export function incidentTimeline(
  tellings: Rows<TimelineTelling>,
  clocks: readonly ClockRow[] = [],
): Finding<TimelineEntry> {
  const shifts = shiftsOf(clocks).filter(({ source }) =>
    tellings.some((telling) => telling.source === source)
  );
  const shiftOf = new Map(shifts.map(({ source, shiftS }) => [source, shiftS]));
  const timed = tellings.flatMap((telling): Timed[] => {
    if (telling.at === null) return [];
    const shiftS = shiftOf.get(telling.source) ?? 0;
    return [{ telling, shiftS, at: Date.parse(telling.at) + shiftS * 1000 }];
  });
  const joined = join(timed);
  const entries = joined.map(entryOf).sort((a, b) => a.at < b.at ? -1 : a.at > b.at ? 1 : 0);
  const undated = tellings.length - timed.length;
  return {
    name: "incident_timeline",
    question: "What happened, in order, and who tells it?",
    method: {
      definition,
      test: null,
      nullHypothesis: null,
      adjustment: null,
      seed: null,
      n: tellings.length,
      hypotheses: 0,
      confidence: 0.95,
      references: [],
    },
    period: null,
    against: null,
    query: tellings.query ?? null,
    terms: [
      countTerm("entries", entries.length, tellings.length),
      countTerm("sources", new Set(tellings.map(({ source }) => source)).size),
      countTerm("conflicts", entries.filter(({ conflicts }) => conflicts.length > 0).length),
      countTerm("joined", entries.filter(({ told }) => told.length > 1).length),
      ...shifts.map(shiftTerm),
      ...spanTerms(entries),
    ],
    rows: entries,
    skipped: undated === 0 ? [] : [{ term: "undated", n: undated, reason: "no time can be placed" }],
    warnings: [],
  };
}
