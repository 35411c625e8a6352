import type { ErrorCode, ExportError } from "../model/errors.ts";
import { joinedBehind } from "./_joined_behind.ts";
import { refuse } from "./_refuse.ts";

/** One value of an export, still text. */
export interface JsonRecord {
  /** The value as it stands in the file; of one that is too large, its beginning. */
  readonly text: string;
  /** Position in its array from 0; null for a value that stands alone. */
  readonly index: number | null;
  /** 1-based physical line it starts on. */
  readonly line: number;
  /** JSON path: `$.incidents[17]`. */
  readonly path: string;
  /** Colons outside strings: as many as it has keys, repeated ones included. */
  readonly colons: number;
  readonly bytes: number;
}

/** A record above this is left out, with its size; JSON of one incident is some kilobytes. */
export const recordLimit = 16 * 1024 * 1024;
const shownBytes = 16_000;
const depthLimit = 64;

const blank = 1, newline = 2, quote = 3, open = 4, close = 5, comma = 6, colon = 7;
const kinds = new Uint8Array(256);
for (const byte of [0x20, 0x09, 0x0d]) kinds[byte] = blank;
kinds[0x0a] = newline;
kinds[0x22] = quote;
for (const byte of [0x5b, 0x7b]) kinds[byte] = open;
for (const byte of [0x5d, 0x7d]) kinds[byte] = close;
kinds[0x2c] = comma;
kinds[0x3a] = colon;

const again = "Export it again and load the new file";

/**
 * Cuts the elements of one array out of JSON text that arrives in pieces of any size, holding no more than the
 * element in hand. It looks at brackets, quotes and commas only; whether an element is JSON shows when it is parsed.
 *
 * The array is the whole file (`$`), a member of the object that is the whole file (`incidents`), or a member of an
 * object inside it (`data.actor.results`). A member that is an object itself is one record.
 */
export class JsonSlicer {
  /** Records cut so far and not taken yet. */
  records: JsonRecord[] = [];
  /** Members of the outer object that are text, numbers or booleans. */
  readonly scalars: Record<string, unknown> = {};

  #chunk: Uint8Array = new Uint8Array(0);
  #bytesBefore = 0;
  #line = 1;
  #inString = false;
  #escaped = false;
  #depth = 0;
  readonly #openers = new Uint8Array(depthLimit + 1);
  /** Depth whose commas part slices: 0 outside, then one more for each object on the way and for the array itself. */
  #watch = 0;
  /** Names of the objects on the way, the array's last; none for a file that is an array. */
  readonly #names: readonly string[];
  /** Whether slices are members of an object on the way rather than elements of the array. */
  #members = false;
  #ended = false;
  #found = false;
  #key: string | null = null;
  /** Keys met so far in each object on the way. */
  readonly #keys: Set<string>[] = [];
  #valueSeen = false;
  #afterComma = false;
  /** Where the slice in hand starts in the chunk; -1 between slices. */
  #from = -1;
  #parts: Uint8Array[] = [];
  #carried = 0;
  #sliceLine = 1;
  #colons = 0;
  #count = 0;

  constructor(private readonly file: string, private readonly place: string) {
    this.#names = place === "$" ? [] : place.split(".");
  }

