import { accessRequest } from "./_access.ts";
import type { LogCounts } from "./counts.ts";
import type { LogLevel } from "./level.ts";
import { Shaper } from "./_shape.ts";
import { shapeOf } from "./_shape_of.ts";

/** One line of a log whose parts are fields. */
export interface LogEvent {
  /** Minutes since 1970, UTC. */
  readonly minute: number;
  readonly text: string;
  /** Null where no field tells; the text may. */
  readonly level: LogLevel | null;
  readonly service: string | null;
  /** What tells one log of the file from another: host and file, say. */
  readonly within?: string;
}

const shapesHeld = 50_000;
const textLimit = 2048;
const encoder = new TextEncoder();

/** Counts events by minute and the masked shape of their text. */
export class LogEvents {
  readonly #shaper = new Shaper();
  #shapes = new Map<string, number>();

  constructor(private readonly counts: LogCounts) {}

  /** Counts an event and gives the number of its shape. */
  add({ minute, text, level, service, within = "" }: LogEvent, line: number): number {
    const bytes = encoder.encode(text.slice(0, textLimit));
    this.#mask(bytes);
    const { hash, second } = this.#shaper;
    const key = `${hash} ${second} ${level} ${service} ${within}`;
    const shape = this.#shapes.get(key) ?? this.#newShape(key, level, service, within);
    this.counts.add(shape, minute, line);
    return shape;
  }

  /** A request to a web server keeps its method and status, as in a log of lines. */
  #mask(bytes: Uint8Array): void {
    const shaper = this.#shaper;
    shaper.begin();
    const stampEnd = bytes.indexOf(0x5d);
    const request = stampEnd < 0 ? null : accessRequest(bytes, stampEnd, bytes.length);
    if (!request) return shaper.mask(bytes, 0, bytes.length);
    shaper.keep(bytes, request.methodFrom, request.methodTo);
    shaper.wild();
    shaper.keep(bytes, request.statusFrom, request.statusFrom + 3);
  }

  #newShape(key: string, level: LogLevel | null, service: string | null, within: string): number {
    const shape = shapeOf(this.#shaper.text, level);
    const number = this.counts.shape({ ...shape, service: service ?? shape.service }, within);
    if (this.#shapes.size >= shapesHeld) this.#shapes = new Map();
    this.#shapes.set(key, number);
    return number;
  }
}
