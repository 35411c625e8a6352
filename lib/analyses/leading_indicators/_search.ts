import { judge, type Verdict } from "./_judge.ts";
import { type IndicatorOptions, type Settings, settingsOf } from "./options.ts";
import type { Reading } from "./reading.ts";
import type { IndicatorIncident } from "./rows.ts";
import { dayHours, type Scene, sceneOf } from "./_scene.ts";
import { deskFor, type Scored, scoredOf } from "./_scored.ts";
import { askServices } from "./_shared_signals.ts";
import type { Stream } from "./streams.ts";
import { addTo, addTrial, isEnough, type Known, knownFrom, newTally, type Tally } from "./_tally.ts";
import { type Part, Views } from "./_views.ts";
import { nearWorlds } from "./_worlds.ts";

/** One look at the past. */
interface Look extends Part {
  readonly tally: Tally;
  /** Trials of targets that span services, added up over them: by reading and target. */
  readonly spanning: Map<string, Map<number, Spanning>>;
}

interface Spanning {
  readonly reading: Reading;
  readonly sums: Float64Array;
  /** Counts of each service. */
  readonly known: Known["counts"][];
  /** Windows of which a reading differs from its controls, expected. */
  active: number;
}

function addSpanning(
  spanning: Map<number, Spanning>,
  target: number,
  { reading, active }: Scored,
  sums: Float64Array,
  { counts }: Known,
): void {
  const own = spanning.get(target) ??
    { reading, sums: new Float64Array(sums.length), known: [], active: 0 };
  addTo(own.sums, sums);
  own.known.push(counts);
  own.active += active * (counts[0] as number);
  spanning.set(target, own);
}

/** One service's scores of one reading, in one look at the past. */
function tryReading(scored: Scored, views: Views, look: Look, { targets }: Scene, settings: Settings): void {
  const view = views.of(scored, look);
  if (view === null) return;
  const { kind, name, measure, windowHours } = scored.reading;
  const key = `${kind} ${measure} ${windowHours} ${name}`;
  const spanning = look.spanning.get(key) ?? new Map<number, Spanning>();
  look.spanning.set(key, spanning);
  const [known, sums] = [views.known(view, scored), views.sums(view, scored)];
  view.groups.forEach((group, at) => {
    const [own, windows] = [sums[at] as Float64Array, known[at] as Known];
    for (const target of group.targets) {
      if (targets[target]?.service === null) addSpanning(spanning, target, scored, own, windows);
      else if (isEnough(windows, scored.active, settings.minimum)) {
        addTrial(look.tally, target, scored.reading, own, windows);
      }
    }
  });
}

function lookAt(scene: Scene, untilDay: number, worlds: number): Look {
  return {
    untilDay,
    worlds,
    moves: new Map(),
    tally: newTally(scene.targets.length, worlds, nearWorlds(untilDay, worlds)),
    spanning: new Map(),
  };
}

/** Adds up over services. Most readings are known in the same services and windows: those of the one before are kept. */
function knownTogether(): (services: Spanning["known"]) => Known {
  const kept = new Map<
    Uint32Array | undefined,
    { readonly services: Spanning["known"]; readonly all: Known }
  >();
  return (services) => {
    const [first] = services;
    const last = kept.get(first);
    const isSame = last?.services.length === services.length &&
      services.every((counts, at) => counts === last.services[at]);
    if (last && isSame) return last.all;
    const sums = new Float64Array(first?.length ?? 0);
    for (const counts of services) {
      for (let world = 0; world < sums.length; world++) {
        sums[world] = (sums[world] as number) + (counts[world] as number);
      }
    }
    const all = knownFrom(sums);
    kept.set(first, { services, all });
    return all;
  };
}

/** What a look saw, judged. */
function verdictOf({ tally, spanning }: Look, settings: Settings): Verdict {
  const together = knownTogether();
  for (
    const [target, { reading, active, sums, known }] of [...spanning.values()].flatMap((own) => [...own])
  ) {
    const windows = together(known);
    if (isEnough(windows, active / Math.max(1, windows.counts[0] as number), settings.minimum)) {
      addTrial(tally, target, reading, sums, windows);
    }
  }
  return judge(tally, 1 - settings.confidence);
}

/** Days between what a choice is made from and what it is tried on: no window or outcome lies in both. */
export function embargoDays({ horizonHours, gapHours }: Settings): number {
  return Math.ceil((horizonHours + gapHours) / dayHours);
}

/** Where each step of the backtest begins, and where the last one ends; days of the grid. */
export function foldDays({ days }: Scene, { folds }: Settings): number[] {
  const half = Math.floor(days / 2);
  return Array.from({ length: folds + 1 }, (_, fold) => half + Math.floor((days - half) * fold / folds));
}

/** Everything that was tried, on all that is known and at each step of the backtest on what was known then. */
export interface Search {
  readonly scene: Scene;
  readonly settings: Settings;
  readonly verdict: Verdict;
  /** What each step of the backtest knew; one for each. */
  readonly past: readonly Verdict[];
}

/**
 * Tries every reading of every stream before the incidents of every target, on all that is known and, for the backtest, on
 * what was known at each of its steps.
 */
export function search(
  incidents: readonly IndicatorIncident[],
  streams: readonly Stream[],
  options: IndicatorOptions,
): Search {
  const settings = settingsOf(options);
  const scene = sceneOf(incidents, streams, settings);
  const steps = foldDays(scene, settings).slice(0, -1);
  const looks = [
    lookAt(scene, scene.days, settings.worlds),
    ...steps.map((day) => lookAt(scene, day - embargoDays(settings), Math.floor(settings.worlds / 2))),
  ];
  const desk = deskFor(scene.days * dayHours);
  for (const service of scene.services.values()) {
    const views = new Views(service.cases, scene.firstHour / dayHours);
    for (const stream of service.streams) {
      for (const scored of scoredOf(stream, service, scene, desk)) {
        for (const look of looks) tryReading(scored, views, look, scene, settings);
      }
    }
  }
  // What a look has counted is let go of before the next one is judged.
  const verdicts: Verdict[] = [];
  for (let look = looks.shift(); look !== undefined; look = looks.shift()) {
    verdicts.push(verdictOf(look, settings));
  }
  const [verdict, ...past] = verdicts as [Verdict, ...Verdict[]];
  return { ...askServices(scene, verdict, settings), settings, past };
}
