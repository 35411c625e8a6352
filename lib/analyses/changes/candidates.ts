import type { Finding, Method, Term } from "../../model/finding.ts";
import type { Rows } from "../../model/rows.ts";
import { learnTriggers, type TriggerModel } from "../../stats/learn_triggers.ts";
import { shareInterval } from "../../stats/share_interval.ts";
import { triggerProbabilities } from "../../stats/trigger_probabilities.ts";
import type { CandidateRow } from "./candidate_rows.ts";
import { type ChangeOptions, type Settings, settingsOf } from "./options.ts";
import type { ChangeRow } from "./rows.ts";
import { type Scene, sceneOf } from "./_scene.ts";
import { binOf, kindNumber, lagEnds, lagWidths, triggeredCases } from "./_triggers.ts";

/** One change before an incident, with the probability that it brought the incident. */
export interface CandidateChange {
  /** Id of the incident in the warehouse. */
  readonly incidentId: string;
  /** Title of the incident; null where it has none. */
  readonly title: string | null;
  /** When the incident began, ISO 8601 in UTC. */
  readonly startedAt: string;
  /** Id of the change; null for "none of them". */
  readonly changeId: string | null;
  /** Title of the change; null where it has none, and for "none of them". */
  readonly change: string | null;
  /** Kind of the change. */
  readonly kind: string | null;
  /** Service the change was made on. */
  readonly service: string | null;
  /** Seconds from the change to the incident. */
  readonly lagS: number | null;
  /** 0 to 1; with those of the same incident it adds up to 1. */
  readonly probability: number;
}

const definition =
  "An incident is held against the same time of the other weeks of its half-year: it came at its own time in proportion " +
  "to one plus what each change of the four hours before adds, which is the excess of its kind times one density of lags. " +
  "Both are learned from all incidents, noise being weighed away by likelihood; what a change adds, over the whole, is the " +
  "probability that it brought the incident, and what is left is that of none of them. Of changes on services that the " +
  "incident's own depend on the excess is learned apart. Lags run from when the change took effect, or from its start while " +
  "it was under way. Intervals of lags count the excess as if it were seen.";

function methodOf(n: number, { confidence }: Settings): Method {
  return {
    definition,
    test: null,
    nullHypothesis: null,
    adjustment: null,
    seed: null,
    n,
    hypotheses: 0,
    confidence,
    references: [
      "https://doi.org/10.1198/016214508000000148",
      "https://doi.org/10.1198/016214502760046925",
      "https://doi.org/10.1109/TAC.1974.1100705",
    ],
  };
}

/** The probabilities of one incident: its candidates in the order of their probability, then none of them. */
function judged(rows: readonly CandidateRow[], model: TriggerModel, { kinds }: Scene): CandidateChange[] {
  const near = rows.filter(({ changeId, lagS, kind }) =>
    changeId !== null && kinds.includes(kind ?? "") && binOf(lagS ?? Infinity) >= 0
  );
  const codes = near.map(({ kind, isOwn, lagS }) =>
    kindNumber(kinds.indexOf(kind ?? ""), isOwn ?? true, kinds.length) * lagEnds.length + binOf(lagS ?? 0)
  );
  const { each, none } = triggerProbabilities(model, codes);
  const { incidentId, title, startedAt } = rows[0] as CandidateRow;
  const shared = { incidentId, title, startedAt };
  return [
    ...near.map(({ changeId, change, kind, service, lagS }, place) => ({
      ...shared,
      changeId,
      change,
      kind,
      service,
      lagS,
      probability: each[place] ?? 0,
    })).sort((a, b) => b.probability - a.probability),
    { ...shared, changeId: null, change: null, kind: null, service: null, lagS: null, probability: none },
  ];
}

function countTerm(term: string, estimate: number, n: number, labels: Record<string, string> = {}): Term {
  return { term, n, estimate, unit: "count", confLow: null, confHigh: null, labels };
}

/** Where the excess lies: shares of it by lag, and incidents owed to each kind. */
function termsOf(
  model: TriggerModel,
  owed: readonly number[],
  { kinds, incidents }: Scene,
  confidence: number,
): Term[] {
  const all = owed.reduce((sum, one) => sum + one, 0);
  const lags = model.density.map((share, bin): Term => {
    const { confLow, confHigh } = shareInterval(Math.round(share * all), Math.round(all), { confidence });
    const [from, to] = [lagEnds[bin - 1] ?? 0, lagEnds[bin] ?? 0];
    const labels = { from_s: `${from}`, to_s: `${to}` };
    return {
      term: `lag.${to / 60}_min`,
      n: Math.round(all),
      estimate: share,
      unit: "share",
      confLow,
      confHigh,
      labels,
    };
  });
  const ofKinds = ["", ".dependents"].flatMap((ending, scope) =>
    kinds.flatMap((kind, number) => {
      const place = kindNumber(number, scope === 0, kinds.length);
      const support = model.support[place] ?? 0;
      // Nothing of it came near any incident.
      if (support === 0) return [];
      return [
        countTerm(`owed.kind.${kind}${ending}`, owed[place] ?? 0, incidents.length, {
          kind,
          support: support.toFixed(2),
        }),
      ];
    })
  );
  return all < 0.5 ? ofKinds : [...lags, ...ofKinds];
}

