import assert from "node:assert/strict";
import { anomaliesFinding } from "../../../lib/analyses/anomalies/analysis.ts";
import type { AnomalyRow } from "../../../lib/analyses/anomalies/rows.ts";
import { createRandom, type Random } from "../../../lib/stats/random.ts";
import { assertShare, assertUniform, burstyCount } from "../_simulation.ts";

const isLong = Deno.env.has("HINDCAST_LONG");
/** In CI all shapes together are 400 incidents; in the long run each is 2,000. */
const incidents = isLong ? 2_000 : 50;
const hourMs = 3_600_000;
const start = Date.parse("2026-01-01T00:00:00Z");
const hours = 24 * 182;
const streams = 6;
const times = Array.from({ length: hours }, (_, hour) => new Date(start + hour * hourMs).toISOString());
const iso = (hour: number) => times[hour] ?? "";
const about = {
  ...{ service: "payments", isOwn: true, firstAt: null, lastAt: null },
  ...{ knownFrom: null, knownUntil: null },
};

/** How streams and incidents behave that have nothing to do with each other. */
interface Shape {
  /** What an hour of a metric leaves to the next. */
  readonly memory?: number;
  readonly isWeekly?: boolean;
  /** Share of the hours that are not known. */
  readonly lost?: number;
  /** Counts in place of metrics: from hour to hour on their own, or in storms that last for hours. */
  readonly counts?: "bursty" | "storms";
  /** Other incidents of the service in the half year. */
  readonly others?: number;
}

const shapes: Readonly<Record<string, Shape>> = {
  "white": {},
  "autocorrelation 0.5": { memory: 0.5 },
  "autocorrelation 0.8": { memory: 0.8 },
  "autocorrelation 0.95": { memory: 0.95 },
  "weekly season": { isWeekly: true },
  "overdispersed counts": { counts: "bursty" },
  "counts in storms of hours": { counts: "storms" },
  "30 % missing": { lost: 0.3 },
  "one service with 80 % of incidents": { others: 200 },
};

function metric(
  stream: string,
  { memory = 0, isWeekly = false, lost = 0 }: Shape,
  random: Random,
): AnomalyRow[] {
  let state = random.normal() / Math.sqrt(1 - memory * memory);
  return Array.from({ length: hours }, (_, hour): AnomalyRow => {
    state = memory * state + random.normal();
    const isOffice = Math.floor(hour / 24) % 7 < 5 && hour % 24 > 8 && hour % 24 < 18;
    const usual = 100 + 10 * Math.sin(hour / 24 * 2 * Math.PI) + (isWeekly && isOffice ? 20 : 0);
    return { ...about, kind: "metric", stream, at: iso(hour), value: usual + 3 * state };
  }).filter(() => random.next() >= lost);
}

function alerts(stream: string, { counts }: Shape, random: Random): AnomalyRow[] {
  let storm = 0;
  return Array.from({ length: hours }, (_, hour): AnomalyRow => {
    if (storm > 0) storm--;
    else if (random.next() < 1 / 150) storm = 1 + random.integer(12);
    const mean = counts === "storms" ? (storm > 0 ? 3 : 0.02) : 0.3;
    const value = burstyCount(mean, 1, random);
    const known = { knownFrom: iso(0), knownUntil: iso(hours - 1) };
    return { ...about, ...known, kind: "alerts", stream, at: iso(hour), value };
  }).filter(({ value }) => value !== 0);
}

function incident(stream: string, hour: number): AnomalyRow {
  return { ...about, kind: "incident", stream, at: iso(hour), value: 3600 };
}

function rowsOf(shape: Shape, random: Random): AnomalyRow[] {
  const makes = shape.counts === undefined ? metric : alerts;
  return [
    ...Array.from({ length: streams }, (_, place) => makes(`stream ${place}`, shape, random)).flat(),
    incident("chosen", 24 * 20 + random.integer(hours - 24 * 40)),
    ...Array.from(
      { length: shape.others ?? 8 },
      (_, place) => incident(`other ${place}`, random.integer(hours)),
    ),
  ];
}

interface Outcome {
  readonly anything: boolean;
  /** Of one stream, before the adjustment. */
  readonly pValue: number;
}

function outcomeOf(shape: Shape, seed: number): Outcome {
  const finding = anomaliesFinding(rowsOf(shape, createRandom(seed)), { incidentId: "chosen" });
  assert.equal(finding.rows.length, streams);
  return {
    anything: finding.rows.some(({ isAnomalous }) => isAnomalous),
    pValue: finding.terms.find(({ term }) => term.endsWith("stream 0"))?.pValue ?? NaN,
  };
}

for (const [name, shape] of Object.entries(shapes)) {
  Deno.test(`around an incident that has to do with nothing hardly ever is anything unusual: ${name}`, async (t) => {
    const outcomes = Array.from({ length: incidents }, (_, index) => outcomeOf(shape, index + 1));
    const anything = outcomes.filter((outcome) => outcome.anything).length;
    const low = (level: number) => outcomes.filter(({ pValue }) => pValue <= level).length;
    const told = [0.05, 0.1, 0.25, 0.5].map((level) => `${low(level)} at ${level}`).join(", ");
    await t.step(`anything at q = 0.10 around ${anything} of ${incidents}; p of one stream: ${told}`, () => {
      assertShare(anything, incidents, { from: 0, to: 0.1 });
      for (const level of [0.05, 0.1, 0.25, 0.5]) assertShare(low(level), incidents, { from: 0, to: level });
      // Where the storm of a stream is elsewhere, its window is like many others: p has ties, and is only the greater for them.
      if (shape.counts !== "storms") assertUniform(outcomes.map(({ pValue }) => pValue));
    });
  });
}
