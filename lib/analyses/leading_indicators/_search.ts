import type { Reading, Way } from "./reading.ts";
import { judge, type Verdict } from "./_judge.ts";
import { readAll, sumsOf, waysOf } from "./_measures.ts";
import { type IndicatorOptions, type Settings, settingsOf } from "./options.ts";
import type { IndicatorIncident } from "./rows.ts";
import { type Case, dayHours, type Scene, sceneOf, type ServiceScene, type Target } from "./_scene.ts";
import { scoreAll } from "./_scores.ts";
import type { Stream } from "./streams.ts";
import { addTrial, newTally, type Sight, type Tally } from "./_tally.ts";
import { cutOf } from "./_windows.ts";
import { addWorlds, byHourOfDay, type Moves, movesOf, nearWorlds } from "./_worlds.ts";

/** Fewest days from which a circle of shifts can be made. */
const fewestDays = 42;
/** A reading that would show in fewer windows by chance has too few to compare. */
const fewestActive = 5;

/** One look at the past: everything up to a day. */
interface Look {
  /** Days of the grid that are seen. */
  readonly untilDay: number;
  readonly worlds: number;
  readonly tally: Tally;
  /** Trials of targets that span services, added up over them. */
  readonly spanning: Map<string, Spanning>;
  /** By first day and number of days. */
  readonly moves: Map<string, Moves>;
}

interface Spanning extends Sight {
  readonly target: number;
  readonly reading: Reading;
  /** Windows of which a reading differs from its controls, expected. */
  active: number;
}

/** Incidents of a service with the same targets, by place. */
interface Cell {
  readonly targets: readonly number[];
  readonly places: Int32Array;
}

/** Scores of one reading of one stream, on the whole days it is known. */
interface Scored {
  readonly reading: Reading;
  /** Days from the start of the grid, which is so many days after 1970. */
  readonly firstDay: number;
  readonly gridDay: number;
  readonly days: number;
  readonly laid: Float32Array;
  readonly isKnown: Float32Array;
  /** Share of known windows whose reading differs from its controls. */
  readonly active: number;
}

function cellsOf(cases: readonly Case[]): Cell[] {
  return [...Map.groupBy(cases, ({ targets }) => targets.join(" ")).values()].map((own) => ({
    targets: own[0]?.targets ?? [],
    places: Int32Array.from(new Set(own.map(({ place }) => place))).sort(),
  }));
}

/** Whether the window before each hour, and enough of its controls, lie outside of incidents; by hour of the day. */
function knownOf(isMasked: Uint8Array, days: number, { windowHours }: Way): Float32Array {
  const hours = days * dayHours;
  const open = new Float64Array(hours + 1);
  for (let at = 0; at < hours; at++) open[at + 1] = (open[at] as number) + (1 - (isMasked[at] as number));
  const isKnown = new Float32Array(hours);
  for (let until = windowHours; until < hours; until++) {
    const seen = (open[until] as number) - (open[until - windowHours] as number);
    isKnown[until] = Number(seen >= Math.ceil(windowHours / 2) && until >= 2 * 7 * dayHours + windowHours);
  }
  return byHourOfDay(isKnown, days);
}

function* scoredOf(stream: Stream, service: ServiceScene, scene: Scene): Generator<Scored> {
  const cut = cutOf(stream, service, scene);
  if (cut === null || cut.days < fewestDays) return;
  const { firstDay, days, isMasked, isQuiet } = cut;
  const hours = days * dayHours;
  const sums = sumsOf(cut.values, isMasked);
  const readings = new Float64Array(hours);
  const scores = new Float32Array(hours);
  const knownBy = new Map<number, Float32Array>();
  for (const way of waysOf(stream.kind)) {
    readAll(sums, way, readings);
    scoreAll(stream.kind, readings, isQuiet, scores);
    let differing = 0;
    for (let hour = 0; hour < hours; hour++) differing += scores[hour] === 0 ? 0 : 1;
    const isKnown = knownBy.get(way.windowHours) ?? knownOf(isMasked, days, way);
    knownBy.set(way.windowHours, isKnown);
    yield {
      reading: { kind: stream.kind, name: stream.name, ...way },
      firstDay,
      gridDay: scene.firstHour / dayHours,
      days,
      laid: byHourOfDay(scores, days),
      isKnown,
      active: differing / hours,
    };
  }
}

