import type { Finding, Method } from "../../model/finding.ts";
import { requireApart } from "../../model/require_apart.ts";
import type { Rows } from "../../model/rows.ts";
import { countTerm } from "../../model/count_term.ts";
import { adjustTerms } from "../../stats/adjust_terms.ts";
import { permutationsFor } from "../../stats/permutations_for.ts";
import { weeksOf } from "../../stats/whole_weeks.ts";
import { type RecurrenceOptions, type Settings, settingsOf } from "./options.ts";
import { comparisonsOf, mostDrawn, ratesOf } from "./_rates.ts";
import { repeatsOf } from "./_repeats.ts";
import { returnsOf, silencesOf } from "./_returns.ts";
import type { RecurrenceRow } from "./rows.ts";
import { type Scene, sceneOf, within } from "./_scene.ts";
import { isUnstable, together } from "./_terms.ts";

/** One incident of a family that is drawn. */
export interface FamilyIncident {
  /** Stays from one export to the next. */
  readonly familyId: string;
  /** Name of the family. */
  readonly family: string;
  /** Id in the warehouse. */
  readonly incidentId: string;
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  /** Whether its family had come before. */
  readonly isRepeat: boolean;
}

const definition =
  "An incident repeats its family when the family had an incident before it, in all that is known. Incidents whose " +
  "texts are too thin to tell their family are left out of shares. A family's silence runs from its last incident to " +
  "the end of the period and is held against its own weeks since its first incident. What a stable process would give " +
  "is the share of repeats over random orders of all fortnights known. Rates count whole weeks; their intervals allow for " +
  "bursts.";

function methodOf(hypotheses: number, n: number, settings: Settings): Method {
  return {
    definition,
    test:
      "Permutation test of weeks for ratios of rates and for the share of repeats; exact permutation test of " +
      "active weeks for silences, one-sided",
    nullHypothesis:
      "Weeks are alike: every family keeps its pace, so that weeks could have come in any order",
    adjustment: "Benjamini-Hochberg over every test of this finding",
    seed: settings.seed,
    n,
    hypotheses,
    confidence: settings.confidence,
    references: [
      "https://doi.org/10.1111/j.2517-6161.1995.tb02031.x",
      "https://doi.org/10.1177/0962280210383082",
      "https://doi.org/10.1080/01621459.1927.10502953",
    ],
  };
}

function drawn({ families }: Scene): FamilyIncident[] {
  return families.slice(0, mostDrawn).flatMap(({ id, name, incidents }) =>
    incidents.map(({ row, isRepeat }) => ({
      familyId: id,
      family: name,
      incidentId: row.incidentId,
      startedAt: row.startedAt,
      isRepeat,
    }))
  );
}

function warningsOf(scene: Scene, thin: number, n: number, { period, against }: Settings): string[] {
  const unknown = [period, against].flatMap((span) => {
    const weeks = span === null ? 0 : weeksOf(span, scene.known).unknown;
    return weeks === 0 ? [] : [
      `${weeks} ${
        weeks === 1 ? "week" : "weeks"
      } of ${span?.label} left out: the export seems to begin or end there`,
    ];
  });
  const unstable = scene.families.filter(isUnstable);
  return [
    ...unknown,
    ...(thin === 0 ? [] : [
      `${thin} of ${n} incidents of ${period.label} are in no share: too few words, or families not looked for yet`,
    ]),
    ...(unstable.length === 0 ? [] : [
      `${unstable.length} of ${scene.families.length} families are unstable: which incidents belong to them is uncertain`,
    ]),
  ];
}

/**
 * Which kinds of incidents came back, which have stopped, and is more of it repetition than before?
 *
 * Per family: incidents a week in both periods and by quarter, the ratio of both, the time from its last incident before
 * the period to its first in it, and since its last, tested against its own history. Overall: the share of incidents
 * that repeat a known family, in both periods and as a stable process would give it. All tests are one search. `rows` of
 * the finding are the incidents of the twelve families with most incidents.
 *
 * Terms of a family are named `<statistic>[.<span>].family.<id>`; gaps and silences are seconds, rates per week, shares
 * 0 to 1. `repeats.stable` has the expected share as its estimate, the range of a stable process as its interval and the
 * observed share as its statistic.
 *
 * @throws {RangeError} when the two periods overlap.
 *
 * @example
 * ```ts
 * import { parsePeriod, recurrenceFinding } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const starts = ["2026-05-04", "2026-06-15", "2026-07-06", "2026-08-20"];
 * const rows = starts.map((start, index) => ({
 *   incidentId: `i-${index}`,
 *   startedAt: `${start}T09:00:00.000Z`,
 *   familyId: "f-1",
 *   family: "disk full",
 *   stability: 0.9,
 *   isTooThin: false,
 * }));
 * const finding = recurrenceFinding(rows, { period: parsePeriod("2026-Q3"), against: null });
 * const gap = finding.terms.find(({ term }) => term === "gap.family.f-1");
 * assert.equal(gap?.estimate, 21 * 86_400);
 * assert.equal(finding.terms.find(({ term }) => term === "repeats.period")?.estimate, 1);
 * ```
 */
export function recurrenceFinding(
  rows: Rows<RecurrenceRow>,
  options: RecurrenceOptions,
): Finding<FamilyIncident> {
  requireApart(options.period, options.against);
  const settings = settingsOf(options);
  const scene = sceneOf(rows, settings.period);
  const permutations = settings.permutations ??
    permutationsFor(2 * scene.families.length + 1, settings.confidence);
  const drawing = { ...settings, permutations };
  const here = within(scene.incidents, scene.start, scene.until);
  const thin = here.filter(({ row }) => row.isTooThin).length;
  const made = together([
    repeatsOf(scene, drawing),
    silencesOf(scene, settings),
    comparisonsOf(scene, drawing),
  ]);
  const tested = adjustTerms(made.terms);
  const hypotheses = tested.filter(({ pValue }) => typeof pValue === "number").length;
  return {
    name: "recurrence",
    question: "Which kinds of incidents came back, and which have stopped?",
    method: methodOf(hypotheses, scene.incidents.length, settings),
    period: settings.period,
    against: settings.against,
    query: rows.query ?? null,
    terms: [
      countTerm("incidents.period", here.length, here.length),
      countTerm("incidents.too_thin", thin, here.length),
      ...returnsOf(scene),
      ...tested,
      ...ratesOf(scene, settings),
    ],
    rows: drawn(scene),
    skipped: made.skipped,
    warnings: warningsOf(scene, thin, here.length, settings),
  };
}
