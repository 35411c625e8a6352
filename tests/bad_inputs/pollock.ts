/**
 * Damaged CSV after Pollock (Vitagliano et al., VLDB 2023): one table of 84 lines and nine columns, damaged in 2,290
 * ways. The kinds of damage and their names are the benchmark's; the table is ours.
 */

/** What a way of damage leaves of the table. */
export type Damage =
  | "clean"
  | "empty"
  | "header only"
  | "one row"
  | "no header"
  | "preamble"
  | "more headers"
  | "more tables"
  | "dialect"
  | "header"
  | "row";

/** One damaged file. */
export interface Shape {
  /** The benchmark's name of it. */
  readonly name: string;
  readonly text: string;
  readonly damage: Damage;
  /** Row that is damaged, from 0, the header being none. */
  readonly row?: number;
}

/** A table as text: cells as they stand in the file, quotes and all. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const lineEnd = "\r\n";

const words = "disk checkout queue payment latency search cache login mail report".split(" ");

/** Our own table, with quotes, separators and apostrophes where they hurt. */
export function ownTable(): Table {
  const rows = Array.from({ length: 83 }, (_, at) => {
    const day = String(at % 28 + 1).padStart(2, "0");
    const hour = String(at % 24).padStart(2, "0");
    const word = words[at % words.length] ?? "";
    const title = at % 4 === 0 ? `"Ana's ${word}, ${at}"" rack"` : `Ana's ${word} ${at}`;
    const text = at % 5 === 0 ? `"the ${word} was slow, then ""down"", then up"` : `"the ${word} was slow"`;
    return [
      `2026-03-${day}`,
      `2026-03-${day}T${hour}:15:00Z`,
      String(at % 5),
      `A-${at}`,
      `$${at}.50`,
      title,
      text,
      `"https://status.larkspur.example/${at}"`,
      "",
    ];
  });
  return { header: ["DATE", "AT", "LEVEL", "KEY", "COST", "TITLE", '"TEXT"', '"URL"', "NOTE"], rows };
}

const plain = (cell: string) => cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;

interface Dialect {
  readonly separator?: string;
  readonly end?: string;
  /** Turns a cell as it stands into one of the dialect. */
  readonly cell?: (cell: string) => string;
}

function written(lines: readonly (readonly string[])[], dialect: Dialect = {}): string {
  const { separator = ",", end = lineEnd, cell = (text: string) => text } = dialect;
  return lines.map((line) => line.map(cell).join(separator) + end).join("");
}

/** Quotes and unquotes as a program would that quotes only what must be. */
function requoted(cell: string): string {
  const text = plain(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Damage of the whole file. */
function* filesOf({ header, rows }: Table): Generator<Shape> {
  const all = [header, ...rows];
  const again = [header, ...rows].map((line) => line.map(requoted));
  const wholes: readonly (readonly [name: string, damage: Damage, text: string])[] = [
    ["file_no_payload", "empty", ""],
    ["file_no_trailing_newline", "clean", written(all).slice(0, -lineEnd.length)],
    ["file_double_trailing_newline", "clean", written(all) + lineEnd],
    ["file_no_header", "no header", written(rows)],
    ["file_header_multirow_2", "more headers", written([header.map(plain), ...all])],
    ["file_header_multirow_3", "more headers", written([header.map(plain), header.map(plain), ...all])],
    [
      "file_preamble",
      "preamble",
      written([["PREAMBLE", ...header.slice(1).map(() => "")], header.map(() => ""), ...all]),
    ],
    ["file_multitable_less", "more tables", written([...all, ...again.map((line) => line.slice(0, -1))])],
    [
      "file_multitable_more",
      "more tables",
      written([...all, ...again.map((line, at) => [...line, at === 0 ? "col1" : ""])]),
    ],
    ["file_multitable_same", "more tables", written([...all, ...again])],
    ["file_header_only", "header only", written([header])],
    ["file_one_data_row", "one row", written([header, ...rows.slice(0, 1)])],
    ["file_field_delimiter_0x20", "dialect", written(all, { separator: " " })],
    ["file_field_delimiter_0x2C_0x20", "dialect", written(all, { separator: ", " })],
    ["file_field_delimiter_0x3B", "dialect", written(all, { separator: ";" })],
    ["file_field_delimiter_0x9", "dialect", written(all, { separator: "\t" })],
    [
      "file_quotation_char_0x27",
      "dialect",
      written(all, { cell: (cell) => cell.replace(/^"(.*)"$/s, "'$1'") }),
    ],
    ["file_escape_char_0x5C", "row", written(all, { cell: (cell) => cell.replaceAll('""', '\\"') })],
    ["file_escape_char_0x00", "row", written(all, { cell: (cell) => cell.replaceAll('""', '"') })],
    ["file_record_delimiter_0xA", "clean", written(all, { end: "\n" })],
    ["file_record_delimiter_0xD", "clean", written(all, { end: "\r" })],
    ["source", "clean", written(all)],
  ];
  for (const [name, damage, text] of wholes) yield { name: `${name}.csv`, damage, text };
}

/** Damage of one line, the header being line 0. */
function* linesOf({ header, rows }: Table): Generator<Shape> {
  const all = [header, ...rows];
  for (const [at, line] of all.entries()) {
    const shape = (name: string, damaged: string): Shape => ({
      name: `${name}.csv`,
      text: written(all.slice(0, at)) + damaged + lineEnd + written(all.slice(at + 1)),
      ...(at === 0 ? { damage: "header" } : { damage: "row", row: at - 1 }),
    });
    for (let col = 0; col < line.length; col++) {
      const [before, behind] = [line.slice(0, col).join(","), line.slice(col).join(",")];
      if (col > 0) yield shape(`row_less_sep_row${at}_col${col}`, before + behind);
      yield shape(`row_more_sep_row${at}_col${col}`, `${col > 0 ? `${before},` : ""},${behind}`);
      yield shape(
        `row_extra_quote${at}_col${col}`,
        [...line.slice(0, col), `"${line[col]}`, ...line.slice(col + 1)].join(","),
      );
    }
    yield shape(`row_field_delimiter_${at}_0x20`, line.join(" "));
  }
}

/** Every damaged file of a table: 2,290 for one of 84 lines and nine columns. */
export function* pollock(table: Table): Generator<Shape> {
  yield* filesOf(table);
  yield* linesOf(table);
}

/** The values of a table, as they must stand in the database. */
export function valuesOf({ rows }: Table): string[][] {
  return rows.map((row) => row.map(plain));
}
