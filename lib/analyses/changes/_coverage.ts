import { windows } from "./options.ts";
import { instantsOf, look } from "./_look.ts";
import { lowestBit, type Points, pointsOf } from "./_points.ts";
import type { Scene } from "./_scene.ts";

/**
 * When incidents began, or would have begun in another week of their block, soon after a change: packed by
 * {@link packed}, in order of incidents, each instant once.
 */
export type Hits = number[];

const nowhere = windows.length;

/** Incident by number, week by its place in the block (six bits), and the shortest window that holds it (two). */
function packed(incident: number, place: number, level: number): number {
  return (incident << 8) | (place << 2) | level;
}

/** The incident of a hit. */
export const incidentOf = (hit: number) => hit >> 8;
/** The week of a hit, by its place in the block. */
export const placeOf = (hit: number) => (hit >> 2) & 63;
/** The shortest window that holds a hit. */
export const levelOf = (hit: number) => hit & 3;

/** Where a change was made, as the incident sees it. */
export type Scope = "own" | "dependency";

/** Every incident against the changes before it. */
export interface Coverage {
  /** Of kinds of change on services of the incident, by number. */
  readonly own: readonly Hits[];
  /** Of kinds of change on services that those depend on. */
  readonly dependency: readonly Hits[];
  /** Of sequences on services of the incident: `first * kinds + second`. */
  readonly sequences: readonly Hits[];
  /** Of kinds of change on one service: `service * kinds + kind`. */
  readonly cells: Readonly<Record<Scope, readonly Hits[]>>;
}

/** The shortest windows in which something lies at one instant. */
class Nearest {
  readonly #level: Uint8Array;
  readonly #touched: number[] = [];
  constructor(size: number) {
    this.#level = new Uint8Array(size).fill(nowhere);
  }
  see(number: number, level: number): void {
    const before = this.#level[number] as number;
    if (before === nowhere) this.#touched.push(number);
    if (level < before) this.#level[number] = level;
  }
  /** Tells what was seen, and forgets it. */
  take(tell: (number: number, level: number) => void): void {
    for (const number of this.#touched) {
      tell(number, this.#level[number] as number);
      this.#level[number] = nowhere;
    }
    this.#touched.length = 0;
  }
}

function emptyHits(size: number): Hits[] {
  return Array.from({ length: size }, () => []);
}

/** Lays every incident beside the changes before it, in its own week and in the others of its block. */
export function coverageOf({ incidents, services, needs, kinds, streams, weeks }: Scene): Coverage {
  const count = kinds.length;
  const streamsOf = Map.groupBy(streams, ({ service }) => service);
  const pointsBy = services.map((_, service) => pointsOf(streamsOf.get(service) ?? []));
  const sequences = emptyHits(count ** 2);
  const whole = { own: emptyHits(count), dependency: emptyHits(count) };
  const cells = {
    own: emptyHits(services.length * count),
    dependency: emptyHits(services.length * count),
  };
  const [near, pairs, here] = [new Nearest(count), new Nearest(count ** 2), new Nearest(count)];

  function lookAround(number: number, scope: Scope, around: readonly number[]): void {
    instantsOf(incidents[number]?.at ?? 0, weeks).forEach((instant, place) => {
      for (const service of around) {
        const points = pointsBy[service] as Points;
        look(points, instant, (point, lag) => {
          let level = 0;
          while (lag > (windows[level] as number)) level++;
          const kind = points.kind[point] as number;
          near.see(kind, level);
          here.see(kind, level);
          if (scope !== "own") return;
          for (let set = points.before[point] as number; set !== 0; set &= set - 1) {
            pairs.see(lowestBit(set) * count + kind, level);
          }
        });
        here.take((kind, level) => {
          cells[scope][service * count + kind]?.push(packed(number, place, level));
        });
      }
      near.take((kind, level) => whole[scope][kind]?.push(packed(number, place, level)));
      pairs.take((pair, level) => sequences[pair]?.push(packed(number, place, level)));
    });
  }

  incidents.forEach(({ services: own }, number) => {
    lookAround(number, "own", own);
    const around = new Set(own.flatMap((service) => needs[service] ?? []));
    for (const service of own) around.delete(service);
    if (around.size > 0) lookAround(number, "dependency", [...around].sort((a, b) => a - b));
  });
  return { ...whole, sequences, cells };
}