  /** Name of the member that leads on from the object the slices are members of. */
  get #onward(): string | undefined {
    return this.#names[this.#watch - 1];
  }

  /** Whether that member holds the records themselves. */
  get #isLast(): boolean {
    return this.#watch === this.#names.length;
  }

  /** Takes the next piece of the file. */
  push(chunk: Uint8Array): void {
    this.#chunk = chunk;
    let at = this.#bytesBefore === 0 && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? 3 : 0;
    while (at < chunk.length) at = this.#inString ? this.#string(chunk, at) : this.#structure(chunk, at);
    this.#carry();
    this.#bytesBefore += chunk.length;
  }

  /** Says that the file ends here. */
  finish(): void {
    if (this.#depth > 0) throw this.#truncated();
    if (!this.#ended) throw this.#refuse("E-EMPTY", "there is nothing in it", again);
    if (!this.#found) {
      throw this.#refuse("E-SCHEMA", `it has no "${this.place}"`, "Export it again with that part");
    }
  }

  #string(chunk: Uint8Array, from: number): number {
    let at = this.#escaped ? from + 1 : from;
    this.#escaped = false;
    for (; at < chunk.length; at++) {
      const byte = chunk[at];
      if (byte === 0x22) {
        this.#inString = false;
        return at + 1;
      }
      if (byte === 0x5c) at++;
      else if (byte === 0x0a) this.#line++;
    }
    this.#escaped = at > chunk.length;
    return chunk.length;
  }

  #structure(chunk: Uint8Array, from: number): number {
    for (let at = from; at < chunk.length; at++) {
      const kind = kinds[chunk[at] as number];
      if (kind === blank) continue;
      if (kind === newline) this.#line++;
      else if (kind === quote) {
        if (this.#depth === this.#watch) this.#begin(at);
        this.#inString = true;
        return at + 1;
      } else if (kind === colon) this.#meetColon(at);
      else if (kind === open) this.#open(at);
      else if (kind === close) this.#close(at);
      else if (this.#depth === this.#watch) {
        if (kind === comma) this.#separate(at);
        else this.#begin(at);
      }
    }
    return chunk.length;
  }

  #begin(at: number): void {
    if (this.#watch === 0) {
      throw this.#refuse("E-JSON", this.#ended ? "text follows its end" : "it is not JSON", again);
    }
    if (this.#from >= 0) return;
    this.#oneValue();
    this.#from = at;
    this.#sliceLine = this.#line;
    this.#colons = 0;
  }

  #meetColon(at: number): void {
    this.#colons++;
    if (!this.#members || this.#depth !== this.#watch) return;
    const name = this.#from < 0 || this.#key !== null ? null : this.#parsed(this.#slice(at));
    if (typeof name !== "string") throw this.#malformed("a colon stands where none may");
    const met = this.#keys.at(-1);
    if (met?.has(name)) throw this.#malformed(`the key "${name}" stands in it twice`);
    met?.add(name);
    this.#key = name;
    this.#valueSeen = false;
    this.#found ||= this.#isLast && name === this.#onward;
  }

  #open(at: number): void {
    const byte = this.#chunk[at] as number;
    if (this.#depth === this.#watch) this.#openSlice(byte, at);
    if (this.#depth === depthLimit) {
      const byteAt = (this.#bytesBefore + at).toLocaleString("en-GB");
      throw this.#refuse("E-DEPTH", `it nests deeper than ${depthLimit} levels at byte ${byteAt}`, again);
    }
    this.#openers[this.#depth++] = byte;
  }

  #openSlice(byte: number, at: number): void {
    const isArray = byte === 0x5b;
    if (this.#watch === 0 && this.#ended) {
      const joined = this.#names.length === 0 ? "jq -s add" : `jq -s 'map(.${this.place}) | flatten(1)'`;
      throw joinedBehind(this.file, this.#line, "a page", joined);
    }
    if (this.#watch === 0) return this.#enter(isArray);
    if (!this.#members) return this.#begin(at);
    if (this.#key === null) throw this.#malformed("a value stands without a key");
    if (this.#key !== this.#onward || isArray !== this.#isLast) {
      if (this.#isLast && this.#key === this.#onward) this.#begin(at);
      else this.#oneValue();
      return;
    }
    this.#oneValue();
    this.#valueSeen = false;
    this.#watch++;
    this.#members = !isArray;
    if (!isArray) this.#keys.push(new Set());
    this.#key = null;
    this.#afterComma = false;
  }

  /** Between two commas of the outer object stands one value, after its key. */
  #oneValue(): void {
    if (this.#valueSeen && this.#members) throw this.#malformed("two values stand without a comma");
    this.#valueSeen = true;
  }

  #enter(isArray: boolean): void {
    if (isArray !== (this.place === "$")) {
      throw this.#refuse("E-SCHEMA", `it is ${isArray ? "an array" : "an object"} as a whole`, again);
    }
    this.#watch = 1;
    this.#members = !isArray;
    if (!isArray) this.#keys.push(new Set());
    this.#found = isArray;
  }

  #close(at: number): void {
    const opener = this.#depth === 0 ? 0 : this.#openers[this.#depth - 1] as number;
    // The brackets of a pair stand two apart in ASCII: [ ] and { }.
    if (opener + 2 !== this.#chunk[at]) throw this.#malformed("a bracket closes what is not open");
    if (this.#depth === this.#watch) this.#leave(at);
    this.#depth--;
  }

  #leave(at: number): void {
    if (this.#valueSeen || this.#key !== null || this.#afterComma) this.#endSlice(at);
    if (this.#members) this.#keys.pop();
    this.#watch--;
    if (this.#watch > 0) {
      this.#members = true;
      this.#key = this.#onward ?? null;
      this.#valueSeen = true;
    } else this.#ended = true;
  }

  #separate(at: number): void {
    if (this.#watch === 0) throw this.#malformed("a comma follows its end");
    this.#endSlice(at);
    this.#afterComma = true;
  }

  #endSlice(at: number): void {
    if (!this.#valueSeen) throw this.#malformed("a comma or colon stands without a value");
    this.#valueSeen = false;
    this.#afterComma = false;
    if (this.#members) this.#endMember(at);
    else this.#emit(at, this.#count);
  }

  #endMember(at: number): void {
    const key = this.#key;
    if (key === null) throw this.#malformed("a value stands without a key");
    this.#key = null;
    if (this.#from < 0) return;
    if (!this.#isLast || key !== this.#onward) this.scalars[key] = this.#parsed(this.#slice(at));
    else if (this.#byteAtStart() === 0x7b) this.#emit(at, null);
    else throw this.#refuse("E-SCHEMA", `"${key}" holds no records`, again);
  }

  #byteAtStart(): number | undefined {
    return this.#parts[0]?.[0] ?? this.#chunk[this.#from];
  }

  #emit(at: number, index: number | null): void {
    const line = this.#sliceLine;
    const colons = this.#colons;
    const bytes = this.#carried + at - this.#from;
    const base = this.place === "$" ? "$" : `$.${this.place}`;
    const path = index === null ? base : `${base}[${index}]`;
    this.#count++;
    this.records.push({ text: this.#slice(at), index, line, path, colons, bytes });
  }

  #slice(at: number): string {
    const last = this.#chunk.subarray(this.#from, at);
    const size = this.#carried + last.length;
    const bytes = this.#parts.length === 0 ? last : joined([...this.#parts, last]);
    this.#from = -1;
    this.#parts = [];
    this.#carried = 0;
    if (size > recordLimit) return new TextDecoder().decode(bytes.subarray(0, shownBytes));
    try {
      return strict.decode(bytes).trimEnd();
    } catch (cause) {
      if (!(cause instanceof TypeError)) throw cause;
      throw this.#refuse("E-ENCODING", "it holds bytes that are not UTF-8", "Export it as UTF-8");
    }
  }

  #carry(): void {
    if (this.#from < 0) return;
    const rest = this.#chunk.slice(this.#from);
    this.#carried += rest.length;
    if (this.#carried <= recordLimit) this.#parts.push(rest);
    else this.#parts = [(this.#parts[0] ?? rest).slice(0, shownBytes)];
    this.#from = 0;
  }

  #parsed(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch (cause) {
      if (!(cause instanceof SyntaxError)) throw cause;
      throw this.#malformed("what stands around its records is not JSON");
    }
  }

  #truncated(): ExportError {
    const inList = this.#watch > 0 && !this.#members;
    const inside = this.#inString || this.#depth > this.#watch;
    const whole = this.#count + (inList && this.#from >= 0 && !inside ? 1 : 0);
    const reason = !inList
      ? "it ends before its last bracket"
      : inside
      ? `it ends inside record ${(whole + 1).toLocaleString("en-GB")}`
      : `array not closed after record ${whole.toLocaleString("en-GB")}`;
    return this.#refuse("E-TRUNC", reason, again);
  }

  #malformed(reason: string): ExportError {
    return this.#refuse("E-JSON", reason, again);
  }

  #refuse(code: ErrorCode, reason: string, remedy: string): ExportError {
    return refuse(code, { thing: this.file, line: this.#line, reason, remedy });
  }
}

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
