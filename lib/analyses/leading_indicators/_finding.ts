import type { Finding, Method, Skipped, Term } from "../../model/finding.ts";
import type { QueryReference } from "../../model/rows.ts";
import { countTerm } from "../../model/count_term.ts";
import { fanOf, leadOf, profileOf, rankOf } from "./_detail.ts";
import type { ProfilePoint } from "./profile.ts";
import type { JudgedTrial } from "./_judge.ts";
import { labelOf } from "./_names.ts";
import type { Target } from "./_scene.ts";
import type { Search } from "./_search.ts";
import type { TriedSignal } from "./tried.ts";

const definition =
  "A signal leads the incidents of a target (a service, a family or cause, and either in one service) where its readings " +
  "before their onsets differ from those at the same hour of the week, of the same service, up to eight weeks before, " +
  "away from incidents. Readings are level, slope, spread and drift from the same hours of four weeks for metrics, and " +
  "counts for alerts, log messages and changes, over 1, 6, 24 and 72 hours. Windows end before the onset by a gap and by " +
  "what its records leave uncertain; hours in which an incident is open, and two after it, are set aside. A signal that " +
  "leads several families is asked of each service before their incidents there together; a family counts on a service " +
  "where the signal leads it on the others.";

function methodOf({ verdict, settings }: Search, n: number): Method {
  return {
    definition,
    test:
      "Mean score of the windows before incidents against the same mean with all incident times shifted by whole " +
      "days around the circle of the days known, a week or more; tails are pooled over shifts and trials",
    nullHypothesis:
      "The times of incidents have nothing to do with the signal: shifted, they would fit as well",
    adjustment:
      "Smallest p of each target for as many tests as its shifts are worth, Benjamini-Hochberg over targets, " +
      "Benjamini-Bogomolov inside; nothing passes unless the best target beats those of 95 in 100 shifts. Services asked " +
      "for what several families share are a search of their own, judged likewise",
    seed: null,
    n,
    hypotheses: verdict.trials.length,
    confidence: settings.confidence,
    references: [
      "https://doi.org/10.1111/rssb.12028",
      "https://doi.org/10.1086/423738",
      "https://doi.org/10.1111/j.2517-6161.1995.tb02031.x",
      "https://doi.org/10.1073/pnas.091062498",
    ],
  };
}

interface Best {
  readonly target: Target;
  readonly place: number;
  readonly trial: JudgedTrial;
  readonly readings: number;
}

function bestOf({ scene, verdict }: Search): Best[] {
  const groups = new Map<string, { place: number; trial: JudgedTrial; readings: number }>();
  for (const trial of verdict.trials) {
    const { target, reading: { kind, name } } = trial;
    const key = `${target} ${kind} ${name}`;
    const own = groups.get(key);
    if (own === undefined) groups.set(key, { place: target, trial, readings: 1 });
    else {
      own.readings++;
      if (Math.abs(trial.z) > Math.abs(own.trial.z)) own.trial = trial;
    }
  }
  return [...groups.values()].map((best) => ({ ...best, target: scene.targets[best.place] as Target }));
}

function rowOf({ target, trial, readings }: Best, level: number): TriedSignal {
  const { reading: { kind, name, measure, windowHours }, z, n, pValue, qValue } = trial;
  return {
    target: target.id,
    targetKind: target.kind,
    targetName: target.name,
    service: target.service,
    kind,
    signal: name,
    measure,
    windowHours,
    readings,
    n,
    z,
    pValue,
    qValue,
    passes: qValue <= level,
  };
}

function byEvidence(a: Best, b: Best): number {
  return a.trial.qValue - b.trial.qValue || Math.abs(b.trial.z) - Math.abs(a.trial.z) ||
    (`${a.target.id} ${a.trial.reading.name}` < `${b.target.id} ${b.trial.reading.name}` ? -1 : 1);
}

/** How the strongest signal of every target that has one ran before its incidents. */
export function profilesOf(found: Search): ProfilePoint[] {
  const level = 1 - found.settings.confidence;
  const strongest = new Map<number, Best>();
  for (const best of bestOf(found).filter(({ trial }) => trial.qValue <= level).sort(byEvidence)) {
    if (!strongest.has(best.place)) strongest.set(best.place, best);
  }
  return [...strongest.values()].flatMap(({ place, target, trial: { reading } }) =>
    fanOf(profileOf(found.scene, place, reading), found.settings.gapHours).map((point) => ({
      target: target.id,
      targetName: labelOf(target),
      signal: reading.name,
      ...point,
    }))
  );
}

/** Names the terms of one signal: `family f-1 metric memory`. */
function nameOf({ target, trial: { reading: { kind, name } } }: Best): string {
  return `${target.id} ${kind} ${name}`;
}

function signalTerms({ scene, settings }: Search, best: Best): Term[] {
  const { place, target, trial: { reading, z, pValue, qValue } } = best;
  const labels = {
    target: labelOf(target),
    target_kind: target.kind,
    ...(target.service === null ? {} : { service: target.service }),
    ...(target.families === undefined ? {} : { families: target.families.join("; ") }),
    kind: reading.kind,
    signal: reading.name,
    measure: reading.measure,
    window_hours: `${reading.windowHours}`,
    direction: z > 0 ? "higher" : "lower",
  };
  const rank = rankOf(scene, place, reading, settings.confidence);
  const lead = leadOf(profileOf(scene, place, reading), settings.gapHours, settings.confidence);
  const inSeconds = (hours: number | null) => (hours === null ? null : hours * 3600);
  return [
    { term: `rank ${nameOf(best)}`, unit: "share", ...rank, statistic: z, pValue, qValue, labels },
    {
      term: `lead ${nameOf(best)}`,
      n: lead.n,
      unit: "s",
      estimate: inSeconds(lead.estimate),
      confLow: inSeconds(lead.confLow),
      confHigh: inSeconds(lead.confHigh),
      labels,
    },
  ];
}

function skippedOf({ scene, settings, verdict }: Search): Skipped[] {
  const tried = new Set(verdict.trials.map(({ target }) => target));
  const incidents = new Map<number, number>();
  for (const { cases } of scene.services.values()) {
    for (const target of cases.flatMap(({ targets }) => targets)) {
      incidents.set(target, (incidents.get(target) ?? 0) + 1);
    }
  }
  return scene.targets.flatMap(({ id }, place) => {
    const n = incidents.get(place) ?? 0;
    return tried.has(place) ? [] : [{
      term: id,
      n,
      reason: n < settings.minimum
        ? `${n} incidents: a search needs ${settings.minimum}`
        : "too few of its windows are known, or no signal of its services is",
    }];
  });
}

/** The finding of a search. */
export function triedFinding(search: Search, query: QueryReference | null): Finding<TriedSignal> {
  const { scene, settings } = search;
  const level = 1 - settings.confidence;
  const best = bestOf(search).sort(byEvidence);
  const passed = best.filter(({ trial }) => trial.qValue <= level);
  const n = [...scene.services.values()].reduce((sum, { cases }) => sum + cases.length, 0);
  return {
    name: "leading_indicators",
    question: "What was different before?",
    method: methodOf(search, n),
    period: settings.period,
    against: null,
    query,
    terms: [
      countTerm("tried", best.length),
      countTerm("passed", passed.length),
      countTerm("targets", new Set(best.map(({ place }) => place)).size),
      countTerm("days", scene.days),
      ...passed.flatMap((own) => signalTerms(search, own)),
    ],
    rows: best.map((own) => rowOf(own, level)),
    skipped: skippedOf(search),
    warnings: [],
  };
}
