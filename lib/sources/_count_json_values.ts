import type { ExportFile } from "../model/source.ts";
import { refuse } from "./_refuse.ts";

const quote = 0x22, backslash = 0x5c, comma = 0x2c, colon = 0x3a;
const depthLimit = 64;

/** A way from the whole document to values: names of members, positions in lists, `*` for any of either. */
export type ValuePath = readonly string[];

/** Whether a value counts: by the text it begins with, `"` for a string. */
export type Counts = (start: string) => boolean;

interface Level {
  readonly isArray: boolean;
  /** Name or position of the member that is being read. */
  step: string;
  index: number;
  /** Whether a name is awaited rather than a value. */
  named: boolean;
  /** Paths that lead here. */
  readonly alive: readonly ValuePath[];
}

/** Counts values of a JSON document by where they stand, byte by byte, whatever is around them. */
class ValueCounter {
  total = 0;
  #levels: Level[] = [];
  #inString = false;
  #escaped = false;
  #text = "";
  #inWord = false;

  constructor(
    private readonly paths: readonly ValuePath[],
    private readonly counts: Counts,
    private readonly file: ExportFile,
  ) {}

  add(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] as number;
      if (this.#inString) this.#stringByte(byte);
      else this.#plainByte(byte);
    }
  }

  finish(): void {
    if (this.#levels.length === 0 && !this.#inString) return;
    throw this.#refused("E-TRUNC", "it ends before its brackets close");
  }

  #stringByte(byte: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === backslash) this.#escaped = true;
    else if (byte === quote) {
      this.#inString = false;
      return;
    }
    if (this.#level?.named === false && !this.#level.isArray) this.#text += String.fromCharCode(byte);
  }

  get #level(): Level | undefined {
    return this.#levels.at(-1);
  }

  #plainByte(byte: number): void {
    const isWord = byte > 0x20 && byte !== comma && byte !== colon && !isBracket(byte) && byte !== quote;
    if (isWord && !this.#inWord) this.#meet(String.fromCharCode(byte));
    this.#inWord = isWord;
    if (byte === quote) {
      const level = this.#level;
      if (level && !level.isArray && !level.named) this.#text = "";
      else this.#meet('"');
      this.#inString = true;
    } else if (byte === colon) this.#name();
    else if (byte === comma) this.#next();
    else if (byte === 0x5b || byte === 0x7b) this.#open(byte === 0x5b);
    else if (byte === 0x5d || byte === 0x7d) this.#levels.pop();
  }

  #name(): void {
    const level = this.#level;
    if (!level) return;
    level.step = this.#text;
    level.named = true;
  }

  #next(): void {
    const level = this.#level;
    if (!level) return;
    level.index++;
    if (level.isArray) level.step = String(level.index);
    else level.named = false;
  }

  /** Paths on which the member being read lies. */
  #onward(): readonly ValuePath[] {
    const level = this.#level;
    if (!level) return this.paths;
    const at = this.#levels.length - 1;
    return level.alive.filter((path) => path[at] === "*" || path[at] === level.step);
  }

  #meet(start: string): void {
    const depth = this.#levels.length;
    if (this.#level?.alive.length === 0) return;
    if (this.#onward().some((path) => path.length === depth) && this.counts(start)) this.total++;
  }

  #open(isArray: boolean): void {
    const alive = this.#onward().filter((path) => path.length > this.#levels.length);
    if (this.#levels.length === depthLimit) throw this.#refused("E-DEPTH", "it is nested more than 64 deep");
    this.#levels.push({ isArray, step: isArray ? "0" : "", index: 0, named: isArray, alive });
  }

  #refused(code: "E-DEPTH" | "E-TRUNC", reason: string) {
    return refuse(code, { thing: this.file.path, reason, remedy: "Export it again" });
  }
}

function isBracket(byte: number): boolean {
  return byte === 0x5b || byte === 0x5d || byte === 0x7b || byte === 0x7d;
}

/** A value that is there: not `null`. */
const isThere: Counts = (start) => start !== "n";

/**
 * Counts the values of a JSON file that stand on one of these paths, apart from reading them. Refuses, before the
 * database sees it, a file that ends early or is nested too deep.
 *
 * @param counts which values count by the character they begin with; default all but `null`.
 */
export async function countJsonValues(
  file: ExportFile,
  paths: readonly ValuePath[],
  counts: Counts = isThere,
): Promise<number> {
  const counter = new ValueCounter(paths, counts, file);
  for await (const chunk of file.stream()) counter.add(chunk);
  counter.finish();
  return counter.total;
}
