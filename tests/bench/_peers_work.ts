/**
 * One stage of the peers' work, or all of them in one process, done by Hindcast: prints seconds (without start and imports,
 * as the peers' own), the most memory the process held, and what was found of what was planted.
 *
 * `deno run -A _peers_work.ts <stage> <folder of exports> <warehouse> <folder of truth>`
 */
import { findConfig } from "../../lib/commands/config_file.ts";
import * as hindcast from "../../lib/mod.ts";
import { peakMemoryMb } from "./_memory.ts";

const [stage = "", raw = "", file = "", truth = ""] = Deno.args;
const period = hindcast.parsePeriod("2025-01..2025-07");
const orders = 48;
const neighbours = 10;
const hourMs = 3_600_000;

type Warehouse = hindcast.Warehouse;

const opened = (readOnly: boolean) => hindcast.openWarehouse(file, { readOnly });

function planted(
  name: string,
  columns: readonly string[],
  services: ReadonlyMap<string, string>,
): Set<string> {
  const [head = "", ...lines] = Deno.readTextFileSync(`${truth}/${name}`).trim().split("\n");
  const places = columns.map((column) => head.split(",").indexOf(column));
  return new Set(
    lines.map((line) =>
      places.map((at) => line.split(",")[at] ?? "").map((id) => services.get(id) ?? id).join(" ")
    ),
  );
}

function found(told: ReadonlySet<string>, there: ReadonlySet<string>): string {
  const hits = told.intersection(there).size;
  return `${hits} of ${there.size} found, ${told.size - hits} of ${told.size} false`;
}

async function load(warehouse: Warehouse): Promise<string> {
  const { config } = await findConfig(raw, undefined);
  const { files } = await hindcast.loadFolder(warehouse, raw, { config });
  await warehouse.run("CHECKPOINT");
  return `${files.reduce((sum, { rowsRead }) => sum + rowsRead, 0)} rows`;
}

const weeksSql = `
WITH incident_weeks AS (
  SELECT service, date_trunc('week', started_at) AS week, count(*) AS incidents,
    avg(epoch(resolved_at - started_at)) AS mean_s, median(epoch(resolved_at - started_at)) AS median_s,
    quantile_cont(epoch(resolved_at - started_at), 0.9) AS p90_s,
    median(epoch(acknowledged_at - started_at)) AS acknowledged_s, count(*) FILTER (severity <= 2) AS severe
  FROM incidents GROUP BY ALL
), alert_weeks AS (
  SELECT service, date_trunc('week', started_at) AS week, count(*) AS alerts,
    median(epoch(resolved_at - started_at)) AS alert_s, count(*) FILTER (severity = 1) AS critical,
    count(*) FILTER (severity = 2) AS errors, count(*) FILTER (severity = 3) AS warnings,
    count(*) FILTER (severity = 5) AS infos
  FROM alerts GROUP BY ALL
), change_weeks AS (
  SELECT service, date_trunc('week', finished_at) AS week, count(*) AS changes, histogram(kind) AS kinds
  FROM changes GROUP BY ALL
)
SELECT count(*) AS weeks, sum(incidents), sum(alerts), sum(changes), max(median_s), max(p90_s), max(alert_s),
  max(acknowledged_s), max(mean_s), sum(critical), sum(errors), sum(warnings), sum(infos), max(kinds)
FROM incident_weeks FULL JOIN alert_weeks USING (service, week) FULL JOIN change_weeks USING (service, week)`;

const hoursSql = `
SELECT service, CAST((isodow(started_at) - 1) * 24 + hour(started_at) AS INTEGER) AS hour, CAST(count(*) AS INTEGER) AS n
FROM incidents GROUP BY ALL
UNION ALL
SELECT NULL, CAST((isodow(started_at) - 1) * 24 + hour(started_at) AS INTEGER), CAST(count(*) AS INTEGER)
FROM alerts GROUP BY ALL ORDER BY ALL`;

