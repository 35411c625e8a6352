import { type Case, dayHours } from "./_scene.ts";
import { fewestDays, type Scored } from "./_scored.ts";
import { addTo, type Known, knownFrom } from "./_tally.ts";
import { addWorlds, type Moves, movesOf } from "./_worlds.ts";

/** Targets that have the same incidents on a service, by their places in the list of targets. */
interface Group {
  readonly targets: readonly number[];
  /** Places in the list of cells: incidents that have all their targets in common. */
  readonly cells: readonly number[];
}

/** The incidents of a service. */
interface Cells {
  /** Of each cell, in order of time. */
  readonly places: readonly Int32Array[];
  readonly groups: readonly Group[];
}

/** What is seen of a service in the days that some of its streams are known. */
export interface View {
  readonly moves: Moves;
  /** Incidents of each cell, in hours from the first of the days. */
  readonly places: readonly Int32Array[];
  readonly groups: readonly Group[];
  /** Windows that are known, by their length and by group: the same for all streams. */
  readonly known: Map<number, readonly Known[]>;
}

function cellsOf(cases: readonly Case[]): Cells {
  const cells = [...Map.groupBy(cases, ({ targets }) => targets.join(" ")).values()];
  const cellsBy = new Map<number, number[]>();
  cells.forEach((own, cell) => {
    for (const target of own[0]?.targets ?? []) cellsBy.set(target, [...cellsBy.get(target) ?? [], cell]);
  });
  return {
    places: cells.map((own) => Int32Array.from(new Set(own.map(({ place }) => place))).sort()),
    groups: [...Map.groupBy(cellsBy, ([, own]) => own.join(" ")).values()].map((same) => ({
      targets: same.map(([target]) => target),
      cells: same[0]?.[1] ?? [],
    })),
  };
}

/** Adds up what a layout holds before the incidents of each group, in every world. @param into kept from call to call. */
function addUp(
  { moves, places, groups }: View,
  laid: Float32Array,
  days: number,
  into: Float64Array[],
): readonly Float64Array[] {
  const zeros = (at: number) => (into[at] ??= new Float64Array(moves.worlds + 1)).fill(0);
  const ofCells = places.map((own, cell) => {
    const sums = zeros(cell);
    addWorlds(laid, days, own, moves, sums);
    return sums;
  });
  return groups.map(({ cells }, group) => {
    if (cells.length === 1) return ofCells[cells[0] as number] as Float64Array;
    const sums = zeros(places.length + group);
    for (const cell of cells) addTo(sums, ofCells[cell] as Float64Array);
    return sums;
  });
}

/** Part of the past: everything up to a day, in so many worlds. */
export interface Part {
  /** Days of the grid that are seen. */
  readonly untilDay: number;
  readonly worlds: number;
  /** By first day and number of days. */
  readonly moves: Map<string, Moves>;
}

/** One service's incidents, as each part of the past sees them. */
export class Views {
  readonly #cells: Cells;
  /** Days since 1970 at which the grid begins. */
  readonly #gridDay: number;
  readonly #views = new Map<Part, Map<string, View | null>>();
  readonly #sums: Map<number, Float64Array[]> = new Map();
  /** Of all streams known in the same days, by length of window: every part of the past asks. */
  readonly #known = new Map<string, Float32Array>();

  constructor(cases: readonly Case[], gridDay: number) {
    this.#cells = cellsOf(cases);
    this.#gridDay = gridDay;
  }

  /** In the days that a stream is known; null where they are too few. */
  of({ firstDay, days }: Scored, part: Part): View | null {
    const views = this.#views.get(part) ?? new Map<string, View | null>();
    this.#views.set(part, views);
    const key = `${firstDay} ${days}`;
    const own = views.get(key);
    if (own !== undefined) return own;
    const made = this.#see(firstDay, Math.min(firstDay + days, part.untilDay) - firstDay, part);
    views.set(key, made);
    return made;
  }

  #see(firstDay: number, days: number, { worlds, moves }: Part): View | null {
    if (days < fewestDays) return null;
    const key = `${firstDay} ${days}`;
    const own = moves.get(key) ?? movesOf(this.#gridDay + firstDay, days, worlds);
    moves.set(key, own);
    const [from, until] = [firstDay * dayHours, (firstDay + days) * dayHours];
    return {
      ...this.#cells,
      moves: own,
      places: this.#cells.places.map((places) =>
        places.filter((place) => place >= from && place < until).map((place) => place - from)
      ),
      known: new Map(),
    };
  }

  /** Sums of scores before the incidents of each group, by world: valid until the next call. */
  sums(view: View, { laid, days }: Scored): readonly Float64Array[] {
    const own = this.#sums.get(view.moves.worlds) ?? [];
    this.#sums.set(view.moves.worlds, own);
    return addUp(view, laid, days, own);
  }

  /** How many windows are known before the incidents of each group. */
  known(view: View, { reading: { windowHours }, isKnown, firstDay, days }: Scored): readonly Known[] {
    const seen = view.known.get(windowHours);
    if (seen !== undefined) return seen;
    const key = `${firstDay} ${days} ${windowHours}`;
    const laid = this.#known.get(key) ?? isKnown();
    this.#known.set(key, laid);
    const own = addUp(view, laid, days, []).map(knownFrom);
    view.known.set(windowHours, own);
    return own;
  }
}
