import type { Finding, Skipped, Term } from "../../model/finding.ts";
import type { Period } from "../../model/period.ts";
import type { Rows } from "../../model/rows.ts";
import { shareInterval } from "../../stats/share_interval.ts";
import type { FamilyRow } from "./rows.ts";

/** Which incidents, and how sure to be. */
export interface FamiliesOptions {
  /** Incidents that started in it are counted; families are what they are over all time. */
  readonly period: Period;
  /** Of every interval. Default 0.95. */
  readonly confidence?: number;
}

/** One family in the period. */
export interface FamilyShare {
  /** Id in the warehouse; it stays from export to export. */
  readonly familyId: string;
  /** Its name. */
  readonly family: string;
  /** Key terms, strongest first. */
  readonly terms: readonly string[];
  /** Incidents of the period in it. */
  readonly incidents: number;
  /** Their share of all incidents of the period, 0 to 1. */
  readonly share: number;
  /** Lower end of the interval of the share. */
  readonly confLow: number;
  /** Upper end of the interval of the share. */
  readonly confHigh: number;
  /** How much of it comes back when incidents are drawn anew, 0 to 1; null where people made it or it was not tried. */
  readonly stability: number | null;
  /** Whether less than 0.6 of it comes back: its bounds are not to be trusted. */
  readonly isUnstable: boolean;
  /** The incident most like all others of the family, of any time. */
  readonly medoidIncidentId: string | null;
  /** Its title, where it started before the period's end. */
  readonly medoidTitle: string | null;
  /** Incidents of each month with any incident, `2026-07-01` and so on, zeros included. */
  readonly months: Readonly<Record<string, number>>;
}

/** Stability below which a family is called unstable (Hennig 2007). */
export const unstableBelow = 0.6;

/** Share of incidents in no family from which families say little of the whole. */
const mostlyNone = 0.8;

/** Share of incidents that say nothing but their title from which families are those of titles. */
const mostlyTitles = 0.8;

function monthOf(startedAt: string): string {
  return `${startedAt.slice(0, 7)}-01`;
}

function byMonth(rows: readonly FamilyRow[], months: readonly string[]): Record<string, number> {
  const counts = Map.groupBy(rows, ({ startedAt }) => monthOf(startedAt));
  return Object.fromEntries(months.map((month) => [month, counts.get(month)?.length ?? 0]));
}

function sharesOf(all: readonly FamilyRow[], own: readonly FamilyRow[], confidence: number): FamilyShare[] {
  const months = [...new Set(all.map(({ startedAt }) => monthOf(startedAt)))].sort();
  const titles = new Map(all.map(({ incidentId, title }) => [incidentId, title]));
  const families = Map.groupBy(
    all.filter(({ familyId }) => familyId !== null),
    ({ familyId }) => familyId ?? "",
  );
  return [...families].flatMap(([familyId, members]) => {
    const [first] = members;
    const incidents = own.filter((row) => row.familyId === familyId).length;
    if (!first || own.length === 0) return [];
    const { confLow, confHigh } = shareInterval(incidents, own.length, { confidence });
    return [{
      familyId,
      family: first.family ?? familyId,
      terms: first.terms,
      incidents,
      share: incidents / own.length,
      confLow: confLow ?? 0,
      confHigh: confHigh ?? 1,
      stability: first.stability,
      isUnstable: first.stability !== null && first.stability < unstableBelow,
      medoidIncidentId: first.medoidIncidentId,
      medoidTitle: titles.get(first.medoidIncidentId ?? "") ?? null,
      months: byMonth(members, months),
    }];
  }).sort((a, b) => b.incidents - a.incidents || (a.familyId < b.familyId ? -1 : 1));
}

function shareTerm(row: FamilyShare): Term {
  return {
    term: `share.${row.familyId}`,
    n: row.incidents,
    estimate: row.share,
    unit: "share",
    confLow: row.confLow,
    confHigh: row.confHigh,
    labels: {
      family: row.family,
      terms: row.terms.join(", "),
      ...(row.stability === null ? {} : { stability: row.stability.toFixed(2) }),
      ...(row.medoidIncidentId === null ? {} : { medoid: row.medoidIncidentId }),
      ...(row.medoidTitle === null ? {} : { medoidTitle: row.medoidTitle }),
    },
  };
}

