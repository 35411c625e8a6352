/**
 * Change points on the Turing data, beside none at all. Surprise of streams on the Numenta Anomaly Benchmark: its standard profile beside the published detectors, both halves
 * of the files with the threshold of the other, and time.
 *
 * `deno task bench:anomalies`
 */
import process from "node:process";
import { createSurpriseScorer } from "../../lib/stats/surprise_scorer.ts";
import { changePoints } from "../../lib/stats/change_points.ts";
import { cover, fMeasure, isAbsent as isTcpdAbsent, type TcpdSeries, tcpdSeries } from "../stats/_tcpd.ts";
import { isAbsent, nabLadder, nabScore, nabSeries, type Scored } from "../stats/_nab.ts";

function say(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function ofChanges(): void {
  const series = tcpdSeries();
  const mean = (measure: (one: TcpdSeries) => number) =>
    (series.reduce((sum, one) => sum + measure(one), 0) / series.length).toFixed(3);
  const start = cpuMs();
  const found = new Map(series.map((one) => [
    one,
    [...new Set(one.dimensions.flatMap((values) => changePoints(values).map(({ index }) => index)))],
  ]));
  const took = cpuMs() - start;
  const of = (one: TcpdSeries) => found.get(one) ?? [];
  say(
    `change points of ${series.length} series: F1 ${mean((one) => fMeasure(one, of(one)))}, none at all ` +
      `${mean((one) => fMeasure(one, []))}; cover ${mean((one) => cover(one, of(one)))}, none at all ` +
      `${mean((one) => cover(one, []))}; ${(took / 1000).toFixed(2)} s of CPU`,
  );
}

if (isTcpdAbsent) say("skipped: ../shared/data/metrics/tcpd is absent");
else ofChanges();

if (isAbsent) {
  say("skipped: ../shared/data/metrics/nab is absent");
  Deno.exit(0);
}

const series = nabSeries();
const start = cpuMs();
const scored: Scored = series.map((one) => {
  const scorer = createSurpriseScorer();
  return [one, one.values.map((value) => scorer.next(value) ?? 0)];
});
const took = cpuMs() - start;
const points = series.reduce((sum, { values }) => sum + values.length, 0);
const own = nabScore(scored);
for (
  const [name, score] of [...nabLadder(), ["HINDCAST", own.score] as const].sort((a, b) => b[1] - a[1])
) say(`${name.padEnd(20)} ${score.toFixed(2).padStart(6)}`);
say(`one threshold for all: ${own.threshold.toFixed(3)} nats`);

const parts: [string, (name: string, at: number) => string][] = [
  ["half of the files", (_, at) => at % 2 === 0 ? "even" : "odd"],
  ["folder", (name) => name.split("/")[0] ?? ""],
];
for (const [what, partOf] of parts) {
  for (const [part, held] of Map.groupBy(scored, (pair) => partOf(pair[0].name, scored.indexOf(pair)))) {
    if (held.every(([{ windows }]) => windows.length === 0)) continue;
    const { threshold } = nabScore(scored.filter((pair) => !held.includes(pair)));
    say(`${what} ${part}, threshold of the others: ${nabScore(held, threshold).score.toFixed(2)}`);
  }
}
say(
  `${(took / 1000).toFixed(2)} s of CPU for ${points} points: ${(1000 * took / points).toFixed(1)} µs each`,
);
