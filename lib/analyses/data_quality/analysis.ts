import type { Finding, Skipped, Term } from "../../model/finding.ts";
import type { Period } from "../../model/period.ts";
import type { Rows } from "../../model/rows.ts";
import { countTerm } from "../../model/count_term.ts";
import { medianInterval } from "../../stats/median_interval.ts";
import type { QualityRow } from "./rows.ts";

/** What is asked of the data's quality. */
export interface QualityOptions {
  /** The period in question. */
  readonly period: Period;
  /** Of the intervals; default 0.95. */
  readonly confidence?: number;
}

type Parts = Readonly<Record<QualityRow["part"], readonly QualityRow[]>>;

function partsOf(rows: readonly QualityRow[]): Parts {
  const of = (part: QualityRow["part"]) => rows.filter((row) => row.part === part);
  return {
    source: of("source"),
    refusal: of("refusal"),
    reject: of("reject"),
    check: of("check"),
    uncounted: of("uncounted"),
    thin: of("thin"),
    missing: of("missing"),
    incident: of("incident"),
    first_told: of("first_told"),
    link: of("link"),
    idle: of("idle"),
    load: of("load"),
  };
}

function sum(rows: readonly QualityRow[], pick: (row: QualityRow) => number): number {
  return rows.reduce((total, row) => total + pick(row), 0);
}

function share(term: string, part: number, of: number, labels?: Record<string, string>): Term {
  const estimate = of > 0 ? part / of : null;
  return {
    term,
    n: of,
    estimate,
    unit: "share",
    confLow: null,
    confHigh: null,
    ...(labels ? { labels } : {}),
  };
}

function resolved(rows: readonly QualityRow[]): number[] {
  return rows.flatMap(({ seconds }) => (seconds === null || seconds < 0 ? [] : [seconds]));
}

/** What the medians would be, had newer exports not told incidents otherwise; nothing where they did not. */
function restatedTerms(parts: Parts, confidence: number): Term[] {
  const restated = parts.incident.filter(({ detail }) => detail === "restated");
  return [
    countTerm("incidents.restated", restated.length, parts.incident.length),
    ...(parts.first_told.length > 0
      ? [headline("median_resolve.first_told", parts.first_told, confidence)]
      : []),
  ];
}

/** Words without a meaning, pairs of records left apart, records that change no table. */
function openTerms(parts: Parts): Term[] {
  const words = parts.check.filter(({ name }) => name.startsWith("unmapped_"));
  const doubtful = parts.link.filter(({ detail }) => detail === "doubtful");
  return [
    countTerm("words.unmapped", sum(words, ({ n }) => n), sum(words, ({ n }) => n)),
    countTerm("links.doubtful", sum(doubtful, ({ n }) => n), sum(parts.link, ({ n }) => n)),
    countTerm("records.idle", sum(parts.idle, ({ n }) => n), sum(parts.source, ({ of }) => of)),
  ];
}

function headline(term: string, incidents: readonly QualityRow[], confidence: number): Term {
  return { term, unit: "s", ...medianInterval(resolved(incidents), { confidence }) };
}

function termsOf(parts: Parts, confidence: number): Term[] {
  const read = sum(parts.source, ({ of }) => of);
  const trusted = parts.incident.filter(({ suspect }) => !suspect);
  const unreadable = parts.reject.filter(({ detail }) => detail?.split(" ")[0] === "field");
  const startless = parts.check.filter(({ name }) => name === "missing_start");
  const future = parts.check.filter(({ name }) => name === "starts_in_future");
  return [
    countTerm("records.read", read, read),
    countTerm("records.rejected", sum(parts.source, ({ n }) => n), read),
    countTerm("fields.rejected", sum(unreadable, ({ n }) => n), read),
    countTerm("files.loaded", sum(parts.source, ({ files }) => files), read),
    countTerm("files.refused", parts.refusal.length, parts.refusal.length),
    countTerm("incidents", parts.incident.length, parts.incident.length),
    countTerm("incidents.without_start", sum(startless, ({ n }) => n), parts.incident.length),
    countTerm("incidents.in_future", sum(future, ({ n }) => n), parts.incident.length),
    ...parts.thin.map(({ n, of }) => countTerm("incidents.too_thin", n, of)),
    countTerm("incidents.suspect", parts.incident.length - trusted.length, parts.incident.length),
    headline("median_resolve.all", parts.incident, confidence),
    headline("median_resolve.trusted", trusted, confidence),
    ...restatedTerms(parts, confidence),
    ...openTerms(parts),
    ...parts.missing.map(({ name, n, of }) => share(`missing.${name}`, n, of, { field: name })),
    ...parts.source.map(({ name, n, of }) => share(`rejected.${name}`, n, of, { source: name })),
    ...parts.check.map(({ name, n, of }) => ({
      ...countTerm(`check.${name}`, n, of),
      labels: { check: name },
    })),
  ];
}

