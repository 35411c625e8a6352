import type { Finding, Skipped, Term } from "../../model/finding.ts";
import type { Period } from "../../model/period.ts";
import type { Rows } from "../../model/rows.ts";
import { countTerm } from "../../model/count_term.ts";
import { shareInterval } from "../../stats/share_interval.ts";
import { learnNamings, namesIn } from "../../text/namings.ts";
import type { FamilyRow } from "./rows.ts";

/** Which incidents, and how sure to be. */
export interface FamiliesOptions {
  /** Incidents that started in it are counted; families are what they are over all time. */
  readonly period: Period;
  /** Of every interval. Default 0.95. */
  readonly confidence?: number;
}

/** One family in the period; or, where families cannot be told, a service that texts name. */
export interface FamilyShare {
  /** Id in the warehouse, which stays from export to export; `named-...` of a service that texts name. */
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
  /** Incidents of the period by service; one that fell on two is counted with both, one without any with none. */
  readonly services: Readonly<Record<string, number>>;
}

/** Stability below which a family is called unstable (Hennig 2007). */
export const unstableBelow = 0.6;

/** Share of incidents in no family, or all in one, from which families tell so little apart that names in texts take their place. */
const mostly = 0.8;

/** Share of incidents that say nothing but their title from which families are those of titles. */
const mostlyTitles = 0.8;

function monthOf(startedAt: string): string {
  return `${startedAt.slice(0, 7)}-01`;
}

function byMonth(rows: readonly FamilyRow[], months: readonly string[]): Record<string, number> {
  const counts = Map.groupBy(rows, ({ startedAt }) => monthOf(startedAt));
  return Object.fromEntries(months.map((month) => [month, counts.get(month)?.length ?? 0]));
}

function byService(rows: readonly FamilyRow[]): Record<string, number> {
  const counts = Map.groupBy(rows.flatMap(({ services }) => services), (service) => service);
  return Object.fromEntries([...counts].sort().map(([service, own]) => [service, own.length]));
}

interface Group {
  readonly id: string;
  readonly name: string;
  readonly terms: readonly string[];
  readonly stability: number | null;
  readonly medoid: string | null;
  readonly members: readonly FamilyRow[];
}

function familyGroups(all: readonly FamilyRow[]): Group[] {
  const families = Map.groupBy(all.filter(({ familyId }) => familyId !== null), ({ familyId }) => familyId);
  return [...families].flatMap(([id, members]) => {
    const [first] = members;
    if (!first || id === null) return [];
    const { family, terms, stability, medoidIncidentId: medoid } = first;
    return [{ id, name: family ?? id, terms, stability, medoid, members }];
  });
}

/** Incidents by the services they name as what they are about; one that names two is in both. */
function namedGroups(all: readonly FamilyRow[]): Group[] {
  const told = all.map(({ title, summary, services }) => ({
    title: title ?? "",
    body: summary,
    names: services,
  }));
  const namings = learnNamings(told);
  const named = all.flatMap((row, at) => {
    const text = told[at];
    return text ? namesIn(text, namings).map((name) => ({ name, row })) : [];
  });
  return [...Map.groupBy(named, ({ name }) => name)].map(([name, own]) => ({
    id: `named-${name}`,
    name,
    terms: [name],
    stability: null,
    medoid: null,
    members: own.map(({ row }) => row),
  }));
}

function sharesOf(
  groups: readonly Group[],
  all: readonly FamilyRow[],
  own: readonly FamilyRow[],
  confidence: number,
): FamilyShare[] {
  if (own.length === 0) return [];
  const months = [...new Set(all.map(({ startedAt }) => monthOf(startedAt)))].sort();
  const titles = new Map(all.map(({ incidentId, title }) => [incidentId, title]));
  const present = new Set(own);
  return groups.map(({ id, name, terms, stability, medoid, members }) => {
    const here = members.filter((row) => present.has(row));
    const incidents = here.length;
    const { confLow, confHigh } = shareInterval(incidents, own.length, { confidence });
    return {
      familyId: id,
      family: name,
      terms,
      incidents,
      share: incidents / own.length,
      confLow: confLow ?? 0,
      confHigh: confHigh ?? 1,
      stability,
      isUnstable: stability !== null && stability < unstableBelow,
      medoidIncidentId: medoid,
      medoidTitle: titles.get(medoid ?? "") ?? null,
      months: byMonth(members, months),
      services: byService(here),
    };
  }).sort((a, b) => b.incidents - a.incidents || (a.familyId < b.familyId ? -1 : 1));
}

