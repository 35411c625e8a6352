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
  /** Whether some lines end in CRLF and some in LF, which the database's reader does not take. */
  readonly mixedEnds: boolean;
}

const quote = 34;
const newline = 10;
const carriage = 13;

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
  #shift = 0;

  endRecord(): void {
    if (this.blank) return;
    this.blank = true;
    const drift = this.startLine - 2 - this.records;
    if (this.records >= 0 && drift !== this.#shift) {
      this.shifts.push({ record: this.records, lines: drift });
      this.#shift = drift;
    }
    this.records += 1;
  }

  add(piece: Uint8Array): void {
    let { quoted, line, blank, last } = this;
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at];
      if (byte === newline) {
        line += 1;
        if (!quoted && last === carriage) this.crlf += 1;
        else if (!quoted) this.lf += 1;
        if (!quoted && !blank) {
          this.blank = false;
          this.endRecord();
          blank = true;
        }
      } else if (byte === quote) {
        quoted = !quoted;
        if (quoted) this.quoteLine = line;
        if (blank) this.startLine = line;
        blank = false;
      } else if (blank && byte !== carriage) {
        blank = false;
        this.startLine = line;
      }
      last = byte ?? last;
    }
    Object.assign(this, { quoted, line, blank, last });
  }
}

/**
 * Counts the records of a CSV file byte by byte: apart from the database's reader, so that each checks the other.
 * A quote opens a field wherever it stands; a doubled quote closes and opens again. Lines end in LF or CRLF.
 */
export async function scanCsv(stream: AsyncIterable<Uint8Array>): Promise<CsvScan> {
  const scanner = new Scanner();
  for await (const piece of stream) scanner.add(piece);
  scanner.endRecord();
  return {
    records: Math.max(0, scanner.records),
    shifts: scanner.shifts,
    openQuoteLine: scanner.quoted ? scanner.quoteLine : null,
    endsWithNewline: scanner.last === newline,
    mixedEnds: scanner.crlf > 0 && scanner.lf > 0,
  };
}
