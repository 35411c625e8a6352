import { type Alarm, alarmsOf, type Caught, caughtOf, hoursReached, type Watched } from "./_alarms.ts";
import { alwaysOf, lastIncidentOf, type Predictor, seasonalOf } from "./_baselines.ts";
import {
  inSpreads,
  learnThreshold,
  type Score,
  scoresOf,
  thresholds,
  type Usual,
  usualOf,
} from "./_learn.ts";
import type { JudgedTrial, Verdict } from "./_judge.ts";
import { weekHours } from "./_measures.ts";
import type { Reading } from "./reading.ts";
import { dayHours } from "./_scene.ts";
import { rankAt } from "./_scores.ts";
import { embargoDays, foldDays, type Search } from "./_search.ts";
import { type Watch, watchesOf } from "./_windows.ts";

/** Readings of a target that are tried out; the strongest ones. */
const mostTried = 4;

/** One step forward: what was chosen from what was known, and where it is tried. Hours of the grid. */
export interface Step {
  /** Where choices end. */
  readonly known: number;
  readonly from: number;
  readonly until: number;
  readonly trial: JudgedTrial;
  /** Null where no indicator had passed by then, or none did any good: nothing is warned of. */
  readonly threshold: number | null;
}

/** How one predictor did on all steps together. */
export interface Outcome {
  readonly name: Predictor["name"];
  readonly alarms: readonly Alarm[];
  readonly caught: readonly CaughtThere[];
}

/** What became of an incident on one service. */
export type CaughtThere = Caught & { readonly service: string };

/** The backtest of one target. */
export interface TargetBacktest {
  readonly target: number;
  readonly from: number;
  readonly until: number;
  readonly steps: readonly Step[];
  readonly outcomes: readonly Outcome[];
  /** How the chosen readings would have done at each threshold, whatever was chosen. */
  readonly curve: readonly Score[];
  /** Ranks of what was read before the incidents, higher where they were warned of; by week. */
  readonly ranks: readonly (readonly number[])[];
}

interface Chosen {
  readonly trial: JudgedTrial;
  readonly score: Score | null;
}

export function directionOf({ z }: JudgedTrial): 1 | -1 {
  return z >= 0 ? 1 : -1;
}

/** Reads each reading once, however often it is tried, and learns once what is usual of it up to an hour. */
export class Watcher {
  readonly #search: Search;
  readonly #target: number;
  readonly #watches = new Map<string, readonly Watch[]>();
  readonly #usual = new Map<Watch, Map<number, Usual>>();

  constructor(search: Search, target: number) {
    this.#search = search;
    this.#target = target;
  }

  watches({ kind, name, measure, windowHours }: Reading): readonly Watch[] {
    const key = `${kind} ${measure} ${windowHours} ${name}`;
    const reading = { kind, name, measure, windowHours };
    const own = this.#watches.get(key) ?? watchesOf(this.#search.scene, this.#target, reading);
    this.#watches.set(key, own);
    return own;
  }

  /** What is usual before an hour of the grid. */
  usual(watch: Watch, known: number): Usual {
    const learned = this.#usual.get(watch) ?? new Map<number, Usual>();
    this.#usual.set(watch, learned);
    const own = learned.get(known) ?? usualOf(watch, known - watch.cut.firstDay * dayHours);
    learned.set(known, own);
    return own;
  }