function newSight(worlds: number): Sight {
  return { sums: new Float64Array(worlds + 1), known: new Float64Array(worlds + 1) };
}

function addTo(into: Sight, { sums, known }: Sight): void {
  for (let world = 0; world < sums.length; world++) {
    into.sums[world] = (into.sums[world] as number) + (sums[world] as number);
    into.known[world] = (into.known[world] as number) + (known[world] as number);
  }
}

function addSpanning(look: Look, target: number, { reading, active }: Scored, sight: Sight): void {
  const { kind, name, measure, windowHours } = reading;
  const key = `${target} ${kind} ${measure} ${windowHours} ${name}`;
  const own = look.spanning.get(key) ?? { ...newSight(look.worlds), target, reading, active: 0 };
  addTo(own, sight);
  own.active += active * (sight.known[0] as number);
  look.spanning.set(key, own);
}

/** Whether there is enough to put a reading to the test. It is asked of all worlds alike: the real one is no better. */
function isEnough({ known }: Sight, active: number, { minimum }: Settings): boolean {
  const n = known.reduce((sum, one) => sum + one, 0) / known.length;
  return n >= minimum && n * active >= fewestActive;
}

function movesIn({ moves, worlds }: Look, firstDay: number, days: number): Moves {
  const key = `${firstDay} ${days}`;
  const own = moves.get(key) ?? movesOf(firstDay, days, worlds);
  moves.set(key, own);
  return own;
}

/** One service's scores of one reading, in one look at the past. */
function tryReading(
  scored: Scored,
  cells: readonly Cell[],
  look: Look,
  targets: readonly Target[],
  settings: Settings,
): void {
  const days = Math.min(scored.firstDay + scored.days, look.untilDay) - scored.firstDay;
  if (days < fewestDays) return;
  const moves = movesIn(look, scored.gridDay + scored.firstDay, days);
  const own = new Map<number, Sight>();
  const sight = newSight(look.worlds);
  for (const cell of cells) {
    const from = scored.firstDay * dayHours;
    const places = cell.places.filter((place) => place >= from && place < from + days * dayHours)
      .map((place) => place - from);
    if (places.length === 0) continue;
    sight.sums.fill(0);
    sight.known.fill(0);
    addWorlds(scored.laid, scored.days, places, moves, sight.sums);
    addWorlds(scored.isKnown, scored.days, places, moves, sight.known);
    for (const target of cell.targets) {
      if (targets[target]?.service === null) addSpanning(look, target, scored, sight);
      else {
        const sum = own.get(target) ?? newSight(look.worlds);
        addTo(sum, sight);
        own.set(target, sum);
      }
    }
  }
  for (const [target, sight] of own) {
    if (isEnough(sight, scored.active, settings)) {
      addTrial(look.tally, target, scored.reading, sight);
    }
  }
}

function lookAt(scene: Scene, untilDay: number, worlds: number): Look {
  return {
    untilDay,
    worlds,
    tally: newTally(scene.targets.length, worlds, nearWorlds(untilDay, worlds)),
    spanning: new Map(),
    moves: new Map(),
  };
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
  for (const service of scene.services.values()) {
    const cells = cellsOf(service.cases);
    for (const stream of service.streams) {
      for (const scored of scoredOf(stream, service, scene)) {
        for (const look of looks) tryReading(scored, cells, look, scene.targets, settings);
      }
    }
  }
  const level = 1 - settings.confidence;
  const verdicts = looks.map(({ tally, spanning }) => {
    for (const { target, reading, active, ...sight } of spanning.values()) {
      if (isEnough(sight, active / Math.max(1, sight.known[0] as number), settings)) {
        addTrial(tally, target, reading, sight);
      }
    }
    return judge(tally, level);
  });
  const [verdict, ...past] = verdicts as [Verdict, ...Verdict[]];
  return { scene, settings, verdict, past };
}
