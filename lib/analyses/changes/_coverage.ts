import { windows } from "./options.ts";
import { look } from "./_look.ts";
import { lowestBit, type Points, pointsOf } from "./_points.ts";
import type { Scene } from "./_scene.ts";

/**
 * When incidents began, or would have begun in another week of their block, soon after a change: packed by
 * {@link packed}, in order of incidents, each instant once.
 */
export type Hits = number[];

const nowhere = windows.length;

/** A block holds fewer weeks than this many bits tell apart. */
const placeBits = 6;

/** Incident by number, week by its place in the block, and the shortest window that holds it (two bits). */
function packed(incident: number, place: number, level: number): number {
  return (incident << (placeBits + 2)) | (place << 2) | level;
}

/** The incident of a hit. */
export const incidentOf = (hit: number) => hit >> (placeBits + 2);
/** The week of a hit, by its place in the block. */
export const placeOf = (hit: number) => (hit >> 2) & (2 ** placeBits - 1);
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

/** The shortest windows in which something lies before the same time of every week of a block: number by number of it. */
class Nearest {
  readonly #level: Uint8Array;
  readonly #touched: number[] = [];
  constructor(size: number) {
    this.#level = new Uint8Array(size << placeBits).fill(nowhere);
  }
  see(number: number, place: number, level: number): void {
    const at = (number << placeBits) | place;
    const before = this.#level[at] as number;
    if (before === nowhere) this.#touched.push(at);
    if (level < before) this.#level[at] = level;
  }
  /** Packs what was seen of an incident into the hits of each number, and forgets it. */
  take(incident: number, hits: readonly Hits[], first = 0): void {
    for (const at of this.#touched) {
      const hit = packed(incident, at & (2 ** placeBits - 1), this.#level[at] as number);
      hits[first + (at >> placeBits)]?.push(hit);
      this.#level[at] = nowhere;
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
  const pointsBy = services.map((_, service) => pointsOf(streamsOf.get(service) ?? [], weeks));
  const sequences = emptyHits(count ** 2);
  const whole = { own: emptyHits(count), dependency: emptyHits(count) };
  const cells = {
    own: emptyHits(services.length * count),
    dependency: emptyHits(services.length * count),
  };
  const [near, pairs, here] = [new Nearest(count), new Nearest(count ** 2), new Nearest(count)];

  function lookAround(number: number, at: number, scope: Scope, around: readonly number[]): void {
    for (const service of around) {
      const { kind: kindOf, place: placeOf, before } = pointsBy[service] as Points;
      look(pointsBy[service] as Points, at, weeks, (point, lag) => {
        let level = 0;
        while (lag > (windows[level] as number)) level++;
        const [kind, place] = [kindOf[point] as number, placeOf[point] as number];
        near.see(kind, place, level);
        here.see(kind, place, level);
        if (scope !== "own") return;
        for (let set = before[point] as number; set !== 0; set &= set - 1) {
          pairs.see(lowestBit(set) * count + kind, place, level);
        }
      });
      here.take(number, cells[scope], service * count);
    }
    near.take(number, whole[scope]);
    pairs.take(number, sequences);
  }

  incidents.forEach(({ at, services: own }, number) => {
    lookAround(number, at, "own", own);
    const around = new Set(own.flatMap((service) => needs[service] ?? []));
    for (const service of own) around.delete(service);
    if (around.size > 0) lookAround(number, at, "dependency", [...around].sort((a, b) => a - b));
  });
  return { ...whole, sequences, cells };
}
