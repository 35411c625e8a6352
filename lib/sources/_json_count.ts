import type { ExportFile } from "../model/source.ts";

const quote = 0x22, backslash = 0x5c, comma = 0x2c, colon = 0x3a;

/** No other control character is blank in JSON. */
function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/**
 * Counts by what parts values, where the slicer cuts by what they are made of: strings are leapt over from quote to
 * quote, and the commas at the depth of the array are counted.
 */
class JsonCounter {
  total = 0;
  #depth = 0;
  #list = 0;
  #pending = false;
  #inString = false;
  #slashes = 0;
  #text = "";
  #named = false;
  /** Names of the objects on the way to the array, and its own. */
  readonly #names: readonly string[];
  /** How many of them have been entered; the next one is looked for one level down. */
  #entered = 0;

  constructor(place: string) {
    this.#names = place === "$" ? [] : place.split(".");
  }

  /** Depth of the members among which the next name is looked for. */
  get #seeking(): number {
    return this.#names.length === 0 ? 0 : this.#entered + 1;
  }

  add(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length) at = this.#inString ? this.#leap(chunk, at) : this.#step(chunk, at);
  }

  /** To the quote that ends the string: the first one after an even number of backslashes. */
  #leap(chunk: Uint8Array, from: number): number {
    let at = from;
    for (;;) {
      const end = chunk.indexOf(quote, at);
      const stop = end < 0 ? chunk.length : end;
      let slashes = 0;
      while (stop - slashes > at && chunk[stop - slashes - 1] === backslash) slashes++;
      if (slashes === stop - at) slashes += this.#slashes;
      this.#slashes = end < 0 ? slashes : 0;
      if (this.#depth === this.#seeking) this.#text += new TextDecoder().decode(chunk.subarray(at, stop));
      if (end < 0) return chunk.length;
      at = end + 1;
      if (slashes % 2 === 0) {
        this.#inString = false;
        return at;
      }
    }
  }

  #step(chunk: Uint8Array, from: number): number {
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at] as number;
      if (isBlank(byte)) continue;
      if (byte === quote) {
        if (this.#depth === this.#list) this.#pending = true;
        if (this.#depth === this.#seeking && !this.#named) this.#text = "";
        this.#inString = true;
        return at + 1;
      }
      if (byte === 0x5b || byte === 0x7b) this.#open(byte === 0x5b);
      else if (byte === 0x5d || byte === 0x7d) this.#close();
      else if (byte === comma) this.#separate();
      else if (byte === colon) this.#meetColon();
      else if (this.#depth === this.#list) this.#pending = true;
    }
    return chunk.length;
  }

  #meetColon(): void {
    if (this.#depth === this.#seeking) this.#named ||= this.#text === this.#names[this.#entered];
  }

  #open(isArray: boolean): void {
    const onWay = this.#depth === this.#seeking && (this.#named || this.#names.length === 0);
    const isLast = this.#entered >= this.#names.length - 1;
    if (onWay && !isLast) {
      if (!isArray) {
        this.#entered++;
        this.#named = false;
      }
    } else if (onWay && this.#list === 0) {
      if (isArray) {
        this.#list = this.#depth + 1;
        this.#pending = false;
      } else this.total++;
    } else if (this.#depth === this.#list) this.#pending = true;
    this.#depth++;
  }

  #close(): void {
    if (this.#depth === this.#list) {
      if (this.#pending) this.total++;
      this.#list = -1;
    }
    this.#depth--;
    if (this.#entered > 0 && this.#depth === this.#entered) this.#entered--;
  }

  #separate(): void {
    if (this.#depth === this.#list) {
      this.total++;
      this.#pending = false;
    }
    if (this.#depth === this.#seeking) {
      this.#named = false;
      this.#text = "";
    }
  }
}

/** Counts the elements of one array of a JSON file by a way of its own, to hold against what was read. */
export async function countJsonRecords(file: ExportFile, place: string): Promise<number> {
  const counter = new JsonCounter(place);
  for await (const chunk of file.stream()) counter.add(chunk);
  return counter.total;
}
