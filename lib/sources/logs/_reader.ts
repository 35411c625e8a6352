import type { Defect, ExportFile, Origin, SourceRecord } from "../../model/source.ts";
import { accessRequest } from "./_access.ts";
import type { LogClock, LogMinute } from "./_clock.ts";
import type { LogCounts } from "./counts.ts";
import { type LogLevel, logLevel, syslogLevel } from "./level.ts";
import { type LogPlace, stampAt, withoutColours } from "./_place.ts";
import { shapeOf } from "./_shape_of.ts";
import { Shaper } from "./_shape.ts";
import { stampFormats, stampOf } from "./_stamp.ts";
import { priorityOf, structuredHead, type SyslogHead, syslogHead } from "./_syslog.ts";
import { canonicalService } from "../_words.ts";
import { zoneNeeded } from "../_zone_needed.ts";

/** The stamp of a line: whose minute it is, and where the stamp stands. */
interface Stamped {
  readonly place: LogPlace;
  readonly minute: number;
  readonly level: LogLevel | null;
  /** Where the stamp's word begins. */
  readonly from: number;
  /** Where the text after it begins. */
  readonly body: number;
}

/** The last stamp that was read at a place: most lines share it to the minute. */
interface Seen {
  readonly place: LogPlace;
  readonly prefix: Uint8Array;
  readonly minute: number;
  readonly level: LogLevel | null;
  /** What stands after the seconds, an offset say: another one makes another minute. */
  readonly tail: Uint8Array;
}

const shapesHeld = 50_000;
const shownBytes = 1024;
const [escape, newline] = [0x1b, 0x0a];
const oneToOne = new TextDecoder("latin1");
const utf8 = new TextDecoder();
const encoder = new TextEncoder();

/** Formats a line may begin with although most lines of the file have another. */
const anywhere = stampFormats
  .filter(({ name, proof }) => proof === undefined && !name.startsWith("epoch"))
  .map((format) => ({ format, words: 0 }));

function wordAt(line: Uint8Array, from: number, to: number, words: number): number {
  let at = from;
  for (let word = 0; word < words; word++) {
    while (at < to && (line[at] as number) > 0x20) at++;
    while (at < to && (line[at] as number) <= 0x20) at++;
  }
  return at;
}

function startsWith(line: Uint8Array, from: number, to: number, prefix: Uint8Array): boolean {
  if (to - from < prefix.length) return false;
  for (let at = prefix.length - 1; at >= 0; at--) if (line[from + at] !== prefix[at]) return false;
  return true;
}

const isSecond = (byte: number) => (byte >= 0x30 && byte <= 0x3a) || byte === 0x2c || byte === 0x2e;
/** Begins an offset: a stamp that had none so far has one here. */
const isOffset = (byte: number | undefined) => byte === 0x5a || byte === 0x2b || byte === 0x2d;

/** Where the text after a stamp begins; -1 where what follows its minute is not what followed the one seen before. */
function bodyAfter(line: Uint8Array, minute: number, to: number, tail: Uint8Array): number {
  let at = minute;
  while (at < to && isSecond(line[at] as number)) at++;
  if (!startsWith(line, at, to, tail) || (tail.length === 0 && isOffset(line[at]))) return -1;
  for (at += tail.length; at < to; at++) {
    const byte = line[at] as number;
    if (byte <= 0x20 || byte === 0x5d || byte === 0x29 || byte === 0x7c) break;
  }
  return at;
}

/** Reads the lines of one log into counts; what cannot be counted is told in `records`. */
export class LogReader {
  /** Rejections, and lines before the first stamp. */
  records: SourceRecord[] = [];
  readonly #shaper = new Shaper();
  readonly #shapes = new Map<number, number>();
  readonly #seen: Seen[] = [];
  #line = 0;
  /** The line before, which lines without a stamp go on with; null before the first and after a rejected one. */
  #last: { shape: number; minute: number } | null = null;
  #rejected = false;
  #ambiguous = false;

  constructor(
    private readonly file: ExportFile,
    private readonly kind: string,
    private readonly places: readonly LogPlace[],
    private readonly clock: LogClock,
    private readonly counts: LogCounts,
    private readonly service: string | null,
  ) {}

  /** Takes whole lines. */
  take(block: Uint8Array): void {
    const coloured = block.indexOf(escape) >= 0;
    let from = 0;
    while (from < block.length) {
      const found = block.indexOf(newline, from);
      const end = found < 0 ? block.length : found;
      this.#line++;
      let to = end;
      while (to > from && (block[to - 1] as number) <= 0x20) to--;
      if (to > from) {
        if (coloured) this.#coloured(block.subarray(from, to));
        else this.#take(block, from, to);
      }
      from = end + 1;
    }
  }

