import type { Defect } from "../model/source.ts";
import { type CsvScan, Cuts } from "./csv_scan.ts";

/** A record that was taken out, and where it stood. */
export interface SiftedRecord {
  /** 1-based physical line it starts on; of a quote that never closes, the line that quote stands on. */
  readonly line: number;
  readonly raw: string;
  readonly defect: Defect;
}

/** What sifting told of a CSV file. */
export interface Sifted {
  /** Of the records that were kept. */
  readonly scan: CsvScan;
  readonly faults: readonly SiftedRecord[];
  /** Control characters that were replaced by U+FFFD. */
  readonly controls: number;
  /** Whether the first record, which names the columns, is one of them. */
  readonly headless: boolean;
  /** Whether the faults are so many that the file must be written another way. */
  readonly hopeless: boolean;
}

const quote = 34;
const newline = 10;
const carriage = 13;
const replacement = [0xef, 0xbf, 0xbd];
const rawLength = 4000;
const faultLimit = 10_000;
const recordLimit = 16 * 2 ** 20;

/** Where in a record the next byte falls. */
type Place = "cell start" | "plain" | "quoted" | "closed";

/** Splits a CSV after RFC 4180 letter by letter, keeping what is right and telling what is not. */
class Sifter {
  readonly faults: SiftedRecord[] = [];
  readonly shifts: { record: number; lines: number }[] = [];
  controls = 0;
  records = -1;
  headless = false;
  #record = new Uint8Array(1 << 16);
  #length = 0;
  #size = 0;
  #place: Place = "cell start";
  #cell = 0;
  #line = 1;
  #startLine = 1;
  #quoteLine = 1;
  #afterReturn = false;
  #isBlank = true;
  #fault: Defect | null = null;
  #shift = 0;
  #header: readonly string[] = [];
  constructor(private readonly delimiter: number) {}

  #push(byte: number): void {
    this.#size++;
    if (this.#size > recordLimit) return;
    if (this.#length === this.#record.length) {
      const grown = new Uint8Array(this.#record.length * 2);
      grown.set(this.#record);
      this.#record = grown;
    }
    this.#record[this.#length++] = byte;
  }

  #keep(byte: number): void {
    if (byte >= 32 || byte === 9 || byte === newline || byte === carriage) return this.#push(byte);
    this.controls++;
    for (const part of replacement) this.#push(part);
  }

  #blame(reason: string): void {
    this.#fault ??= { code: "E-QUOTE", field: this.#header[this.#cell] ?? null, value: null, reason };
  }

