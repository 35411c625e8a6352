import type { ErrorCode, ExportError } from "../model/errors.ts";
import type { Defect, ExportFile } from "../model/source.ts";
import { csvDelimiter } from "./_csv_delimiter.ts";
import { refuse } from "./_refuse.ts";

/** A record of a CSV file: its cells, or what is wrong with it, and its text. */
export interface CsvRecord {
  /** 1-based physical line it starts on. */
  readonly line: number;
  readonly raw: string;
  readonly cells: readonly string[];
  readonly fault?: Defect;
}

interface Cells {
  readonly cells: readonly string[];
  readonly fault?: Defect;
}

function unquoted(text: string): string | null {
  if (!text.startsWith('"')) return text.includes('"') ? null : text;
  const inner = text.slice(1, -1);
  if (!text.endsWith('"') || text.length < 2 || inner.replaceAll('""', "").includes('"')) return null;
  return inner.replaceAll('""', '"');
}

function fault(code: ErrorCode, field: string | null, value: string | null, reason: string): Defect {
  return { code, field, value, reason };
}

/** What a file may do that RFC 4180 does not foresee. */
export interface CsvShape {
  /** Columns of one name, each with one of the field's values. */
  readonly repeatedHeaders?: boolean;
  /** Records with more cells than the header names. */
  readonly widerRows?: boolean;
}

function cellsOf(
  written: readonly string[],
  header: readonly string[] | null,
  shape: CsvShape = {},
): Cells {
  const read = written.map(unquoted);
  const wrong = read.indexOf(null);
  const cells = read.map((cell) => cell ?? "");
  if (wrong >= 0) {
    const value = written[wrong] ?? "";
    return {
      cells,
      fault: fault("E-QUOTE", header?.[wrong] ?? null, value, "a quote stands inside the field"),
    };
  }
  if (header === null || cells.length === header.length) return { cells };
  if (shape.widerRows === true && cells.length > header.length) return { cells };
  const reason = cells.length < header.length
    ? `expected ${header.length} fields, found ${cells.length}; from "${header[cells.length]}" on`
    : `found ${cells.length} fields, expected ${header.length}; an unquoted comma?`;
  return { cells, fault: fault("E-FIELDS", null, null, reason) };
}

interface Piece {
  readonly raw: string;
  /** The cells as written, with their quotes. */
  readonly written: readonly string[];
  readonly line: number;
  /** Line on which a quote opened that never closes; null where all close. */
  readonly openQuote: number | null;
  /** Whether a line end follows. */
  readonly closed: boolean;
}

/**
 * Cuts text into records at the line ends outside quotes: LF, CRLF or CR, in any mixture. A quote opens at the start of
 * a cell only, so that a stray one spoils its own record and no other.
 */
function* pieces(text: string, delimiter: string): Generator<Piece> {
  let [from, cell, line, start] = [0, 0, 1, 1];
  let written: string[] = [];
  let openQuote: number | null = null;
  let closedAt = -2;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    const isEnd = letter === "\n" || letter === "\r";
    if (letter === '"') {
      // Two quotes in a row close and open again: the pair stands for one.
      if (openQuote !== null) [openQuote, closedAt] = [null, at];
      else if (at === cell || at === closedAt + 1) openQuote = line;
    } else if (letter === delimiter && openQuote === null) {
      written.push(text.slice(cell, at));
      cell = at + 1;
    }
    if (!isEnd) continue;
    const end = at;
    if (letter === "\r" && text[at + 1] === "\n") at++;
    line++;
    if (openQuote !== null) continue;
    yield {
      raw: text.slice(from, end),
      written: [...written, text.slice(cell, end)],
      line: start,
      openQuote,
      closed: true,
    };
    written = [];
    from = cell = at + 1;
    start = line;
  }
  if (from === text.length) return;
  yield {
    raw: text.slice(from),
    written: [...written, text.slice(cell)],
    line: start,
    openQuote,
    closed: false,
  };
}

function headerFault(header: readonly string[]): string | null {
  const twice = header.find((name, at) => header.indexOf(name) !== at);
  if (twice === undefined) return null;
  const [first, second] = [header.indexOf(twice) + 1, header.lastIndexOf(twice) + 1];
  return `its header names "${twice}" twice, as columns ${first} and ${second}`;
}

/**
 * A small CSV file after RFC 4180, read strictly: a record that does not fit its header is a fault with its text, never
 * a guess. For the reports vendors offer; files of any size are read by the database.
 */
export class CsvFile {
  private constructor(readonly header: readonly string[], readonly records: readonly CsvRecord[]) {}

  /** Reads a file. @throws {ExportError} `E-EMPTY` without a header, `E-SCHEMA` for a column that stands twice. */
  static async read(file: ExportFile, shape: CsvShape = {}): Promise<CsvFile> {
    return CsvFile.parse(await file.text(), file.path, shape);
  }

  /** The same of text that was read already; `path` stands in messages. */
  static parse(written: string, path: string, shape: CsvShape = {}): CsvFile {
    const text = written.replace(/^\uFEFF/, "");
    // deno-lint-ignore no-control-regex -- a line of blanks and control characters is no record
    const all = [...pieces(text, csvDelimiter(text))].filter((piece) => /[^\u0000-\u0020]/.test(piece.raw));
    const [first, ...rest] = all;
    if (!first) throw refused(path, "E-EMPTY", 1, "there is nothing in it");
    const header = cellsOf(first.written, null).cells.map((name) => name.trim());
    const wrong = shape.repeatedHeaders === true ? null : headerFault(header);
    if (wrong !== null) throw refused(path, "E-SCHEMA", first.line, wrong);
    return new CsvFile(header, rest.map((piece) => recordOf(piece, header, shape)));
  }
}

function recordOf(piece: Piece, header: readonly string[], shape: CsvShape): CsvRecord {
  const { raw, written, line, openQuote, closed } = piece;
  if (openQuote !== null) {
    const reason = `the quote that opens on line ${openQuote} is never closed`;
    return { line, raw, cells: [], fault: fault("E-QUOTE", null, null, reason) };
  }
  const read = cellsOf(written, header, shape);
  // A last line without its line end and with fields missing was cut, not written short.
  if (!closed && read.fault?.code === "E-FIELDS" && read.cells.length < header.length) {
    return { line, raw, cells: [], fault: fault("E-TRUNC", null, null, "the file ends inside this record") };
  }
  if (read.cells.every((cell, at) => cell.trim() === header[at])) {
    return { line, raw, cells: [], fault: fault("E-HEADER", null, null, "the header stands here again") };
  }
  return { line, raw, ...read };
}

function refused(path: string, code: ErrorCode, line: number, reason: string): ExportError {
  return refuse(code, { thing: path, line, reason, remedy: "Export it again and load the new file" });
}
