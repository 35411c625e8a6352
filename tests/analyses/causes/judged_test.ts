import assert from "node:assert/strict";
import { keywordGuess, seedCounter } from "../../../lib/analyses/causes/_keywords.ts";
import {
  isLabelled,
  judge,
  knownOf,
  type Labelled,
  tellable,
  trainOn,
  type Verdict,
} from "../../../lib/analyses/causes/_known.ts";
import { confusionOf, macroF1 } from "../../../lib/analyses/causes/_scores.ts";
import { proposeCauses } from "../../../lib/analyses/causes/proposals.ts";
import type { CauseRow } from "../../../lib/analyses/causes/rows.ts";
import type { CauseCategory } from "../../../lib/model/taxonomy.ts";
import { calibrationError } from "../../../lib/stats/calibration_error.ts";
import { shareDifference } from "../../../lib/stats/share_difference.ts";
import { categories, companyRows, incident } from "./_incidents.ts";

const isLong = Deno.env.has("HINDCAST_LONG");
const classes = tellable(categories);

/** What people who follow the proposals have labelled of the earlier incidents after so many labels. */
function following(early: readonly CauseRow[], count: number): CauseRow[] {
  const chosen = new Set<string>();
  while (chosen.size < count) {
    const asked = early.map((row) => chosen.has(row.incidentId) ? row : { ...row, label: null });
    const next = Math.min(20, count - chosen.size);
    for (const { incidentId } of proposeCauses(asked, { role: "cause", categories, next })) {
      chosen.add(incidentId);
    }
  }
  return early.map((row) => chosen.has(row.incidentId) ? row : { ...row, label: null });
}

interface Trial {
  readonly labels: readonly number[];
  readonly verdicts: readonly Verdict[];
  readonly keywords: readonly (number | null)[];
}

