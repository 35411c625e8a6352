import type { Finding, Skipped, Term } from "../../model/finding.ts";
import type { Period } from "../../model/period.ts";
import type { Rows } from "../../model/rows.ts";
import { countTerm } from "../../model/count_term.ts";
import { type Beginning, beginningOf } from "./_beginning.ts";
import { groupsOf } from "./_groups.ts";
import { judge, type Judged } from "./_judge.ts";
import { type AnomaliesOptions, type Settings, settingsOf } from "./options.ts";
import type { AnomalyRow } from "./rows.ts";
import type { AnomalousStream } from "./stream.ts";
import { leadName, termName } from "./_term_name.ts";
import { type Grid, gridOf, hourMs, type Stream, streamsOf } from "./_streams.ts";
import { fewestWindows, type Windows, windowsOf } from "./_windows.ts";

const definition =
  "Every stream is laid out by the hour and compared with its usual value: a level that follows slowly and, where it foretells, " +
  "the hour of the day or week, both medians. In the window from hours before the incident until it was over, the stretch " +
  "farthest from usual is found; it began in the hour in which the stream began to differ, as near as samples and events tell. Surprise is how far that is beyond the same " +
  "measure in windows of the same length on other days, without hours before and during other incidents of the services.";

function isoOf(grid: Grid, hour: number): string {
  return new Date(grid.from + hour * hourMs).toISOString();
}

/** Mean over the hours of the stretch in which the stream is known. */
function meanOf(values: Float64Array, { stream, stretch }: Judged): number {
  let [sum, n] = [0, 0];
  for (let at = stretch.from; at < stretch.to; at++) {
    if (Number.isNaN(stream.values[at] as number)) continue;
    sum += values[at] as number;
    n++;
  }
  return sum / n;
}

/** Seconds that surely lie between the beginning and the start; 0 where the start lies within. */
function leadOf({ earliest, latest }: Beginning, startedAt: number): number {
  return (Math.max(0, startedAt - latest) - Math.max(0, earliest - startedAt)) / 1000;
}

function rowOf(one: Judged, place: number, group: number, grid: Grid, startedAt: number, level: number) {
  const { stream, stretch, onset, surprise, qValue } = one;
  const began = beginningOf(stream, onset, stretch.isUp, grid);
  const row: AnomalousStream = {
    rank: place + 1,
    group,
    kind: stream.kind,
    service: stream.service,
    stream: stream.name,
    beganAt: new Date(began.earliest).toISOString(),
    beganBy: new Date(began.latest).toISOString(),
    endedAt: isoOf(grid, stretch.to),
    startedAt: new Date(startedAt).toISOString(),
    leadS: leadOf(began, startedAt),
    direction: stretch.isUp ? "up" : "down",
    seen: meanOf(stream.values, one),
    usual: meanOf(stream.expected, one),
    surprise,
    isAnomalous: qValue <= level,
  };
  return row;
}

function termOfRow(row: AnomalousStream, { windows, surprise, pValue, qValue }: Judged): Term {
  const { kind, service, stream, direction, beganAt, group } = row;
  return {
    term: termName(row),
    n: windows,
    estimate: row.usual > 0 ? row.seen / row.usual : null,
    unit: "ratio",
    confLow: null,
    confHigh: null,
    statistic: surprise,
    pValue,
    qValue,
    labels: {
      kind,
      stream,
      direction,
      began: beganAt,
      group: `${group}`,
      ...(service === null ? {} : { service }),
    },
  };
}

function leadTerm(row: AnomalousStream): Term {
  return {
    term: leadName(row),
    n: 1,
    estimate: Math.abs(row.leadS),
    unit: "s",
    confLow: null,
    confHigh: null,
    labels: { stream: row.stream, began: row.beganAt },
  };
}

function skippedOf({ kind, service, name: stream }: Stream, n: number, reason: string): Skipped {
  return { term: termName({ kind, service, stream }), n, reason };
}

function periodOf(grid: Grid, { own }: Windows): Period {
  const [start, end] = [isoOf(grid, own.from), isoOf(grid, own.to)];
  return {
    label: `${start.slice(0, 16).replace("T", " ")} to ${end.slice(0, 16).replace("T", " ")}`,
    start,
    end,
  };
}

function methodOf(rows: readonly AnomalyRow[], tested: number, { level }: Settings): Finding["method"] {
  return {
    definition,
    test: "rank of the window among windows of the same length shifted by whole days",
    nullHypothesis: "the hours around the incident are like those of any other day",
    adjustment: "greatest surprise of any stream on each other day (Westfall and Young)",
    seed: null,
    n: rows.length,
    hypotheses: tested,
    confidence: 1 - level,
    references: [
      "Westfall and Young (1993), Resampling-Based Multiple Testing",
      "Kulldorff (1997), A spatial scan statistic",
      "Anscombe (1948), The transformation of Poisson, binomial and negative-binomial data",
    ],
  };
}