  #coloured(line: Uint8Array): void {
    const plain = encoder.encode(withoutColours(utf8.decode(line)));
    this.#take(plain, 0, plain.length);
  }

  #take(line: Uint8Array, from: number, to: number): void {
    const stamped = this.#again(line, from, to) ?? this.#read(line, from, to);
    if (stamped === null) return this.#goOn();
    if ("code" in stamped) return;
    const shape = this.#shapeOf(line, from, to, stamped);
    this.counts.add(shape, stamped.minute, this.#line);
    this.#last = { shape, minute: stamped.minute };
    this.#rejected = false;
  }

  /** A line without a stamp is part of the one before, as a stack trace is. */
  #goOn(): void {
    if (this.#last) return this.counts.add(this.#last.shape, this.#last.minute, this.#line, 0);
    const nothing = this.#rejected
      ? "it goes on with a line that was rejected"
      : "it stands before the first line with a stamp";
    this.records.push({ origin: this.#origin(), nothing });
  }

  #origin(): Origin {
    return { line: this.#line, path: null };
  }

  #again(line: Uint8Array, from: number, to: number): Stamped | null {
    for (const { place, prefix, minute, level, tail } of this.#seen) {
      const at = this.#wordOf(line, from, to, place);
      if (!startsWith(line, at, to, prefix)) continue;
      const body = bodyAfter(line, at + prefix.length, to, tail);
      if (body >= 0) return { place, minute, level, from: at, body };
    }
    return null;
  }

  /** Where the word with the stamp begins, the priority of syslog aside. */
  #wordOf(line: Uint8Array, from: number, to: number, place: LogPlace): number {
    if (place.words === 0) return priorityOf(line, from, to)?.end ?? from;
    return wordAt(line, from, to, place.words);
  }

  #read(line: Uint8Array, from: number, to: number): Stamped | Defect | null {
    if ((line[from] as number) <= 0x20 && this.places.every(({ words }) => words === 0)) return null;
    const text = oneToOne.decode(line.subarray(from, Math.min(to, from + shownBytes)));
    for (const place of [...this.places, ...anywhere]) {
      const found = stampAt(text, place);
      if (!found) continue;
      const groups = found.match.groups ?? {};
      const ends = found.match.indices?.groups?.["minute"]?.[1] ?? 0;
      const isEpoch = place.format.name.startsWith("epoch");
      const seconds = Number(groups["minute"]) / (place.format.name === "epoch_ms" ? 1000 : 1);
      const minute = isEpoch ? this.clock.ofSeconds(seconds) : this.clock.of(stampOf(groups));
      if ("code" in minute) return this.#reject(minute, found.match[0], utf8.decode(line.subarray(from, to)));
      return this.#remember(place, line, from, to, ends, minute, found.match);
    }
    return null;
  }

  #remember(
    place: LogPlace,
    line: Uint8Array,
    from: number,
    to: number,
    ends: number,
    { minute, ambiguous }: Extract<LogMinute, { minute: number }>,
    match: RegExpExecArray,
  ): Stamped {
    const at = this.#wordOf(line, from, to, place);
    const tail = encoder.encode(match[0].slice(ends - match.index).replace(/^[\d:.,]*/, ""));
    const level = match.groups?.["letter"] === undefined ? null : logLevel(match.groups["letter"]);
    const seen = { place, prefix: line.slice(at, from + ends), minute, level, tail };
    const before = this.#seen.findIndex((other) => other.place === place);
    this.#seen[before < 0 ? this.#seen.length : before] = seen;
    if (ambiguous && !this.#ambiguous) this.#tellAmbiguous(match[0]);
    return {
      place,
      minute,
      level,
      from: at,
      body: Math.max(from + ends, bodyAfter(line, from + ends, to, tail)),
    };
  }

  #tellAmbiguous(value: string): void {
    this.#ambiguous = true;
    const reason = "the clocks showed this time twice; the earlier one was taken, here and further down";
    const defect: Defect = { code: "E-DATE", field: "stamp", value, reason };
    this.records.push({ origin: this.#origin(), records: 0, defects: [defect], nothing: reason });
  }

  #reject(fault: Extract<LogMinute, { code: string }>, value: string, raw: string): Defect {
    const defect: Defect = { ...fault, field: "stamp", value };
    if (defect.code === "E-ZONE") throw zoneNeeded(this.file, this.kind, this.#origin(), defect);
    this.records.push({ origin: this.#origin(), rejected: defect, raw });
    this.#last = null;
    this.#rejected = true;
    return defect;
  }

  /** Masks a line and gives the number of its shape; what a shape says is worked out once. */
  #shapeOf(line: Uint8Array, from: number, to: number, stamped: Stamped): number {
    const shaper = this.#shaper;
    shaper.begin();
    const priority = priorityOf(line, from, to)?.priority;
    const level = priority === undefined ? stamped.level : syslogLevel(priority);
    const request = accessRequest(line, stamped.body, to);
    if (request) {
      shaper.keep(line, request.methodFrom, request.methodTo);
      shaper.wild();
      shaper.keep(line, request.statusFrom, request.statusFrom + 3);
    } else this.#mask(line, from, to, stamped, priority !== undefined);
    const key = (shaper.hash >>> 0) * 0x100000 + (shaper.second >>> 12) +
      (level === null ? 0 : level.charCodeAt(0));
    return this.#shapes.get(key) ?? this.#newShape(key, level);
  }

  #mask(
    line: Uint8Array,
    from: number,
    to: number,
    { place, from: at, body }: Stamped,
    isSyslog: boolean,
  ): void {
    const shaper = this.#shaper;
    const head = this.#head(line, body, to, place, isSyslog);
    if (head) {
      shaper.keep(line, head.tagFrom, head.tagTo);
      shaper.part();
      return shaper.mask(line, head.body, to);
    }
    if (place.words > 0) shaper.mask(line, from, at);
    shaper.mask(line, body, to);
  }

  #head(line: Uint8Array, body: number, to: number, place: LogPlace, isSyslog: boolean): SyslogHead | null {
    const { name } = place.format;
    if (isSyslog && place.words === 1) return structuredHead(line, body, to);
    if (name === "syslog" && place.words === 0) return syslogHead(line, body, to, false);
    return name === "iso" && place.words === 0 ? syslogHead(line, body, to, !isSyslog) : null;
  }

  #newShape(key: number, level: LogLevel | null): number {
    const shape = shapeOf(this.#shaper.text, level);
    const number = this.counts.shape({ ...shape, service: this.#serviceOf(shape.service) });
    if (this.#shapes.size >= shapesHeld) this.#shapes.clear();
    this.#shapes.set(key, number);
    return number;
  }

  #serviceOf(named: string | null): string | null {
    return named === null ? this.service : canonicalService(named, this.file.config);
  }
}
