import type { Reading } from "./reading.ts";
import { readAll, sumsOf } from "./_measures.ts";
import { type Case, dayHours, type Scene, type ServiceScene } from "./_scene.ts";
import type { Stream } from "./streams.ts";

/** A stream of a service cut to the whole days of the grid that it covers; hours count from the first of them. */
export interface Cut {
  readonly stream: Stream;
  readonly firstDay: number;
  readonly days: number;
  readonly values: Float32Array;
  readonly isMasked: Uint8Array;
  readonly isQuiet: Uint8Array;
}

/** Cuts a stream; null where it covers no day. */
export function cutOf(stream: Stream, service: ServiceScene, scene: Scene): Cut | null {
  const firstDay = Math.ceil((stream.firstHour - scene.firstHour) / dayHours);
  const until = Math.floor((stream.firstHour + stream.values.length - scene.firstHour) / dayHours);
  const days = Math.min(until, scene.days) - firstDay;
  if (days <= 0) return null;
  const [from, hours] = [firstDay * dayHours, days * dayHours];
  const skipped = from - (stream.firstHour - scene.firstHour);
  return {
    stream,
    firstDay,
    days,
    values: stream.values.subarray(skipped, skipped + hours),
    isMasked: service.isMasked.subarray(from, from + hours),
    isQuiet: service.isQuiet.subarray(from, from + hours),
  };
}

/** Where one reading of a target is looked at: a service that has the stream and incidents of the target. */
export interface Watch {
  readonly service: string;
  readonly cut: Cut;
  /** Of the target, in order of time. */
  readonly cases: readonly Case[];
  /** What the windows that end before each hour of the cut say. */
  readonly readings: Float64Array;
}

/** Reads one reading wherever a target has incidents. */
export function watchesOf(scene: Scene, target: number, reading: Reading): Watch[] {
  const only = scene.targets[target]?.service ?? null;
  return [...scene.services].flatMap(([name, service]): Watch[] => {
    if (only !== null && only !== name) return [];
    const cases = service.cases.filter(({ targets }) => targets.includes(target));
    const stream = service.streams.find(({ kind, name }) => kind === reading.kind && name === reading.name);
    const cut = stream === undefined || cases.length === 0 ? null : cutOf(stream, service, scene);
    if (cut === null) return [];
    const readings = new Float64Array(cut.values.length);
    const isLine = reading.measure === "slope" || reading.measure === "spread";
    readAll(sumsOf(cut.values, cut.isMasked, isLine), reading, readings);
    return [{ service: name, cut, cases, readings }];
  });
}
