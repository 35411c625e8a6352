import { readAll, type Room, roomForSums, sumsOf, waysOf } from "./_measures.ts";
import type { Reading, Way } from "./reading.ts";
import { dayHours, type Scene, type ServiceScene } from "./_scene.ts";
import { scoreAll } from "./_scores.ts";
import type { Stream } from "./streams.ts";
import { cutOf } from "./_windows.ts";
import { laidAt } from "./_worlds.ts";

/** Fewest days from which a circle of shifts can be made. */
export const fewestDays = 42;

/** Scores of one reading of one stream, on the whole days it is known. */
export interface Scored {
  readonly reading: Reading;
  /** Days from the start of the grid. */
  readonly firstDay: number;
  readonly days: number;
  /** By hour of the day; written over by the next reading. */
  readonly laid: Float32Array;
  /** Whether the window before each hour is known, laid out likewise; the same for all streams of the service. */
  readonly isKnown: () => Float32Array;
  /** Share of hours at which the reading differs from its controls. */
  readonly active: number;
}

/** Whether the window before each hour, and enough of its controls, lie outside of incidents; by hour of the day. */
function knownOf(isMasked: Uint8Array, days: number, { windowHours }: Way): Float32Array {
  const hours = days * dayHours;
  const open = new Float64Array(hours + 1);
  for (let at = 0; at < hours; at++) open[at + 1] = (open[at] as number) + (1 - (isMasked[at] as number));
  const isKnown = new Float32Array(hours);
  for (let until = 2 * 7 * dayHours + windowHours; until < hours; until++) {
    const seen = (open[until] as number) - (open[until - windowHours] as number);
    isKnown[laidAt(until, days)] = Number(seen >= Math.ceil(windowHours / 2));
  }
  return isKnown;
}

/** Where streams are read and scored one after the other: for thousands of them new arrays would cost as much again. */
export interface Desk {
  readonly sums: Room;
  readonly readings: Float64Array;
  readonly laid: Float32Array;
}

/** A desk for streams of so many hours or fewer. */
export function deskFor(hours: number): Desk {
  return {
    sums: roomForSums(hours),
    readings: new Float64Array(hours),
    laid: new Float32Array(hours),
  };
}

/** Reads a stream in every way, one after the other. */
export function* scoredOf(
  stream: Stream,
  service: ServiceScene,
  scene: Scene,
  desk: Desk,
): Generator<Scored> {
  const cut = cutOf(stream, service, scene);
  if (cut === null || cut.days < fewestDays) return;
  const { firstDay, days, isMasked, isQuiet } = cut;
  const hours = days * dayHours;
  const sums = sumsOf(cut.values, isMasked, stream.kind === "metric", desk.sums);
  const [readings, laid] = [desk.readings.subarray(0, hours), desk.laid.subarray(0, hours)];
  for (const way of waysOf(stream.kind)) {
    readAll(sums, way, readings);
    const differing = scoreAll(stream.kind, readings, isQuiet, laid);
    yield {
      reading: { kind: stream.kind, name: stream.name, ...way },
      firstDay,
      days,
      laid,
      isKnown: () => knownOf(isMasked, days, way),
      active: differing / hours,
    };
  }
}