/** Weeks by service, quantiles with intervals, and hours of the week that stand out of the company's. */
async function aggregate(warehouse: Warehouse): Promise<string> {
  await warehouse.query("weeks", weeksSql);
  const durations = await warehouse.query<{ service: string; seconds: number }>(
    "durations",
    `SELECT service, epoch(resolved_at - started_at) AS seconds FROM incidents WHERE resolved_at IS NOT NULL ORDER BY ALL`,
  );
  const groups = [durations, ...Map.groupBy(durations, ({ service }) => service).values()];
  for (const group of groups) {
    const seconds = group.map((row) => row.seconds);
    for (const share of [0.5, 0.9, 0.95]) hindcast.quantileInterval(seconds, share);
  }
  const cells =
    (await warehouse.query<{ service: string | null; hour: number; n: number }>("hours", hoursSql))
      .filter(({ service }) => service !== null);
  const [byHour, byService] = [new Map<number, number>(), new Map<string, number>()];
  for (const { service, hour, n } of cells) {
    byHour.set(hour, (byHour.get(hour) ?? 0) + n);
    byService.set(service ?? "", (byService.get(service ?? "") ?? 0) + n);
  }
  const all = cells.reduce((sum, { n }) => sum + n, 0);
  const pValues = cells.map(({ service, hour, n }) => {
    const mean = (byHour.get(hour) ?? 0) * (byService.get(service ?? "") ?? 0) / all;
    return hindcast.countTails(n, { mean, dispersion: 1 }).atLeast;
  });
  const silent = byService.size * 168 - cells.length;
  const qValues = hindcast.benjaminiHochberg([...pValues, ...new Array<number>(silent).fill(1)]);
  const told = cells.filter((_, at) => (qValues[at] ?? 1) < 0.05).map(({ service, hour }) =>
    `${service} ${hour}`
  );
  return found(new Set(told), planted("cron.csv", ["service_id", "hour_of_week"], await servicesOf()));
}

async function changes(warehouse: Warehouse): Promise<string> {
  const { terms } = hindcast.changeFinding(await hindcast.changeRows(warehouse, period), { period });
  const told = terms.filter(({ labels, qValue }) => labels?.service !== undefined && (qValue ?? 1) <= 0.05)
    .map(({ labels }) => `${labels?.service} ${labels?.kind}`);
  return found(new Set(told), planted("pairs.csv", ["service_id", "change_type"], await servicesOf()));
}

async function families(warehouse: Warehouse): Promise<string> {
  const kept = await hindcast.keepFamilies(warehouse, null, { seenAt: "2025-07-07T00:00:00.000Z" });
  return `${kept.families} families`;
}

async function similar(warehouse: Warehouse): Promise<string> {
  const rows = await warehouse.query<{ title: string; summary: string; service: string }>(
    "texts",
    `SELECT coalesce(title, '') AS title, coalesce(summary, '') AS summary, coalesce(service, '') AS service
     FROM incidents ORDER BY started_at, incident_id`,
  );
  const mask = hindcast.textMask([...new Set(rows.map(({ service }) => service))]);
  const features = rows.map(({ title, summary }) =>
    hindcast.featuresOf(mask(`${title}\n${summary}`), "words")
  );
  const vectors = hindcast.tfIdf(
    features,
    hindcast.learnVocabulary(features, { minTexts: 3, maxShare: 0.1 }),
  );
  return `${hindcast.nearestRows(vectors, vectors, neighbours, true).rows.length} neighbours`;
}

async function leading(warehouse: Warehouse): Promise<string> {
  const incidents = await hindcast.indicatorIncidents(warehouse, period);
  const { streams } = await hindcast.indicatorStreams(warehouse, period);
  const { finding } = hindcast.leadingIndicators(incidents, streams, { period });
  const told = finding.rows.filter(({ passes, kind, targetKind }) =>
    passes && kind === "metric" &&
    (targetKind === "family_in_service" || targetKind === "families_in_service")
  ).map(({ service, signal }) => `${service} ${signal}`);
  const precursors = found(
    new Set(told),
    planted("precursors.csv", ["service_id", "metric"], await servicesOf()),
  );
  return `${streams.length} streams, ${finding.method.hypotheses} tests; by family in a service ${precursors}`;
}