function judgedOf(rows: readonly FamilyRow[]): FamilyRow[] {
  return rows.filter(({ reason }) => reason !== null && reason !== "too_thin");
}

/** Where families tell next to nothing apart up to the period's end: in what most incidents are alike. */
function sameness(all: readonly FamilyRow[]): "none" | "one" | null {
  const judged = judgedOf(all);
  const sizes = Map.groupBy(judged, ({ familyId }) => familyId);
  const none = sizes.get(null)?.length ?? 0;
  if (judged.length > 0 && none >= mostly * judged.length) return "none";
  const isPeoples = judged.some(({ decidedBy }) => decidedBy === "people");
  const largest = Math.max(0, ...[...sizes].map(([id, own]) => id === null ? 0 : own.length));
  return !isPeoples && largest > 0 && largest >= mostly * judged.length ? "one" : null;
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

function samenessWarning(all: readonly FamilyRow[], same: "none" | "one", isNamed: boolean): string {
  const judged = judgedOf(all);
  const none = judged.filter(({ familyId }) => familyId === null).length;
  const what = same === "none"
    ? `${none} of ${judged.length} incidents up to the period's end are in no family: apart from single phrases their texts ` +
      "have nothing in common that others do not have."
    : `Nearly all of ${judged.length} incidents up to the period's end are in one family: their texts say the same.`;
  return `${what} ${
    isNamed
      ? "Services that their texts name are counted in place of families."
      : "No service is counted in their place: texts name none."
  }`;
}

function warningsOf(own: readonly FamilyRow[], shares: readonly FamilyShare[]): string[] {
  const unstable = shares.filter(({ isUnstable }) => isUnstable);
  const titles = own.filter(({ summary }) => summary === "").length;
  return [
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
  const families = sharesOf(familyGroups(rows), rows, own, confidence);
  const same = sameness(rows);
  const groups = same !== null ? namedGroups(rows) : [];
  const named = sharesOf(groups, rows, own, confidence);
  const namers = new Set(groups.flatMap(({ members }) => members));
  const shares = named.length > 0 ? named : families;
  const present = families.filter(({ incidents }) => incidents > 0);
  const judged = judgedOf(own);
  const inNone = judged.filter(({ familyId }) => familyId === null).length;
  return {
    name: "families",
    question: "Which kinds of incidents are there?",
    method: {
      definition:
        "Incidents whose titles and summaries say the same kind of failure, whatever the service; how many families " +
        "there are is not given, and an incident like no others is in none. People's decisions win. Where four fifths " +
        "are in none, or in one, incidents are counted by the services that their texts name instead, in titles or after words " +
        "that mark a service in incidents whose service is known; one that names two is counted with both.",
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
      countTerm("incidents", own.length),
      countTerm("families", present.length, own.length),
      countTerm("in_families", own.filter(({ familyId }) => familyId !== null).length, own.length),
      countTerm("in_none", inNone, judged.length),
      noneTerm(inNone, judged.length, confidence),
      countTerm("unstable", present.filter(({ isUnstable }) => isUnstable).length, present.length),
      countTerm("title_only", own.filter(({ summary }) => summary === "").length, own.length),
      ...(named.length > 0
        ? [
          { ...countTerm("named", named.length, own.length), labels: { instead_of: `${same} family` } },
          countTerm("names_none", own.filter((row) => !namers.has(row)).length, own.length),
        ]
        : []),
      ...shares.map(shareTerm),
    ],
    rows: shares,
    skipped: skippedOf(own),
    warnings: [
      ...(same !== null ? [samenessWarning(rows, same, named.length > 0)] : []),
      ...warningsOf(own, present),
    ],
  };
}