function countTerm(term: string, n: number, estimate: number): Term {
  return { term, n, estimate, unit: "count", confLow: null, confHigh: null };
}

function noneTerm(hits: number, n: number, confidence: number): Term {
  return { term: "share.none", unit: "share", ...shareInterval(hits, n, { confidence }) };
}

function skippedOf(own: readonly FamilyRow[]): Skipped[] {
  const thin = own.filter(({ reason }) => reason === "too_thin").length;
  const unseen = own.filter(({ reason }) => reason === null).length;
  return [
    ...(thin === 0 ? [] : [{
      term: "families.too_thin",
      n: thin,
      reason: "their texts are too thin to cluster: three words are needed",
    }]),
    ...(unseen === 0 ? [] : [{
      term: "families.not_looked_at",
      n: unseen,
      reason: "nobody has looked for their families yet: load once more",
    }]),
  ];
}

function warningsOf(own: readonly FamilyRow[], shares: readonly FamilyShare[]): string[] {
  const unstable = shares.filter(({ isUnstable }) => isUnstable);
  const titles = own.filter(({ isTitleOnly }) => isTitleOnly).length;
  const judged = own.filter(({ reason }) => reason !== null && reason !== "too_thin");
  const none = judged.filter(({ familyId }) => familyId === null).length;
  return [
    ...(judged.length > 0 && none >= mostlyNone * judged.length
      ? [
        `${none} of ${judged.length} incidents are in no family: apart from single phrases their texts have nothing in ` +
        "common that others do not have. Keywords in their titles tell more.",
      ]
      : []),
    ...unstable.map(({ family, stability }) =>
      `The family "${family}" is unstable: drawn anew, ${
        (100 * (stability ?? 0)).toFixed(0)
      } % of it comes back.`
    ),
    ...(own.length > 0 && titles >= mostlyTitles * own.length
      ? [
        `${titles} of ${own.length} incidents say nothing but their title: families are only as fine as the templates of titles.`,
      ]
      : []),
  ];
}

/**
 * Which families the incidents of a period belong to. Families themselves are found at each load, over all time.
 *
 * @param rows incidents of any time before the period's end.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { familiesFinding, parsePeriod } from "hindcast";
 *
 * const finding = familiesFinding([], { period: parsePeriod("2026-Q3") });
 * assert.equal(finding.terms.find(({ term }) => term === "families")?.estimate, 0);
 * ```
 */
export function familiesFinding(
  rows: Rows<FamilyRow>,
  { period, confidence = 0.95 }: FamiliesOptions,
): Finding<FamilyShare> {
  const own = rows.filter(({ startedAt }) => startedAt >= period.start && startedAt < period.end);
  const shares = sharesOf(rows, own, confidence);
  const present = shares.filter(({ incidents }) => incidents > 0);
  const judged = own.filter(({ reason }) => reason !== null && reason !== "too_thin");
  const inNone = judged.filter(({ familyId }) => familyId === null).length;
  return {
    name: "families",
    question: "Which kinds of incidents are there?",
    method: {
      definition:
        "Incidents whose titles and summaries say the same kind of failure, whatever the service; how many families " +
        "there are is not given, and an incident like no others is in none. People's decisions win.",
      test: null,
      nullHypothesis: null,
      adjustment: null,
      seed: 1,
      n: own.length,
      hypotheses: 0,
      confidence,
      references: ["Horn (1965), doi:10.1007/BF02289447", "Hennig (2007), doi:10.1016/j.csda.2006.11.025"],
    },
    period,
    against: null,
    query: rows.query ?? null,
    terms: [
      countTerm("incidents", own.length, own.length),
      countTerm("families", own.length, present.length),
      countTerm("in_families", own.length, own.filter(({ familyId }) => familyId !== null).length),
      countTerm("in_none", judged.length, inNone),
      noneTerm(inNone, judged.length, confidence),
      countTerm("unstable", present.length, present.filter(({ isUnstable }) => isUnstable).length),
      countTerm("title_only", own.length, own.filter(({ isTitleOnly }) => isTitleOnly).length),
      ...shares.map(shareTerm),
    ],
    rows: shares,
    skipped: skippedOf(own),
    warnings: warningsOf(own, present),
  };
}
