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
  /**
   * Whether the database's reader takes it as it is: quotes as RFC 4180 has them, one kind of line end, only text, and no
   * record longer than the header, of which the reader forgives one empty cell too many, wherever the others moved.
   */
  readonly sound: boolean;
}

const quote = 34;
const newline = 10;
const carriage = 13;
const tab = 9;
const blank = 32;

/** The scan's state between pieces; the loop works on locals, which is twenty times faster. */
class Scanner {
  readonly shifts: { record: number; lines: number }[] = [];
  records = -1;
  quoted = false;
  blank = true;
  line = 1;
  startLine = 1;
  quoteLine = 1;
  last = newline;
  crlf = 0;
  lf = 0;
  sound = true;
  /** Separators of the record at hand, and of the header. */
  cells = 0;
  width = -1;
  #shift = 0;
  constructor(private readonly delimiter: number) {}

  endRecord(): void {
    if (this.blank) return;
    this.blank = true;
    const drift = this.startLine - 2 - this.records;
    if (this.records >= 0 && drift !== this.#shift) {
      this.shifts.push({ record: this.records, lines: drift });
      this.#shift = drift;
    }
    if (this.width < 0) this.width = this.cells;
    else if (this.cells > this.width) this.sound = false;
    this.cells = 0;
    this.records += 1;
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
    if (piece.length === 0) return;
    const { delimiter } = this;
    let { quoted, line, blank: empty, sound, cells } = this;
    if (!quoted && (this.last === quote || this.last === carriage)) {
      sound &&= this.#mayFollow(this.last, piece[0] ?? 0);
    }
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at] ?? 0;
      if (byte === delimiter) {
        if (!quoted) cells += 1;
        if (empty) this.startLine = line;
        empty = false;
      } else if (byte > quote) {
        if (empty) {
          empty = false;
          this.startLine = line;
        }
      } else if (byte === newline) {
        line += 1;
        if (quoted) continue;
        if ((at > 0 ? piece[at - 1] : this.last) === carriage) this.crlf += 1;
        else this.lf += 1;
        if (!empty) {
          this.blank = false;
          this.cells = cells;
          this.endRecord();
          cells = 0;
          empty = true;
        }
      } else if (byte === quote) {
        quoted = !quoted;
        if (quoted) {
          this.quoteLine = line;
          sound &&= this.#mayOpen(at > 0 ? piece[at - 1] ?? 0 : this.last);
        } else if (at + 1 < piece.length) sound &&= this.#mayFollow(quote, piece[at + 1] ?? 0);
        if (empty) this.startLine = line;
        empty = false;
      } else if (byte === carriage) {
        if (!quoted && at + 1 < piece.length && piece[at + 1] !== newline) sound = false;
      } else {
        if (byte < blank && byte !== tab) sound = false;
        if (empty) this.startLine = line;
        empty = false;
      }
    }
    this.last = piece[piece.length - 1] ?? newline;
    Object.assign(this, { quoted, line, blank: empty, cells });
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
  scanner.endRecord();
  return {
    records: Math.max(0, scanner.records),
    shifts: scanner.shifts,
    openQuoteLine: quoted ? scanner.quoteLine : null,
    endsWithNewline: last === newline,
    sound: scanner.sound && !quoted && last !== carriage && !(crlf > 0 && lf > 0),
  };
}