/** All lag orders of each metric against the incidents of its service, hour by hour. The streams are read before. */
async function granger(warehouse: Warehouse): Promise<() => string> {
  const incidents = await hindcast.indicatorIncidents(warehouse, period);
  const { streams } = await hindcast.indicatorStreams(warehouse, period);
  const metrics = streams.filter(({ kind }) => kind === "metric");
  const hours = Math.min(...metrics.map(({ values }) => values.length));
  const counts = new Map<string, number[]>();
  for (const { service, startedAt } of incidents) {
    const own = counts.get(service) ?? new Array<number>(hours).fill(0);
    const hour = Math.floor(Date.parse(startedAt) / hourMs) - (metrics[0]?.firstHour ?? 0);
    own[hour] = (own[hour] ?? 0) + 1;
    counts.set(service, own.slice(0, hours));
  }
  return () => {
    let tests = 0;
    for (const { service, values } of metrics) {
      const series = Array.from(values.subarray(0, hours), (value) => Number.isNaN(value) ? 0 : value);
      tests += hindcast.grangerByOrder(series, counts.get(service) ?? [], orders).length;
    }
    return `${tests} tests of ${metrics.length} pairs`;
  };
}

async function charts(warehouse: Warehouse): Promise<string> {
  const options = { period, against: null, zone: "UTC" };
  const durations = hindcast.durationFinding(await hindcast.durationRows(warehouse, period), options);
  const frequency = hindcast.frequencyFinding(await hindcast.frequencyRows(warehouse, period), options);
  const calendar = hindcast.calendarFinding(await hindcast.calendarRows(warehouse, period, "UTC"), options);
  const effects = hindcast.changeFinding(await hindcast.changeRows(warehouse, period), { period });
  const drawn = [
    hindcast.durationChart(durations),
    hindcast.frequencyChart(frequency),
    hindcast.calendarChart(calendar),
    hindcast.changeChart(effects),
  ];
  const pictures = 12;
  for (let at = 0; at < pictures; at++) await hindcast.renderPng(drawn[at % drawn.length] as hindcast.Chart);
  return `${pictures} pictures of ${drawn.length} charts`;
}

/** Names by the ids that the truth is told in. */
async function servicesOf(): Promise<ReadonlyMap<string, string>> {
  const { config } = await findConfig(raw, undefined);
  return new Map(Object.entries(config.words.services));
}

interface Timed {
  readonly seconds: number;
  readonly told: string;
}

async function timed(work: () => string | Promise<string>): Promise<Timed> {
  const started = performance.now();
  const told = await work();
  return { seconds: (performance.now() - started) / 1000, told };
}

const reading = { b: aggregate, c: changes, e: similar, f: leading, h: charts } as const;

/** A stage that is ready: what is counted of it, and what is let go of afterwards. */
interface Work {
  readonly work: () => string | Promise<string>;
  readonly warehouse: Warehouse;
}

/** Prepares what a stage does not count. */
async function workOf(name: string): Promise<Work> {
  if (name === "a") {
    for (const path of [file, `${file}.wal`]) {
      await Deno.remove(path).catch(() => undefined);
    }
  }
  const warehouse = await opened(name !== "a" && name !== "d");
  if (name === "a") return { work: () => load(warehouse), warehouse };
  if (name === "d") return { work: () => families(warehouse), warehouse };
  if (name === "g") return { work: await granger(warehouse), warehouse };
  const reads = reading[name as keyof typeof reading];
  return { work: () => reads(warehouse), warehouse };
}

async function stageOf(name: string): Promise<Timed> {
  const { work, warehouse } = await workOf(name);
  const result = await timed(work);
  warehouse.close();
  return result;
}

async function whole(): Promise<string> {
  const told: string[] = [];
  for (const name of "adbcefgh") told.push(`${name} ${(await stageOf(name)).seconds.toFixed(2)}`);
  return told.join(", ");
}

const result = stage === "whole" ? await timed(whole) : await stageOf(stage);
Deno.stdout.writeSync(
  new TextEncoder().encode(JSON.stringify({ ...result, peakMb: await peakMemoryMb() })),
);