/** Labels of incidents before the cut train, all later incidents test. */
function trial(seed: number, count: number): Trial {
  const rows = companyRows(seed, "held");
  const cut = Math.floor(0.6 * rows.length);
  const past = knownOf(following(rows.slice(0, cut), count), classes, "cause");
  const later = knownOf(rows.slice(cut), classes, "cause").filter(isLabelled);
  const classifier = trainOn(past.filter(isLabelled), past, classes);
  const counts = seedCounter(classes);
  return {
    labels: later.map(({ category }) => category),
    verdicts: judge(classifier, later),
    keywords: later.map(({ features }) => keywordGuess(counts(features))),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function scoresOf({ labels, verdicts, keywords }: Trial) {
  const answers = verdicts.map(({ category }) => category);
  const right = answers.map((answer, at) => answer === labels[at]);
  return {
    micro: mean(right.map(Number)),
    macro: macroF1(confusionOf(labels, answers, classes.length)) ?? 0,
    error: calibrationError(verdicts.map(({ probability }) => probability), right) ?? 1,
    keywords: mean(keywords.map((answer, at) => Number(answer === labels[at]))),
  };
}

Deno.test("one company in words never seen: 50 labels beat seed words on later incidents", () => {
  const { micro, keywords } = scoresOf(trial(7, 50));
  assert.ok(micro > keywords, `${micro} is not above ${keywords}`);
});

Deno.test({
  name:
    "twenty companies in words never seen, 100 labels, later incidents: micro-F1, macro-F1; calibration also at 50 (long)",
  ignore: !isLong,
  fn: () => {
    const scores = Array.from({ length: 20 }, (_, at) => scoresOf(trial(101 + at, 100)));
    const fewer = Array.from({ length: 20 }, (_, at) => scoresOf(trial(101 + at, 50)));
    assert.ok(mean(scores.map(({ micro }) => micro)) >= 0.766);
    assert.ok(mean(scores.map(({ macro }) => macro)) >= 0.6);
    assert.ok(mean(scores.map(({ error }) => error)) <= 0.08);
    assert.ok(mean(fewer.map(({ error }) => error)) <= 0.08);
  },
});

const postmortems = "../shared/data/postmortems/danluu/README.md";
const isHere = await Deno.stat(postmortems).then(() => true, () => false);

/** The headings people sorted outages under, with seed words from the taxonomy where it has the category. */
function headings(): Record<string, CauseCategory> {
  const seeds = (name: string) => categories.find((one) => one.name === name)?.seeds ?? [];
  const category = (name: string, seeds: readonly string[]) => ({ name, definition: "-", not: "-", seeds });
  return {
    "Config Errors": category("configuration", seeds("configuration")),
    "Hardware/Power Failures": category("hardware", seeds("hardware")),
    "Conflicts": category(
      "conflicts",
      "conflict|collision|clash|incompatible|race condition|deadlock|lock contention|duplicate|same name"
        .split("|"),
    ),
    "Time": category(
      "time",
      "time|clock|leap second|leap year|time zone|daylight saving|date|ntp|expired|timestamp".split("|"),
    ),
    "Database": category(
      "database",
      "database|query|sql|replication|replica|primary|index|table|transaction|postgres|mysql|failover".split(
        "|",
      ),
    ),
  };
}

/** One row an outage, the company as its service: names of services are masked, and companies left out together. */
function outages(text: string): { rows: CauseRow[]; companies: Map<string, string> } {
  const named = headings();
  const [rows, companies] = [[] as CauseRow[], new Map<string, string>()];
  let heading = "";
  for (const line of text.split("\n")) {
    if (line.startsWith("## ")) heading = line.slice(3).trim();
    const found = /^\[([^\]]+)\]\(.*?\)\.?\s*(.*)$/.exec(line);
    if (!found || !(heading in named || heading === "Uncategorized")) continue;
    const incidentId = `outage-${rows.length}`;
    companies.set(incidentId, (found[1] ?? "").toLowerCase());
    rows.push(incident(found[2] ?? "", { incidentId, label: named[heading]?.name ?? null }));
  }
  return { rows, companies };
}

Deno.test({
  name: isHere
    ? "outages sorted by people, one company left out at a time: above the commonest heading (long)"
    : `outages sorted by people (skipped: ${postmortems} is absent)`,
  ignore: !isHere || !isLong,
  fn: async () => {
    const { rows, companies } = outages(await Deno.readTextFile(postmortems));
    const sorted = Object.values(headings());
    const known = knownOf(rows, sorted, "cause");
    const labelled = known.filter(isLabelled);
    const companyOf = ({ row }: { row: CauseRow }) => companies.get(row.incidentId);
    const counts = seedCounter(sorted);
    const [right, keywords, majority] = [[] as boolean[], [] as boolean[], [] as boolean[]];
    const stated: number[] = [];
    for (const company of new Set(labelled.map(companyOf))) {
      const outside = <T extends { row: CauseRow }>(some: readonly T[]) =>
        some.filter((one) => companyOf(one) !== company);
      const held: Labelled[] = labelled.filter((one) => companyOf(one) === company);
      judge(trainOn(outside(labelled), outside(known), sorted), held).forEach((verdict, at) => {
        const { category, features } = held[at] as Labelled;
        right.push(verdict.category === category);
        stated.push(verdict.probability);
        keywords.push((keywordGuess(counts(features)) ?? 0) === category);
        majority.push(category === 0);
      });
    }
    assert.equal(right.length, 71);
    const above = shareDifference(right, majority);
    assert.ok((above.confLow ?? 0) > 0, `above the commonest heading by ${JSON.stringify(above)}`);
    const aboveKeywords = shareDifference(right, keywords);
    assert.ok((aboveKeywords.estimate ?? 0) > 0, `above seed words by ${JSON.stringify(aboveKeywords)}`);
    const error = calibrationError(stated, right) ?? 1;
    assert.ok(error <= 0.08, `calibration error ${error}`);
  },
});