  /** Moves on by one byte outside or inside of quotes; line ends outside are not told. */
  #step(byte: number): void {
    switch (this.#place) {
      case "quoted":
        if (byte === quote) this.#place = "closed";
        else if (byte === newline) this.#line++;
        return;
      case "cell start":
        if (byte === quote) {
          this.#place = "quoted";
          this.#quoteLine = this.#line;
          return;
        }
        break;
      case "closed":
        if (byte === quote) {
          this.#place = "quoted";
          return;
        }
        if (byte !== this.delimiter) this.#blame("a quote inside the field is not doubled");
        break;
      case "plain":
        if (byte === quote) this.#blame("a quote stands inside the field");
    }
    if (byte === this.delimiter) {
      this.#cell++;
      this.#place = "cell start";
    } else this.#place = "plain";
  }

  /** Takes a byte; gives a record that is complete and right, with its line end. */
  take(byte: number): Uint8Array | null {
    const isEnd = byte === newline || byte === carriage;
    if (this.#afterReturn) {
      this.#afterReturn = false;
      if (byte === newline) return null;
    }
    if (isEnd && this.#place !== "quoted") {
      this.#afterReturn = byte === carriage;
      this.#line++;
      return this.#end();
    }
    if (this.#isBlank) this.#startLine = this.#place === "quoted" ? this.#startLine : this.#line;
    this.#isBlank = false;
    this.#step(byte);
    this.#keep(byte);
    return null;
  }

  /** Ends the record at hand. */
  #end(): Uint8Array | null {
    const kept = this.#isBlank ? null : this.#settled();
    this.#length = this.#size = this.#cell = 0;
    this.#isBlank = true;
    this.#fault = null;
    this.#place = "cell start";
    return kept;
  }

  #settled(): Uint8Array | null {
    const fault = this.#fault ?? this.#tooLong() ?? this.#tooWide();
    if (fault) {
      this.headless ||= this.records < 0;
      const raw = new TextDecoder().decode(this.#record.subarray(0, Math.min(this.#length, rawLength * 4)));
      const line = this.#place === "quoted" ? this.#quoteLine : this.#startLine;
      this.faults.push({ line, raw: raw.slice(0, rawLength), defect: fault });
      return null;
    }
    if (this.records < 0) this.#header = this.#names();
    const drift = this.#startLine - 2 - this.records;
    if (this.records >= 0 && drift !== this.#shift) {
      this.shifts.push({ record: this.records, lines: drift });
      this.#shift = drift;
    }
    this.records++;
    this.#push(newline);
    return this.#record.slice(0, this.#length);
  }

  #tooLong(): Defect | null {
    if (this.#size <= recordLimit) return null;
    const value = `${(this.#size / 2 ** 20).toFixed(1)} MiB`;
    return { code: "E-LIMIT", field: null, value, reason: "the record is longer than 16 MiB" };
  }

  /** Cells moved by one separator too many, the last one being empty: the database's reader would forgive it. */
  #tooWide(): Defect | null {
    const width = this.#header.length;
    if (width === 0 || this.#cell < width || this.#record[this.#length - 1] !== this.delimiter) return null;
    const reason = `expected ${width} fields, found ${this.#cell + 1}; a separator too many`;
    return { code: "E-FIELDS", field: null, value: null, reason };
  }

  #names(): readonly string[] {
    const text = new TextDecoder().decode(this.#record.subarray(0, this.#length));
    return text.split(String.fromCharCode(this.delimiter)).map((name) => name.replaceAll('"', ""));
  }

  /** Ends the file. */
  finish(): Uint8Array | null {
    if (this.#place === "quoted") {
      const lines = this.#line - this.#quoteLine + 1;
      const over = lines > 1 ? ` (${lines} lines to the end of the file)` : "";
      this.#blame(`the quote that opens here is never closed${over}`);
    }
    return this.#end();
  }
}

/**
 * Takes the records out of a CSV that are not written as RFC 4180 has it: a quote inside a field, one that is never
 * closed. All else is handed to `keep` with LF at the end of each record and no control characters.
 */
export async function siftCsv(
  stream: AsyncIterable<Uint8Array>,
  delimiter: string,
  keep: (piece: Uint8Array) => Promise<void>,
): Promise<Sifted> {
  const sifter = new Sifter(delimiter.charCodeAt(0));
  const cuts = new Cuts();
  let last = newline;
  let bytes = 0;
  let kept = -1;
  const take = async (record: Uint8Array) => {
    await keep(record);
    bytes += record.length;
    kept++;
    cuts.add(kept, bytes);
  };
  for await (const piece of stream) {
    const records: Uint8Array[] = [];
    for (const byte of piece) {
      const record = sifter.take(byte);
      if (record) records.push(record);
      last = byte;
    }
    for (const record of records) await take(record);
    if (sifter.faults.length > faultLimit) break;
  }
  const record = sifter.finish();
  if (record) await take(record);
  const { records, shifts, faults, controls, headless } = sifter;
  const endsWithNewline = last === newline || last === carriage;
  return {
    scan: {
      records: Math.max(0, records),
      shifts,
      openQuoteLine: null,
      endsWithNewline,
      cuts: cuts.cuts,
      sound: true,
      plain: false,
    },
    faults,
    controls,
    headless,
    hopeless: faults.length > faultLimit,
  };
}
