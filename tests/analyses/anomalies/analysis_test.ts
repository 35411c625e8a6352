import assert from "node:assert/strict";
import { anomaliesFinding } from "../../../lib/analyses/anomalies/analysis.ts";
import type { AnomalyRow } from "../../../lib/analyses/anomalies/rows.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { decoyMetric, leadingMetric } from "../../../lib/twin/metrics.ts";
import { assertShare } from "../_simulation.ts";
import { about } from "./_about.ts";
import { plantedOf, streamsOfCompany } from "./_company.ts";

const isLong = Deno.env.has("HINDCAST_LONG");
const hourMs = 3_600_000;
const start = Date.parse("2026-01-01T00:00:00Z");

function metric(stream: string, valueAt: (hour: number) => number, hours = 24 * 120): AnomalyRow[] {
  return Array.from({ length: hours }, (_, hour) => ({
    ...about,
    kind: "metric",
    stream,
    at: new Date(start + hour * hourMs).toISOString(),
    value: valueAt(hour),
  }));
}

function incident(hour: number, seconds: number | null = 3600, stream = "INC-1"): AnomalyRow {
  return {
    ...about,
    kind: "incident",
    stream,
    at: new Date(start + hour * hourMs).toISOString(),
    value: seconds,
  };
}

function noise(seed: number): (hour: number) => number {
  const random = createRandom(seed);
  return (hour) => 100 + 20 * Math.sin(hour / 24 * 2 * Math.PI) + 3 * random.normal();
}

const chosen = { incidentId: "INC-1" };

Deno.test("a shift is found, when it began and which way, and two streams that moved together are one group", () => {
  const random = createRandom(1);
  const [one, other, still] = [noise(2), noise(3), noise(4)];
  const wave = Array.from({ length: 24 * 120 }, () => 4 * random.normal());
  const low = (hour: number) => hour >= 2480 && hour < 2502 ? -30 + (wave[hour] ?? 0) : 0;
  const rows = [
    ...metric("throughput", (hour) => one(hour) + low(hour)),
    ...metric("orders", (hour) => other(hour) + low(hour)),
    ...metric("cpu", still),
    incident(2500.5, 5400),
  ];
  const finding = anomaliesFinding(rows, chosen);
  const told = finding.rows.map(({ stream, group, isAnomalous }) => [stream, group, isAnomalous]);
  assert.deepEqual(told.slice(0, 2).map(([, ...rest]) => rest), [[1, true], [1, true]]);
  assert.deepEqual(told[2], ["cpu", 2, false]);
  const [first] = finding.rows;
  assert.equal(first?.direction, "down");
  assert.ok(Math.abs((first?.leadS ?? 0) - 20.5 * 3600) <= 2 * 3600);
  assert.ok((first?.usual ?? 0) - (first?.seen ?? 0) > 20);
  assert.equal(finding.method.hypotheses, 3);
  assert.deepEqual(finding.skipped, []);
});

Deno.test("the order of rows, a unit and a level do not matter", () => {
  const usual = noise(5);
  const rows = [
    ...metric("latency", (hour) => usual(hour) + (hour >= 2490 && hour < 2500 ? 40 : 0)),
    incident(2500),
  ];
  const [own] = anomaliesFinding(rows, chosen).rows;
  const [turned] = anomaliesFinding(rows.toReversed(), chosen).rows;
  assert.deepEqual(turned, own);
  const scaled = rows.map((row) =>
    row.kind === "incident" ? row : { ...row, value: 8 * (row.value ?? 0) + 64 }
  );
  const [same] = anomaliesFinding(scaled, chosen).rows;
  assert.equal(same?.beganAt, own?.beganAt);
  assert.ok(Math.abs((same?.surprise ?? 0) - (own?.surprise ?? 0)) < 1e-6);
});

Deno.test("a count has zeros where its source tells of other hours, and nothing is known elsewhere", () => {
  const random = createRandom(6);
  const alerts = metric("HighErrorRate", () => 1).filter((_, hour) =>
    hour >= 240 && (random.next() < 0.02 || (hour >= 2470 && hour < 2500))
  ).map((row): AnomalyRow => ({
    ...row,
    kind: "alerts",
    knownFrom: "2026-01-11T00:00:00.000Z",
    knownUntil: "2026-05-01T00:00:00.000Z",
  }));
  const [own] = anomaliesFinding([...metric("cpu", noise(7)), ...alerts, incident(2500)], chosen).rows;
  assert.equal(own?.stream, "HighErrorRate");
  assert.ok(own.isAnomalous);
  assert.equal(own.seen, 1);
});

