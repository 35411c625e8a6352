import type { Skipped, Term } from "../../model/finding.ts";
import { adjustTerms } from "../../stats/adjust_terms.ts";
import { permutationsFor } from "../../stats/permutations_for.ts";
import type { Arms } from "./_arms.ts";
import { compare } from "./_comparison.ts";
import { grouped } from "./_groups.ts";
import type { Settings } from "./options.ts";
import { severityTest } from "./_severity_test.ts";
import type { Spell } from "./_spells.ts";
import { nameOf, type Place } from "./_terms.ts";

type Subject = Omit<Place, "span">;

interface Pair {
  readonly subject: Subject;
  readonly before: readonly Spell[];
  readonly after: readonly Spell[];
}

/** Everything that was tested, adjusted as one search, and what was too thin to test. */
export interface Tests {
  readonly terms: readonly Term[];
  readonly skipped: readonly Skipped[];
  readonly hypotheses: number;
}

function pairsOf(arms: readonly Arms[]): Pair[] {
  const overall = arms.map(({ measure, period, against }) => ({
    subject: { measure },
    before: against.spells,
    after: period.spells,
  }));
  const resolve = arms.find(({ measure }) => measure === "resolve");
  const before = grouped(resolve?.against.spells ?? [], "service");
  const after = grouped(resolve?.period.spells ?? [], "service");
  const services = [...new Set([...before.keys(), ...after.keys()])].sort();
  return [
    ...overall,
    ...services.map((group): Pair => ({
      subject: { measure: "resolve", grouping: "service", group },
      before: before.get(group) ?? [],
      after: after.get(group) ?? [],
    })),
  ];
}

function isThin({ before, after }: Pair, minimum: number): boolean {
  const ends = (arm: readonly Spell[]) => arm.filter((spell) => spell.observed).length;
  return Math.min(before.length, after.length) < minimum || ends(before) + ends(after) < minimum;
}

function skip({ subject, before, after }: Pair, minimum: number): Skipped {
  return {
    term: nameOf(subject, "ratio"),
    n: before.length + after.length,
    reason:
      `${before.length} incidents before and ${after.length} now: a comparison needs ${minimum} of each`,
  };
}

function labelsOf({ measure, grouping, group }: Subject): Record<string, string> {
  return { measure, ...(grouping && group ? { [grouping]: group } : {}) };
}

function pairTerms({ subject, before, after }: Pair, options: Settings & { permutations: number }): Term[] {
  const { ratio, statistic, pValue, method, detectable } = compare(before, after, options);
  const n = before.length + after.length;
  const { estimate, confLow, confHigh } = ratio;
  const labels = { ...labelsOf(subject), before: `${before.length}`, after: `${after.length}` };
  const tested = { n, estimate, confLow, confHigh, statistic, pValue, labels: { ...labels, method } };
  return [
    { term: nameOf(subject, "ratio"), unit: "ratio", ...tested },
    {
      term: nameOf(subject, "detectable_ratio"),
      n,
      estimate: detectable,
      unit: "ratio",
      confLow: null,
      confHigh: null,
      labels,
    },
  ];
}

function severityTerm(spells: readonly Spell[], options: Settings & { permutations: number }): Term[] {
  const test = severityTest(spells, options);
  if (test === null) return [];
  return [{
    term: "resolve.severity",
    n: test.n,
    estimate: test.severities,
    unit: "count",
    confLow: null,
    confHigh: null,
    statistic: test.statistic,
    pValue: test.pValue,
    labels: { measure: "resolve", method: "Kruskal-Wallis by permutation" },
  }];
}

/** Compares the periods, overall and service by service, and the severities with each other. */
export function testsOf(arms: readonly Arms[], settings: Settings): Tests {
  const pairs = settings.against === null ? [] : pairsOf(arms);
  const thin = pairs.filter((pair) => isThin(pair, settings.minimum));
  const testable = pairs.filter((pair) => !thin.includes(pair));
  const permutations = settings.permutations ?? permutationsFor(testable.length + 1, settings.confidence);
  const options = { ...settings, permutations };
  const resolve = arms.find(({ measure }) => measure === "resolve")?.period.spells ?? [];
  const severity = severityTerm(resolve, options);
  return {
    terms: adjustTerms([...testable.flatMap((pair) => pairTerms(pair, options)), ...severity]),
    skipped: [
      ...thin.map((pair) => skip(pair, settings.minimum)),
      ...(severity.length > 0 ? [] : [{
        term: "resolve.severity",
        n: resolve.length,
        reason: `fewer than two severities with ${settings.minimum} incidents each`,
      }]),
    ],
    hypotheses: testable.length + severity.length,
  };
}