function warningsOf(parts: Parts): string[] {
  const cut = sum(parts.load, ({ n }) => n);
  const contradictory = parts.incident.filter(({ seconds }) => seconds !== null && seconds < 0).length;
  return [
    ...(cut > 0 ? ["A load was cut short: what stands here may be incomplete until it is run again."] : []),
    ...(contradictory > 0
      ? [
        `${contradictory} ${
          contradictory === 1 ? "incident ends before it starts" : "incidents end before they start"
        }: ` +
        "without a duration, left out of medians.",
      ]
      : []),
  ];
}

function skippedOf(parts: Parts): Skipped[] {
  return parts.refusal.map(({ name, detail }) => ({ term: name, n: 0, reason: detail ?? "refused" }));
}

/**
 * What is missing, contradictory or rejected, and what it does to the headline: the median time to resolve with and
 * without suspect incidents.
 *
 * Counts are of all there is, not of a sample, and carry no interval; the two medians carry distribution-free intervals.
 * Nothing is tested: the two medians share most of their incidents, and their difference is shown, not judged.
 *
 * @param rows of {@link qualityRows}, or built by hand.
 *
 * @example
 * ```ts
 * import { qualityFinding, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const blank = { detail: null, files: 1, seconds: null, suspect: null, file: null, line: null, path: null };
 * const finding = qualityFinding(
 *   [
 *     { ...blank, part: "source", name: "alerts", n: 2, of: 100 },
 *     { ...blank, part: "incident", name: "a", n: 1, of: 1, seconds: 600, suspect: false },
 *     { ...blank, part: "incident", name: "b", n: 1, of: 1, seconds: 0, suspect: true },
 *   ],
 *   { period: parsePeriod("2026-Q3") },
 * );
 * const told = Object.fromEntries(finding.terms.map((term) => [term.term, term.estimate]));
 * assert.equal(told["records.rejected"], 2);
 * assert.equal(told["median_resolve.trusted"], 600);
 * ```
 */
export function qualityFinding(rows: Rows<QualityRow>, options: QualityOptions): Finding<QualityRow> {
  const { period, confidence = 0.95 } = options;
  const parts = partsOf(rows);
  return {
    name: "data_quality",
    question: "How good are the data, and what do their defects do to the headline?",
    method: {
      definition:
        "Records are counted in the file and again in the tables; an incident is suspect when its times contradict each " +
        "other, lie in the future, or span nothing or more than ninety days. Time to resolve runs from start to resolution; incidents whose end was not seen are left out of the median " +
        "here, and count for as long as they were seen where durations are told, so that the two may differ.",
      test: null,
      nullHypothesis: null,
      adjustment: null,
      seed: null,
      n: parts.incident.length,
      hypotheses: 0,
      confidence,
      references: ["Hettmansperger and Sheather 1986 (interval of a median)"],
    },
    period,
    against: null,
    query: rows.query ?? null,
    terms: termsOf(parts, confidence),
    // Incidents are in the warehouse; the finding keeps what people act on.
    rows: rows.filter(({ part }) => part !== "incident" && part !== "first_told"),
    skipped: skippedOf(parts),
    warnings: warningsOf(parts),
  };
}