Deno.test("a count that rose began between the first and the last event of its hour, a metric after its last usual sample", () => {
  const within = (hour: number, minute: number) =>
    new Date(start + (hour + minute / 60) * hourMs).toISOString();
  const alerts = metric("HighErrorRate", (hour) => hour >= 2490 && hour < 2500 ? 5 : 1).filter((_, hour) =>
    hour % 97 === 0 || (hour >= 2490 && hour < 2500)
  ).map((row, place): AnomalyRow => {
    const hour = (Date.parse(row.at) - start) / hourMs;
    return {
      ...row,
      kind: "alerts",
      firstAt: within(hour, 23),
      lastAt: within(hour, 31 + place % 2),
      knownFrom: within(0, 0),
      knownUntil: within(24 * 120 - 1, 0),
    };
  });
  const usual = noise(15);
  const latency = metric("latency", (hour) => usual(hour) + (hour >= 2490 && hour < 2500 ? 40 : 0)).map((
    row,
    hour,
  ) => ({ ...row, firstAt: within(hour, 10), lastAt: within(hour, 50) }));
  const { rows } = anomaliesFinding([...alerts, ...latency, incident(2490.6)], chosen);
  const told = (stream: string) => rows.find((row) => row.stream === stream);
  const [count, level] = [told("HighErrorRate"), told("latency")];
  assert.equal(count?.beganAt, within(2490, 23));
  assert.ok(count.beganBy === within(2490, 31) || count.beganBy === within(2490, 32));
  assert.ok(count.leadS >= 4 * 60 && count.leadS <= 5 * 60);
  assert.deepEqual([level?.beganAt, level?.beganBy], [within(2489, 50), within(2490, 50)]);
  // The incident came at 36 past, between the two: which was first cannot be told.
  assert.equal(level?.leadS, 0);
});

Deno.test("what is too thin is skipped with a reason, never thrown", () => {
  assert.deepEqual(anomaliesFinding([], chosen).rows, []);
  const short = anomaliesFinding([...metric("cpu", noise(8), 24 * 20), incident(400)], chosen);
  assert.match(short.skipped[0]?.reason ?? "", /other days tell what is usual/);
  const gap = metric("cpu", noise(9)).filter((_, hour) => hour < 2400);
  const silent = anomaliesFinding([...metric("memory", noise(10)), ...gap, incident(2500)], chosen);
  assert.match(silent.skipped[0]?.reason ?? "", /too little is known/);
  assert.equal(anomaliesFinding(metric("cpu", noise(11)), chosen).warnings.length, 1);
});

Deno.test("an incident that lasts longer than what is known has nothing unusual for that", () => {
  const rows = [
    ...metric("cpu", noise(13)),
    ...metric("memory", noise(14)),
    incident(24 * 120 - 2, 20 * 3600),
  ];
  const finding = anomaliesFinding(rows, chosen);
  assert.ok(finding.rows.every(({ isAnomalous, seen }) => !isAnomalous && Number.isFinite(seen)));
  assert.ok(finding.terms.every(({ statistic }) => statistic === undefined || Number.isFinite(statistic)));
});

Deno.test("an incident that is still open is looked at until its first hour", () => {
  const finding = anomaliesFinding([...metric("cpu", noise(12)), incident(2500, null)], chosen);
  assert.equal(finding.period?.end, new Date(start + 2501 * hourMs).toISOString());
});

const seeds = Array.from({ length: isLong ? 12 : 1 }, (_, at) => at + 1);
const fewest = Date.UTC(2025, 9, 1);

Deno.test("the rise before memory incidents of the twin is found, first in rank or group, and when it began; its decoy is not", async (t) => {
  let [n, found, first, decoys, timely] = [0, 0, 0, 0, 0];
  for (const seed of seeds) {
    const { company, services, rowsAround } = streamsOfCompany(seed);
    const all = company.incidents.map(plantedOf);
    const planted = company.incidents.filter(({ family, service, createdAt }) =>
      family === "memory" && services.includes(service.name) && createdAt >= fewest
    );
    for (const one of isLong ? planted : planted.slice(0, 24)) {
      const { rows } = anomaliesFinding(rowsAround(plantedOf(one), all), { incidentId: one.id });
      const memory = rows.find(({ stream }) => stream === leadingMetric);
      n++;
      if (memory?.group === 1) first++;
      if (rows.some(({ stream, isAnomalous }) => stream === decoyMetric && isAnomalous)) decoys++;
      if (!memory?.isAnomalous || memory.direction !== "up") continue;
      found++;
      if (Math.abs(memory.leadS / 3600 - 72) <= 0.2 * 72) timely++;
    }
  }
  const figures =
    `found ${found}, first ${first}, within a fifth of three days ${timely}, decoys ${decoys} of ${n}`;
  await t.step(figures, () => {
    assert.ok(found >= 0.9 * n);
    assert.ok(first >= 0.75 * n);
    assert.ok(timely >= 0.75 * found);
    assert.ok(decoys <= 0.1 * n);
  });
});

Deno.test("around incidents at random times there is seldom anything", () => {
  let [n, falsely] = [0, 0];
  for (const seed of seeds) {
    const { company, rowsAround } = streamsOfCompany(seed);
    const random = createRandom(seed);
    const anywhere = company.incidents.map(plantedOf).map((one, at) => ({
      ...one,
      id: `random-${at}`,
      startedAt: Date.UTC(2025, 3, 1) + random.next() * 549 * 24 * hourMs,
    }));
    const known = anywhere.filter(({ startedAt }) => startedAt > fewest && startedAt < Date.UTC(2026, 8, 15));
    for (const one of known.slice(0, isLong ? 170 : 60)) {
      const finding = anomaliesFinding(rowsAround(one, anywhere), { incidentId: one.id });
      if (finding.rows.length === 0) continue;
      n++;
      if (finding.rows.some(({ isAnomalous }) => isAnomalous)) falsely++;
    }
  }
  assertShare(falsely, n, { from: 0, to: 0.1 });
});
