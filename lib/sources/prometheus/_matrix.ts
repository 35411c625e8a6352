import type { Samples } from "../../model/source.ts";
import { joinedBehind } from "../_joined_behind.ts";
import { isTime } from "../_metric_series.ts";
import { refuse } from "../_refuse.ts";

const blank = 32;
const quote = 34;
const comma = 44;
const minus = 45;
const dot = 46;
const zero = 48;
const nine = 57;
const colon = 58;
const openBracket = 91;
const backslash = 92;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;

/** Digits that a double holds exactly; divided by a power of ten up to 10^22 they give the nearest double. */
const exactDigits = 15;
const powers = Float64Array.from({ length: exactDigits + 1 }, (_, power) => 10 ** power);

const words: Readonly<Record<string, number>> = { NaN, Inf: Infinity, "+Inf": Infinity, "-Inf": -Infinity };

/** A time or a value, as a number or as the text of one; undefined for anything else. */
function numberOf(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return undefined;
  if (/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(value)) return Number(value);
  return Object.hasOwn(words, value) ? words[value] : undefined;
}

/**
 * Reads the answer of a range query out of its bytes. Samples as Prometheus writes them, `[seconds,"decimal"]`, are read
 * byte by byte, which takes a twentieth of the time; all else, and any other sample, is parsed as JSON.
 */
class MatrixReader {
  readonly series: Samples["series"][number][] = [];
  readonly faults: Samples["faults"][number][] = [];
  readonly seconds: Float64Array<ArrayBuffer>;
  readonly values: Float64Array<ArrayBuffer>;
  #at = 0;
  #samples = 0;
  /** Where the decimal read last ends. */
  #end = 0;

  constructor(private readonly bytes: Uint8Array, private readonly name: string, counted: number) {
    this.seconds = new Float64Array(counted);
    this.values = new Float64Array(counted);
  }

  document(): void {
    this.#object({ data: () => this.#object({ result: () => this.#list(() => this.#oneSeries()) }) });
    if (this.#next() === undefined) return;
    throw joinedBehind(this.name, undefined, "a page", "jq -s 'map(.data.result) | flatten(1)'");
  }

  #malformed(): Error {
    return refuse("E-JSON", {
      thing: this.name,
      reason: `it is no answer of a range query any more at byte ${(this.#at + 1).toLocaleString("en-GB")}`,
      remedy: "Export it again",
    });
  }

  /** The next byte that is no blank. */
  #next(): number | undefined {
    while ((this.bytes[this.#at] as number) <= 32) this.#at += 1;
    return this.bytes[this.#at];
  }

  #expect(byte: number): void {
    if (this.#next() !== byte) throw this.#malformed();
    this.#at += 1;
  }

  /** Goes through what stands between two brackets, parted by commas. */
  #between(open: number, close: number, take: () => void): void {
    this.#expect(open);
    if (this.#next() !== close) {
      take();
      while (this.#next() === comma) {
        this.#at += 1;
        take();
      }
    }
    this.#expect(close);
  }

  /** Goes through an object, which may be missing: members of these names are taken, all others passed over. */
  #object(take: Readonly<Record<string, () => void>>): void {
    if (this.#next() !== openBrace) return this.#nothing();
    const met = new Set<unknown>();
    this.#between(openBrace, closeBrace, () => {
      const name = this.#value();
      if (typeof name !== "string" || met.has(name)) throw this.#malformed();
      met.add(name);
      this.#expect(colon);
      const taken = Object.hasOwn(take, name) ? take[name] : undefined;
      if (taken) taken();
      else this.#value();
    });
  }

  #list(take: () => void): void {
    if (this.#next() === openBracket) this.#between(openBracket, closeBracket, take);
    else this.#nothing();
  }

  #nothing(): void {
    if (this.#value() !== null) throw this.#malformed();
  }