/**
 * What was unusual around one incident, and since when?
 *
 * All streams of its services and their neighbours, each against its own robust seasonal baseline, both sides of the
 * incident telling what is usual. `rows` of the finding are all streams judged, the most surprising first; those that moved
 * together in the window share a group. A stream is anomalous where on at most one in ten other days any stream at all was as
 * surprising: that pays for every stream looked at, however they depend on each other. Around 446
 * simulated incidents at random times for each of nine kinds of six streams (white, remembering 0.5 to 0.95 of an hour in the
 * next, weekly, counts in bursts and in storms of hours, a third missing, a service with an incident a day) anything was told
 * in 9.6 to 12.3 %, around 2,000 with counts in bursts in 9.3 %; with every day of 60 half years taken for the incident's, in
 * 10 to 11 %, also where streams remember longer than a window lasts (0.99).
 *
 * **Limits**: a window is 72 hours and more, so that an anomaly of an hour must be a strong one; what differs every time an
 * incident comes is compared with days without one where forty such days are known, else with all days; and what goes with an
 * incident may be its cause, its effect or neither.
 *
 * Terms are named `<kind>.<service>.<stream>`: the ratio of the stretch to usual (null where usual is zero), `statistic` the
 * surprise; `lead.` and `lag.` before such a name are seconds that an unusual stream surely began before the start of the incident,
 * and after it; `tested`, `anomalous` and `groups` are counts.
 *
 * @param rows of {@link anomalyRows} for the same incident; filter them to look at fewer streams.
 *
 * @example
 * ```ts
 * import { anomaliesFinding, type AnomalyRow } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const start = Date.parse("2026-05-01T00:00:00Z");
 * const about = { service: "payments", isOwn: true, firstAt: null, lastAt: null, knownFrom: null, knownUntil: null };
 * const hour = (at: number) => new Date(start + at * 3_600_000).toISOString();
 * const memory = Array.from({ length: 24 * 90 }, (_, at): AnomalyRow => {
 *   const leak = at >= 1900 && at < 1925 ? 4 * (at - 1900) : 0;
 *   return { ...about, kind: "metric", stream: "memory", at: hour(at), value: 400 + (at * 7) % 24 + (at * 13) % 5 + leak };
 * });
 * const incident: AnomalyRow = { ...about, kind: "incident", stream: "INC-1", at: hour(1924.5), value: 1800 };
 * const [first] = anomaliesFinding([...memory, incident], { incidentId: "INC-1" }).rows;
 * assert.ok(first?.isAnomalous && first.direction === "up");
 * assert.ok(first.leadS > 12 * 3600 && first.leadS < 25 * 3600);
 * ```
 */
export function anomaliesFinding(
  rows: Rows<AnomalyRow>,
  options: AnomaliesOptions,
): Finding<AnomalousStream> {
  const settings = settingsOf(options);
  const grid = gridOf(rows);
  const windows = windowsOf(rows, grid, settings);
  const streams = windows === null ? [] : streamsOf(rows, grid);
  const isEnough = windows !== null && windows.others.length >= fewestWindows;
  const { judged, unjudged } = isEnough ? judge(streams, windows) : { judged: [], unjudged: [] };
  const groups = windows === null ? [] : groupsOf(judged, windows.own);
  const table = judged.map((one, at) =>
    rowOf(one, at, groups[at] as number, grid, windows?.startedAt ?? 0, settings.level)
  );
  const anomalous = table.filter(({ isAnomalous }) => isAnomalous);
  return {
    name: "anomalies",
    question: "What was unusual around this incident, and since when?",
    method: methodOf(rows, judged.length, settings),
    period: windows === null ? null : periodOf(grid, windows),
    against: null,
    query: rows.query ?? null,
    terms: [
      countTerm("tested", judged.length, streams.length),
      countTerm("anomalous", anomalous.length, judged.length),
      countTerm("groups", new Set(anomalous.map(({ group }) => group)).size, anomalous.length),
      ...table.map((row, at) => termOfRow(row, judged[at] as Judged)),
      ...anomalous.filter(({ leadS }) => leadS !== 0).map(leadTerm),
    ],
    rows: table,
    skipped: isEnough
      ? unjudged.map(({ stream, known, reason }) => skippedOf(stream, known, reason))
      : streams.map((stream) =>
        skippedOf(
          stream,
          windows?.others.length ?? 0,
          `other days tell what is usual from ${fewestWindows} on`,
        )
      ),
    warnings: windows === null
      ? ["The incident, or every stream around it, is unknown: nothing could be compared."]
      : [],
  };
}