/** The latest incident that one change brought more likely than not: what is told of it. */
function latestTerms(told: readonly (readonly CandidateChange[])[]): Term[] {
  const latest = told.find(([first]) =>
    first !== undefined && first.changeId !== null && first.probability > 0.5
  );
  const [first, none] = [latest?.[0], latest?.at(-1)];
  if (!first || !none) return [];
  const { incidentId, title, kind, service, lagS } = first;
  const labels = { incident: title ?? incidentId, kind: kind ?? "", service: service ?? "" };
  const one = (term: string, estimate: number | null, unit: "s" | "share"): Term => {
    return {
      term: `latest.${term}`,
      n: (latest?.length ?? 1) - 1,
      estimate,
      unit,
      confLow: null,
      confHigh: null,
      labels,
    };
  };
  return [
    one("probability", first.probability, "share"),
    one("none", none.probability, "share"),
    one("lag", lagS, "s"),
  ];
}

/**
 * Which change, if any, may have brought each incident of the period?
 *
 * `rows` holds, for every incident, its candidate changes with a probability each and, last, a row without change for none
 * of them; together they add up to 1. A probability knows the kinds, services and lags of changes and nothing of what was
 * changed. Terms: `lag.30_min` (share of the excess between 15 and 30 minutes after a change), `owed.kind.flag`
 * (incidents of all that is known, owed to that kind: a sum of probabilities), `incidents`, `owed` and `pointed` (of the
 * period: all, owed to changes, and those where one change is likelier than not), `latest.…` (of the latest of those).
 *
 * Calibration on the synthetic company, where it is known what brought an incident: `tests/analyses/changes`.
 *
 * @param rows as for {@link changeFinding}: the model is learned from all of them.
 * @param candidates of the incidents to judge.
 *
 * @example
 * ```ts
 * import { candidateFinding, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const incident = { incidentId: "i-1", title: "Slow", startedAt: "2026-07-06T10:00:00Z" };
 * const candidate = { ...incident, changeId: null, change: null, kind: null, service: null, isOwn: null, lagS: null };
 * const finding = candidateFinding([], [candidate], { period: parsePeriod("2026-Q3") });
 * assert.deepEqual(finding.rows.map(({ changeId, probability }) => [changeId, probability]), [[null, 1]]);
 * ```
 */
export function candidateFinding(
  rows: Rows<ChangeRow>,
  candidates: Rows<CandidateRow>,
  options: ChangeOptions,
): Finding<CandidateChange> {
  const settings = settingsOf(options);
  const scene = sceneOf(rows, settings.period);
  const cases = triggeredCases(scene);
  const model = learnTriggers(cases, { kinds: 2 * scene.kinds.length, widths: lagWidths });
  const owed = Array.from({ length: 2 * scene.kinds.length }, () => 0);
  for (const { own } of cases) {
    triggerProbabilities(model, own).each.forEach((probability, place) => {
      const kind = Math.floor((own[place] ?? 0) / lagEnds.length);
      owed[kind] = (owed[kind] ?? 0) + probability;
    });
  }
  const incidents = [...Map.groupBy(candidates, ({ incidentId }) => incidentId).values()];
  const told = incidents.map((own) => judged(own, model, scene));
  const none = told.map((own) => own.at(-1)?.probability ?? 1);
  const likely = told.filter((own) =>
    own.some(({ changeId, probability }) => changeId !== null && probability > 0.5)
  );
  return {
    name: "change_candidates",
    question: "Which change, if any, may have brought each incident?",
    method: methodOf(scene.incidents.length, settings),
    period: settings.period,
    against: null,
    query: candidates.query ?? null,
    terms: [
      countTerm("incidents", told.length, told.length),
      countTerm("owed", none.reduce((sum, one) => sum + 1 - one, 0), told.length),
      countTerm("pointed", likely.length, told.length),
      ...latestTerms(told),
      ...termsOf(model, owed, scene, settings.confidence),
    ],
    rows: told.flat(),
    skipped: [],
    warnings: scene.streams.length === 0 ? ["no change is known of any service"] : [],
  };
}