  #textEnd(from: number): number {
    let at = from + 1;
    while (at < this.bytes.length && this.bytes[at] !== quote) at += this.bytes[at] === backslash ? 2 : 1;
    return at + 1;
  }

  #valueEnd(): number {
    let depth = 0;
    for (let at = this.#at; at < this.bytes.length; at++) {
      const byte = this.bytes[at];
      const opens = byte === openBracket || byte === openBrace;
      const closes = byte === closeBracket || byte === closeBrace;
      if (depth === 0 && (closes || byte === comma || byte === colon)) return at;
      if (opens) depth += 1;
      else if (closes) depth -= 1;
      else if (byte === quote) at = this.#textEnd(at) - 1;
      else continue;
      if (depth === 0) return at + 1;
    }
    return this.bytes.length;
  }

  /** The next value as it stands. */
  #text(): string {
    this.#next();
    const from = this.#at;
    this.#at = this.#valueEnd();
    return new TextDecoder().decode(this.bytes.subarray(from, this.#at));
  }

  #parsed(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch (cause) {
      if (!(cause instanceof SyntaxError)) throw cause;
      throw this.#malformed();
    }
  }

  #value(): unknown {
    return this.#parsed(this.#text());
  }

  #oneSeries(): void {
    const from = this.#samples;
    let labels = "null";
    this.#object({
      metric: () => {
        labels = this.#text();
        this.#parsed(labels);
      },
      values: () =>
        this.#list(() => {
          if (!this.#plainSamples()) this.#anySample(this.#samples - from);
        }),
    });
    this.series.push({ labels, from, to: this.#samples });
  }

  #anySample(position: number): void {
    const sample = this.#value();
    if (!Array.isArray(sample)) throw this.#malformed();
    const [seconds = NaN, value] = sample.map(numberOf);
    const record = this.series.length;
    if (!isTime(seconds)) this.faults.push({ record, position, code: "E-DATE" });
    else if (value === undefined) this.faults.push({ record, position, code: "E-NUMBER" });
    this.seconds[this.#samples] = isTime(seconds) ? seconds : 0;
    this.values[this.#samples] = value ?? NaN;
    this.#samples += 1;
  }

  /** Reads plain samples as long as one follows another; false where the next is of another kind. */
  #plainSamples(): boolean {
    const { bytes, seconds, values } = this;
    const first = this.#samples;
    for (let at = this.#at; bytes[at] === openBracket; at += 1) {
      const time = this.#decimal(at + 1);
      if (!isTime(time) || bytes[this.#end] !== comma) break;
      at = bytes[this.#end + 1] === blank ? this.#end + 2 : this.#end + 1;
      const value = bytes[at] === quote ? this.#decimal(at + 1) : NaN;
      at = this.#end;
      if (Number.isNaN(value) || bytes[at] !== quote || bytes[at + 1] !== closeBracket) break;
      seconds[this.#samples] = time;
      values[this.#samples] = value;
      this.#samples += 1;
      at += 2;
      this.#at = at;
      if (bytes[at] !== comma) break;
      if (bytes[at + 1] === blank) at += 1;
    }
    return this.#samples > first;
  }

  /** The decimal that begins at a byte, to the nearest double; NaN for one of more digits, and for anything else. */
  #decimal(from: number): number {
    const { bytes } = this;
    const isNegative = bytes[from] === minus;
    const first = isNegative ? from + 1 : from;
    let at = first;
    let number = 0;
    let byte = bytes[at] as number;
    for (; byte >= zero && byte <= nine; byte = bytes[++at] as number) number = number * 10 + byte - zero;
    let digits = at - first;
    let decimals = 0;
    if (byte === dot && digits > 0) {
      byte = bytes[++at] as number;
      for (; byte >= zero && byte <= nine; byte = bytes[++at] as number) number = number * 10 + byte - zero;
      decimals = at - first - digits - 1;
      if (decimals === 0) return NaN;
      digits += decimals;
    }
    this.#end = at;
    if (digits === 0 || digits > exactDigits) return NaN;
    const size = number / (powers[decimals] as number);
    return isNegative ? -size : size;
  }
}

/**
 * Series and samples of the answer of a range query.
 *
 * @param counted samples counted in it by another way.
 * @throws {ExportError} `E-JSON` for what is no such answer.
 */
export function readMatrix(bytes: Uint8Array, name: string, counted: number): Samples {
  const reader = new MatrixReader(bytes, name, counted);
  reader.document();
  const { series, seconds, values, faults } = reader;
  return { series, seconds, values, faults };
}