  watched(trial: JudgedTrial, known: number): Watched[] {
    return this.watches(trial.reading)
      .map((watch) => inSpreads(watch, directionOf(trial), this.usual(watch, known), this.#search.scene));
  }
}

/**
 * Chooses a reading and its threshold from what a verdict knew: of the strongest that passed the one that would have
 * balanced precision and recall best. Without one that passed, the strongest, and no threshold.
 */
export function choose(
  { settings }: Search,
  { byTarget }: Verdict,
  target: number,
  known: number,
  watcher: Watcher,
): Chosen | null {
  const own = (byTarget.get(target) ?? []).toSorted((a, b) => Math.abs(b.z) - Math.abs(a.z));
  const passed = own.filter(({ qValue }) => qValue <= 1 - settings.confidence).slice(0, mostTried);
  const chosen = passed.map((trial): Chosen => ({
    trial,
    score: learnThreshold(
      watcher.watched(trial, known),
      thresholds,
      trial.reading.windowHours,
      known,
      settings,
    ),
  }));
  const best = chosen.sort((a, b) => (b.score?.balance ?? 0) - (a.score?.balance ?? 0))[0];
  const strongest = own[0];
  return best ?? (strongest === undefined ? null : { trial: strongest, score: null });
}

function stepsOf(search: Search, target: number, watcher: Watcher): Step[] {
  const { scene, settings, past } = search;
  const days = foldDays(scene, settings);
  return past.flatMap((verdict, at): Step[] => {
    const from = (days[at] as number) * dayHours;
    const known = from - embargoDays(settings) * dayHours;
    const chosen = choose(search, verdict, target, known, watcher);
    if (chosen === null) return [];
    const threshold = chosen.score?.threshold ?? null;
    return [{ known, from, until: (days[at + 1] as number) * dayHours, trial: chosen.trial, threshold }];
  });
}

/** The readings chosen at each step, one after the other. */
function joined(steps: readonly Step[], watcher: Watcher): Watched[] {
  const services = new Map<string, Watched>();
  for (const { trial, known, from, until } of steps) {
    for (const { service, values, cases } of watcher.watched(trial, known)) {
      const own = services.get(service) ??
        { service, cases, values: new Float64Array(values.length).fill(NaN) };
      own.values.set(values.subarray(from, until), from);
      services.set(service, own);
    }
  }
  return [...services.values()];
}

function outcomeOf(predictor: Predictor, from: number, until: number, { settings }: Search): Outcome {
  const { name, watched, threshold, restHours } = predictor;
  const results = watched.map((own) => {
    const alarms = alarmsOf(
      own,
      hoursReached(own, { from, until, threshold }),
      { from, restHours },
      settings,
    );
    const caught = caughtOf(own.cases, alarms, from, until, settings)
      .map((one): CaughtThere => ({ ...one, service: own.service }));
    return { alarms, caught };
  });
  return {
    name,
    alarms: results.flatMap(({ alarms }) => alarms),
    caught: results.flatMap(({ caught }) => caught),
  };
}

function ranksOf(steps: readonly Step[], watcher: Watcher): number[][] {
  const blocks = new Map<number, number[]>();
  for (const { trial, from, until } of steps) {
    for (const { cut, cases, readings } of watcher.watches(trial.reading)) {
      for (const { place, onset } of cases) {
        if (onset < from || onset >= until) continue;
        const rank = rankAt(readings, cut.isQuiet, place - cut.firstDay * dayHours);
        if (rank === null) continue;
        const week = Math.floor(place / weekHours);
        blocks.set(week, [...blocks.get(week) ?? [], directionOf(trial) > 0 ? rank : 1 - rank]);
      }
    }
  }
  return [...blocks.values()];
}

/** Walks one target forward; null where no step knew anything of it. */
export function backtestTarget(search: Search, target: number): TargetBacktest | null {
  const { scene, settings } = search;
  const watcher = new Watcher(search, target);
  const steps = stepsOf(search, target, watcher);
  const [first] = steps;
  if (first === undefined) return null;
  const [from, until] = [first.from, scene.days * dayHours - settings.horizonHours];
  const watched = joined(steps, watcher);
  const stepAt = (hour: number) => steps.find((step) => hour >= step.from && hour < step.until);
  const indicator: Predictor = {
    name: "indicator",
    watched,
    threshold: (hour) => stepAt(hour)?.threshold ?? Infinity,
    restHours: (hour) => stepAt(hour)?.trial.reading.windowHours ?? 0,
  };
  const rest = Math.max(...steps.map(({ trial }) => trial.reading.windowHours));
  return {
    target,
    from,
    until,
    steps,
    outcomes: [indicator, seasonalOf(watched, steps, settings), alwaysOf(watched), lastIncidentOf(watched)]
      .map((predictor) => outcomeOf(predictor, from, until, search)),
    curve: scoresOf(watched, thresholds, { from, until, restHours: rest }, settings),
    ranks: ranksOf(steps, watcher),
  };
}

/** Walks every target forward for which an indicator had passed at some step. */
export function backtests(search: Search): TargetBacktest[] {
  const level = 1 - search.settings.confidence;
  const armed = new Set(
    search.past.flatMap(({ trials }) => trials.filter(({ qValue }) => qValue <= level))
      .map(({ target }) => target),
  );
  return [...armed].sort((a, b) => a - b).flatMap((target) => backtestTarget(search, target) ?? []);
}
