/**
 * Similar incidents and new ones, on companies told in wordings never built on: how often the ten nearest are of the same
 * family, how long a question of 20,000 incidents takes, and what is called new, beside the rule of thumb.
 *
 * `deno task bench:similar [--seeds N]`
 */
import process from "node:process";
import { parseArgs } from "node:util";
import { historyOf } from "../../lib/analyses/similar/_history.ts";
import { similarFinding } from "../../lib/analyses/similar/analysis.ts";
import type { JudgedIncident } from "../../lib/analyses/similar/judged.ts";
import { noveltyFinding } from "../../lib/analyses/similar/novelty.ts";
import type { SimilarRow } from "../../lib/analyses/similar/rows.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { createCompany } from "../../lib/twin/company.ts";
import { rowsOfCompany } from "../analyses/similar/_company.ts";

const { values } = parseArgs({ options: { seeds: { type: "string", default: "20" } } });
const seeds = Array.from({ length: Number(values.seeds) }, (_, at) => at + 1);
const neighbours = 10;

function say(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
}

function rowsOf(scale: "sample" | "S", seed: number): SimilarRow[] {
  const { incidents } = createCompany({ scale, seed, language: "held" });
  return rowsOfCompany(incidents.filter(({ kind }) => kind === "incident"))
    .map((row) => ({ ...row, incidentId: `${seed}:${row.incidentId}` }));
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The value below which so large a share of the numbers lies. */
function quantile(numbers: readonly number[], share: number): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(share * numbers.length)] ?? NaN;
}

function share(hits: number, n: number): string {
  return `${(100 * hits / n).toFixed(1)} % (${hits} of ${n})`;
}

/** Of the nearest of each incident that is in a family, how many are in the same. */
function precision(rows: readonly SimilarRow[]): { hits: number; n: number } {
  const { rows: ordered, told, index } = historyOf(rows);
  let [hits, n] = [0, 0];
  ordered.forEach(({ family }, self) => {
    const telling = told[self]?.telling;
    if (family === null || telling === undefined) return;
    for (const { row } of index.nearest(telling, neighbours, { self })) {
      n++;
      if (ordered[row]?.family === family) hits++;
    }
  });
  return { hits, n };
}

function novelty(name: string, judged: readonly JudgedIncident[]): void {
  const [known, alone] = [
    judged.filter((one) => one.isKnown),
    judged.filter(({ family }) => family === null),
  ];
  const ways = [
    ["conformal, nominal 90 %", ({ isNew }: JudgedIncident) => isNew === true],
    ["rule of thumb", ({ rule }: JudgedIncident) => rule === "new"],
  ] as const;
  for (const [way, isNew] of ways) {
    const kept = known.filter((one) => !isNew(one)).length;
    say(
      `${name.padEnd(8)} ${way.padEnd(24)} known called known ${share(kept, known.length)}  new found ${
        share(alone.filter(isNew).length, alone.length)
      }`,
    );
  }
}

say(`held wordings, seeds 1 to ${seeds.length}; Deno ${Deno.version.deno}`);
const samples = seeds.map((seed) => rowsOf("sample", seed));
const precisions = samples.map(precision);
say(
  `precision at ${neighbours}: ${
    share(
      precisions.reduce((sum, { hits }) => sum + hits, 0),
      precisions.reduce((sum, { n }) => sum + n, 0),
    )
  }, bound 95 %`,
);
novelty("sample", samples.flatMap((rows) => noveltyFinding(rows).rows));
const larger = Array.from({ length: 10 }, (_, at) => rowsOf("S", at + 1));
novelty("S", larger.slice(0, seeds.length).flatMap((rows) => noveltyFinding(rows).rows));

const many = larger.flat();
const ask = (title: string | null, summary: string | null) =>
  similarFinding(many, [], { asked: { description: `${title}\n${summary}` } });
const [begun, begunCpu] = [performance.now(), cpuMs()];
ask("connection pool exhausted", "no free connections");
say(
  `${many.length.toLocaleString("en-GB")} incidents, first question: ${
    Math.round(performance.now() - begun)
  } ms, ${Math.round(cpuMs() - begunCpu)} ms CPU`,
);

/** Asks, and says how long questions took. */
function timed(what: string, questions: readonly (() => void)[]): void {
  const [walls, cpus] = [new Array<number>(), new Array<number>()];
  for (const question of questions) {
    const [started, startedCpu] = [performance.now(), cpuMs()];
    question();
    walls.push(performance.now() - started);
    cpus.push(cpuMs() - startedCpu);
  }
  const told = (times: readonly number[]) =>
    [0.5, 0.95].map((share) => quantile(times, share).toFixed(1)).join(" and ");
  say(
    `${what}, median and 95th percentile of ${walls.length}: ${told(walls)} ms, ${
      told(cpus)
    } ms CPU, bound 50 ms`,
  );
}

/** So many rows, evenly through time. */
function spread(rows: readonly SimilarRow[], count: number): SimilarRow[] {
  return Array.from(
    { length: count },
    (_, at) => rows[Math.floor((at + 0.5) * rows.length / count)] as SimilarRow,
  );
}

/** So many rows, each as likely as any other. */
function drawn(rows: readonly SimilarRow[], count: number): SimilarRow[] {
  const random = createRandom(1);
  return Array.from({ length: count }, () => rows[random.integer(rows.length)] as SimilarRow);
}

const byIdAmong = (rows: readonly SimilarRow[]) => ({ incidentId }: SimilarRow) => () =>
  void similarFinding(rows, [], { asked: { incidentId } });
const byId = byIdAmong(many);
timed(
  "a further question",
  drawn(many, 100).map(({ title, summary }) => () => void ask(title, summary)),
);
timed("one by id, of any time", drawn(many, 200).map(byId));
const inTime = many.toSorted((one, other) => one.startedAt < other.startedAt ? -1 : 1);
// Other rows, of which nothing is kept.
const afresh = [...inTime];
historyOf(afresh);
timed("one by id, far from all asked before", spread(afresh, 20).map(byIdAmong(afresh)));
timed("one by id, right after one of the same time", inTime.slice(-20).map(byId));
