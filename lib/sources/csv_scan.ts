/** Where a file may be cut between two records. */
export interface CsvCut {
  /** Records after the header that stand before it. */
  readonly record: number;
  readonly byte: number;
}

/** What a byte scan tells of a CSV file. */
export interface CsvScan {
  /** Records after the header, blank lines aside. */
  readonly records: number;
  /**
   * For each record that does not start right below the one before it (the one before has line breaks inside quotes,
   * or blank lines stand between): its position from 0 and how many lines further down it starts than its position tells.
   */
  readonly shifts: readonly { readonly record: number; readonly lines: number }[];
  /** Whether the file ends inside a quoted field, and the line on which that quote opened. */
  readonly openQuoteLine: number | null;
  readonly endsWithNewline: boolean;
  /** Ends of records about 32 MiB apart. */
  readonly cuts: readonly CsvCut[];
  /**
   * Whether the database's reader takes it as it is: quotes as RFC 4180 has them, one kind of line end, only text, and no
   * record longer than the header, of which the reader forgives one empty cell too many, wherever the others moved.
   */
  readonly sound: boolean;
  /** Whether each record is one line right below the one before it, and none is near as long as the reader takes. */
  readonly plain: boolean;
}

/** Bytes of a record that the database's reader takes. */
export const recordLimit = 16 * 2 ** 20;

/** Room for the number of a line, which is put before it. */
const numberRoom = 64;

const quote = 34;
const newline = 10;
const carriage = 13;
const tab = 9;
const blank = 32;

const cutBytes = 32 * 2 ** 20;

/** Ends of records, of which one in every 32 MiB is kept. */
export class Cuts {
  readonly cuts: CsvCut[] = [];
  #next = cutBytes;

  add(record: number, byte: number): void {
    if (byte < this.#next) return;
    this.cuts.push({ record, byte });
    this.#next = byte + cutBytes;
  }
}

/** What a byte counts for: 0 as a letter, 1 as a separator, 2 where it must be looked at. Without a branch for separators. */
function marksOf(delimiter: number): Uint8Array {
  const marks = new Uint8Array(256).fill(2, 0, blank);
  marks[tab] = 0;
  marks[quote] = 2;
  marks[delimiter] = 1;
  return marks;
}

/** The scan's state between pieces; the loop works on locals, which is twenty times faster. */
class Scanner {
  readonly shifts: { record: number; lines: number }[] = [];
  readonly cuts = new Cuts();
  records = -1;
  quoted = false;
  line = 1;
  startLine = 1;
  quoteLine = 1;
  last = newline;
  crlf = 0;
  lf = 0;
  sound = true;
  /** Whether a line break stands inside quotes, and the most bytes of a record. */
  wraps = false;
  longest = 0;
  /** Separators of the record at hand, and of the header. */
  cells = 0;
  width = -1;
  /** Separators before the quote that opened last: those behind it are text. */
  cellsBefore = 0;
  /** Bytes of the record at hand, how many of them are carriage returns outside quotes, and bytes before this piece. */
  held = 0;
  returns = 0;
  #passed = 0;
  #shift = 0;
  readonly #marks: Uint8Array;
  constructor(private readonly delimiter: number) {
    this.#marks = marksOf(delimiter);
  }

  endRecord(byte: number): void {
    const drift = this.startLine - 2 - this.records;
    if (this.records >= 0 && drift !== this.#shift) {
      this.shifts.push({ record: this.records, lines: drift });
      this.#shift = drift;
    }
    if (this.width < 0) this.width = this.cells;
    else if (this.cells > this.width) this.sound = false;
    this.cells = 0;
    this.records += 1;
    this.cuts.add(this.records, byte);
  }

  /** Ends the record that no line end closes. */
  finish(): void {
    if (this.held > this.returns) this.endRecord(this.#passed);
    this.longest = Math.max(this.longest, this.held);
  }

  /** A quote opens at the start of a cell, or right after one that closed. */
  #mayOpen(before: number): boolean {
    return before === this.delimiter || before === newline || before === carriage || before === quote;
  }

  /** What may follow a quote that closes, or a carriage return. */
  #mayFollow(before: number, byte: number): boolean {
    if (before === carriage) return byte === newline;
    return byte === this.delimiter || byte === newline || byte === carriage || byte === quote;
  }

  add(piece: Uint8Array): void {
    const { length } = piece;
    if (length === 0) return;
    const marks = this.#marks;
    let { quoted, line, sound, cells, cellsBefore, returns } = this;
    let start = -this.held;
    if (!quoted && (this.last === quote || this.last === carriage)) {
      sound &&= this.#mayFollow(this.last, piece[0] ?? 0);
    }
    for (let at = 0; at < length; at++) {
      let mark = marks[piece[at] as number] as number;
      // Letters and separators have a loop of their own, which takes half as long as one loop for all.
      while (mark < 2) {
        cells += mark;
        if (++at === length) break;
        mark = marks[piece[at] as number] as number;
      }
      if (at === length) break;
      const byte = piece[at] as number;
      if (byte === newline) {
        line += 1;
        if (quoted) {
          this.wraps = true;
          continue;
        }
        if ((at > 0 ? piece[at - 1] : this.last) === carriage) this.crlf += 1;
        else this.lf += 1;
        if (at - start > returns) {
          this.cells = cells;
          if (at - start > this.longest) this.longest = at - start;
          this.endRecord(this.#passed + at + 1);
          cells = 0;
        }
        start = at + 1;
        returns = 0;
        this.startLine = line;
      } else if (byte === quote) {
        quoted = !quoted;
        if (quoted) {
          cellsBefore = cells;
          this.quoteLine = line;
          sound &&= this.#mayOpen(at > 0 ? piece[at - 1] ?? 0 : this.last);
        } else {
          cells = cellsBefore;
          if (at + 1 < length) sound &&= this.#mayFollow(quote, piece[at + 1] ?? 0);
        }
      } else if (byte !== carriage) {
        sound = false;
      } else if (!quoted) {
        returns += 1;
        if (at + 1 < length && piece[at + 1] !== newline) sound = false;
      }
    }
    this.last = piece[length - 1] ?? newline;
    this.#passed += length;
    Object.assign(this, { quoted, line, cells, cellsBefore, returns, held: length - start });
    this.sound &&= sound;
  }
}

/**
 * Counts the records of a CSV file byte by byte: apart from the database's reader, so that each checks the other.
 * A quote opens a field wherever it stands; a doubled quote closes and opens again. Lines end in LF or CRLF. What a file
 * holds that is written otherwise is not `sound`: its counts wait for {@link siftCsv}.
 */
export async function scanCsv(stream: AsyncIterable<Uint8Array>, delimiter = ","): Promise<CsvScan> {
  const scanner = new Scanner(delimiter.charCodeAt(0));
  for await (const piece of stream) scanner.add(piece);
  const { last, quoted, crlf, lf } = scanner;
  scanner.finish();
  return {
    records: Math.max(0, scanner.records),
    shifts: scanner.shifts,
    openQuoteLine: quoted ? scanner.quoteLine : null,
    endsWithNewline: last === newline,
    cuts: scanner.cuts.cuts,
    sound: scanner.sound && !quoted && last !== carriage && !(crlf > 0 && lf > 0),
    plain: scanner.shifts.length === 0 && !scanner.wraps && scanner.longest < recordLimit - numberRoom,
  };
}
