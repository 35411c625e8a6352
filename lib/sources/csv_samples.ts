import type { SampleCells } from "../model/source.ts";
import { ByteKeys } from "./_byte_keys.ts";
import { digitsOf, exactDigits } from "./_plain_digits.ts";
import { plainNumber } from "./_plain_number.ts";
import { isoMicros } from "./_plain_stamp.ts";
import type { SampleBatch } from "./sample_batch.ts";

/** First and last sample of a series in a file, in microseconds since 1970, and how many they are. */
export interface SeriesSpan {
  readonly first: number;
  readonly last: number;
  readonly samples: number;
  /** Whether each is later than the one before. */
  readonly inOrder: boolean;
}

const newline = 10;
const carriage = 13;
const quote = 34;
const comma = 44;

const firstMicros = Date.UTC(2000, 0) * 1000;
const endMicros = Date.UTC(2100, 0) * 1000;

/** A line that is left to others: its number, and where it stands in these bytes, its line end aside. */
export type Leave = (line: number, bytes: Uint8Array, from: number, to: number) => void;

/** Lines of a file that may be left, and for each of those read one in so many more: beyond, others read it all. */
const leftAtLeast = 10_000;
const readForEachLeft = 20;

/**
 * Reads the samples of CSV files whose lines are plain: no quotes, a stamp of the years 2000 to 2099 and a decimal number
 * in each. A line that is written otherwise it leaves to those who read more slowly and can say what is wrong.
 */
export class CsvSamples {
  /** A line of each series, its first, in the order in which they were met. */
  readonly firstLines: Uint8Array[] = [];
  readonly #series = new ByteKeys();
  readonly #ends: Int32Array;
  readonly #delimiter: number;
  #key = new Uint8Array(256);
  #line = 1;
  #left = 0;
  #first: number[] = [];
  #last: number[] = [];
  #latest: number[] = [];
  #samples: number[] = [];
  #inOrder: boolean[] = [];
  constructor(private readonly cells: SampleCells, private readonly leave: Leave) {
    this.#ends = new Int32Array(cells.columns);
    this.#delimiter = cells.delimiter.charCodeAt(0);
  }

  /** Begins a file; what follows is its second line. */
  begin(): void {
    this.#line = 1;
    this.#left = 0;
    [this.#first, this.#last, this.#latest, this.#samples, this.#inOrder] = [[], [], [], [], []];
  }

  /** The series that the file has samples of. */
  spans(): ReadonlyMap<number, SeriesSpan> {
    const spans = new Map<number, SeriesSpan>();
    for (const [series, samples] of this.#samples.entries()) {
      if (samples === undefined) continue;
      const [first = 0, last = 0, inOrder = false] = [
        this.#first[series],
        this.#latest[series],
        this.#inOrder[series],
      ];
      spans.set(series, { first, last, samples, inOrder });
    }
    return spans;
  }

  /**
   * Reads whole lines, each with its line end, until there are no more or the batch is full.
   *
   * @returns where the first line begins that was not read; -1 where others should read the whole file: for quotes, for
   * cells too many or too few, for commas in numbers, and where more than a few lines are left to them.
   */
  read(bytes: Uint8Array, from: number, to: number, batch: SampleBatch): number {
    let start = from;
    while (start < to && batch.rows < batch.capacity) {
      const end = this.#split(bytes, start, to);
      if (end < 0) return -1;
      this.#line += 1;
      const stop = end > start && bytes[end - 1] === carriage ? end - 1 : end;
      if (stop > start && !this.#take(bytes, start, stop, batch) && !this.#mayLeave(bytes, start, stop)) {
        return -1;
      }
      start = end + 1;
    }
    return start;
  }

  /** Finds where the cells of a line end, the last one aside, and tells where the line does. */
  #split(bytes: Uint8Array, start: number, to: number): number {
    const delimiter = this.#delimiter;
    const ends = this.#ends;
    const last = this.cells.columns - 1;
    let cell = 0;
    for (let at = start; at < to; at++) {
      const byte = bytes[at];
      if (byte === delimiter) {
        if (cell === last) return -1;
        ends[cell++] = at;
      } else if (byte === newline) {
        const empty = at === start || (at === start + 1 && bytes[start] === carriage);
        return cell === last || empty ? at : -1;
      } else if (byte === quote) return -1;
    }
    return -1;
  }

  #startOf(cell: number, start: number): number {
    return cell === 0 ? start : (this.#ends[cell - 1] as number) + 1;
  }

  #endOf(cell: number, stop: number): number {
    return cell === this.cells.columns - 1 ? stop : this.#ends[cell] as number;
  }

  #take(bytes: Uint8Array, start: number, stop: number, batch: SampleBatch): boolean {
    const { sampledAt, value } = this.cells;
    const micros = this.#microsOf(bytes, this.#startOf(sampledAt, start), this.#endOf(sampledAt, stop));
    if (!(micros >= firstMicros && micros < endMicros)) return false;
    const number = plainNumber(bytes, this.#startOf(value, start), this.#endOf(value, stop));
    if (!Number.isFinite(number)) return false;
    const series = this.#seriesOf(bytes, start, stop);
    if (series === this.firstLines.length) this.firstLines.push(bytes.slice(start, stop));
    this.#span(series, micros);
    batch.add(series, micros, number, this.#line);
    return true;
  }

  #mayLeave(bytes: Uint8Array, start: number, stop: number): boolean {
    const { value } = this.cells;
    // Beside a number with a comma, others of its file may be meant otherwise than they read.
    if (bytes.subarray(this.#startOf(value, start), this.#endOf(value, stop)).includes(comma)) return false;
    this.#left += 1;
    this.leave(this.#line, bytes, start, stop);
    return this.#left <= leftAtLeast + this.#line / readForEachLeft;
  }

  #seriesOf(bytes: Uint8Array, start: number, stop: number): number {
    let length = 0;
    let hash = 0x811c9dc5;
    for (const cell of this.cells.series) {
      const end = this.#endOf(cell, stop);
      const begin = this.#startOf(cell, start);
      if (length + end - begin >= this.#key.length) this.#widen(length + end - begin);
      const key = this.#key;
      for (let at = begin; at < end; at++) {
        const byte = bytes[at] as number;
        key[length++] = byte;
        hash = Math.imul(hash ^ byte, 0x01000193);
      }
      // Ends a cell: no cell of a line holds one.
      key[length++] = newline;
      hash = Math.imul(hash ^ newline, 0x01000193);
    }
    return this.#series.of(this.#key, length, hash);
  }

  #widen(least: number): void {
    const wider = new Uint8Array(2 * least);
    wider.set(this.#key);
    this.#key = wider;
  }

  #span(series: number, micros: number): void {
    const last = this.#last[series];
    this.#last[series] = micros;
    if (last === undefined) {
      this.#first[series] = micros;
      this.#latest[series] = micros;
      this.#samples[series] = 1;
      this.#inOrder[series] = true;
      return;
    }
    this.#samples[series] = (this.#samples[series] as number) + 1;
    if (micros > last) {
      if (micros > (this.#latest[series] as number)) this.#latest[series] = micros;
      return;
    }
    this.#inOrder[series] = false;
    if (micros < (this.#first[series] as number)) this.#first[series] = micros;
  }

  #microsOf(bytes: Uint8Array, from: number, to: number): number {
    const { stamps, naive } = this.cells;
    if (stamps === "iso") return isoMicros(bytes, from, to, naive);
    if (to - from > exactDigits) return NaN;
    return digitsOf(bytes, from, to) * (stamps === "epoch_s" ? 1e6 : 1000);
  }
}
