import type { LoadReport, Warehouse } from "../../lib/warehouse/mod.ts";

/** What must become of one file of a row. */
export interface FileExpected {
  /** Code of the refusal; null for a file that is taken. */
  readonly code: string | null;
  /** What its message says. */
  readonly says?: RegExp;
  /** Records read, new ones and rejected ones. */
  readonly books?: readonly [read: number, loaded: number, rejected: number];
}

/** One row of the list of bad inputs, and what must come of it. */
export interface BadInput {
  readonly row: number;
  /** The row's own words. */
  readonly input: string;
  /** By name. */
  readonly files: Readonly<Record<string, FileExpected>>;
  /** Lines of the table `rejects`: code, line, field, reason. */
  readonly rejects?: readonly (readonly [code: string, line: number, field: string | null, reason: RegExp])[];
  /** A query and what it gives. */
  readonly holds?: readonly (readonly [sql: string, rows: readonly unknown[]])[];
  /** Keys of the configuration beside the mappings. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** Whatever else must hold. */
  readonly also?: (warehouse: Warehouse, report: LoadReport) => Promise<void>;
}

const refused = (code: string, says: RegExp): FileExpected => ({ code, says });
const taken = (read: number, loaded: number, rejected: number, says?: RegExp): FileExpected => ({
  code: null,
  books: [read, loaded, rejected],
  ...(says ? { says } : {}),
});

/** Alerts of the damaged files, by id; the good neighbours' ids begin with G. */
const ids = (where = "true") =>
  `SELECT vendor_id AS v FROM alerts WHERE vendor_id NOT LIKE 'G%' AND ${where} ORDER BY 1`;
const threeGood = [ids("vendor_id <= 'A3'"), ["A1", "A2", "A3"]] as const;
const noAlerts = [ids(), []] as const;
const noRecords = ["SELECT count(*) AS v FROM incident_records", [0]] as const;

/** Rows 1 to 57: what is loaded. */
export const badInputs: readonly BadInput[] = [
  {
    row: 1,
    input: "0-byte export",
    files: { "bad.csv": refused("E-EMPTY", /0 bytes\. Export it again/) },
    holds: [noAlerts],
  },
  {
    row: 2,
    input: "header only",
    files: { "bad.csv": taken(0, 0, 0, /it holds no records/) },
    holds: [noAlerts],
  },
  {
    row: 3,
    input: "HTML login page named .csv",
    files: {
      "bad.csv": refused("E-NOTDATA", /looks like an HTML page, title "Sign in"\. Log in and export again/),
    },
    holds: [noAlerts],
  },
  {
    row: 4,
    input: "API error JSON named .csv/.json",
    files: {
      "bad.csv": refused("E-NOTDATA", /Rate limit exceeded/),
      "bad.json": refused("E-NOTDATA", /Rate limit exceeded/),
    },
    holds: [noAlerts, noRecords],
  },
  {
    row: 5,
    input: "truncated CSV, cut in a field",
    files: { "bad.csv": taken(4, 3, 1) },
    rejects: [["E-TRUNC", 5, null, /file ends inside this record/]],
    holds: [threeGood],
  },
  {
    row: 6,
    input: "truncated inside quotes",
    files: { "bad.csv": taken(4, 3, 1) },
    rejects: [["E-QUOTE", 5, "title", /quote that opens here is never closed/]],
    holds: [threeGood],
  },
  {
    row: 7,
    input: "truncated JSON array on record boundary",
    files: { "bad.json": refused("E-TRUNC", /array not closed after record 2/) },
    holds: [noRecords],
  },
  {
    row: 8,
    input: "truncated .gz",
    files: { "bad.csv.gz": refused("E-GZIP", /end early or are damaged/) },
    holds: [noAlerts],
  },
  {
    row: 9,
    input: "CSV named .gz",
    files: { "bad.csv.gz": taken(3, 3, 0, /name ends in \.gz, but it is not compressed/) },
    holds: [threeGood],
  },
  {
    row: 10,
    input: "short row",
    files: { "bad.csv": taken(4, 3, 1) },
    rejects: [["E-FIELDS", 5, null, /expected 5 fields, found 3; from "service" on/]],
    holds: [threeGood],
  },
  {
    row: 11,
    input: "long row (unquoted comma)",
    files: { "bad.csv": taken(4, 3, 1) },
    rejects: [["E-FIELDS", 5, null, /found 6; an unquoted separator in "title"\?/]],
    holds: [threeGood],
  },
  {
    row: 12,
    input: "stray quote inside field",
    files: { "bad.csv": taken(5, 4, 1) },
    rejects: [["E-QUOTE", 5, "title", /a quote stands inside the field/]],
    holds: [threeGood, [ids("line = 6"), ["A4"]]],
  },
  {
    row: 13,
    input: "newline inside quoted field",
    files: { "bad.csv": taken(6, 5, 1) },
    rejects: [["E-FIELDS", 8, null, /found 2/]],
    holds: [["SELECT title AS v FROM alerts WHERE vendor_id = 'A4'", ["two\nlines"]], [ids("line = 7"), [
      "A5",
    ]]],
  },
  {
    row: 14,
    input: "dialect change mid-file",
    files: { "bad.csv": taken(5, 3, 2) },
    rejects: [
      ["E-DIALECT", 5, null, /separated by ";", its file by ","/],
      ["E-DIALECT", 6, null, /separated by ";"/],
    ],
    holds: [[ids(), ["A1", "A2", "A3"]]],
  },
  {
    row: 15,
    input: "two header rows / preamble",
    files: {
      "bad.csv": refused(
        "E-HEADER",
        /bad\.csv:4: lines stand above the header key,fired,cleared,service,title/,
      ),
      "bad-two.csv": taken(4, 3, 1),
    },
    rejects: [["E-HEADER", 2, null, /the header stands here again/]],
    holds: [[ids(), ["A1", "A2", "A3"]]],
  },
  {
    row: 16,
    input: "header missing",
    files: { "bad.csv": refused("E-HEADER", /first line holds values.*describe its columns: under tables:/) },
    holds: [noAlerts],
  },
  {
    row: 17,
    input: "renamed/added column",
    files: {
      "bad-added.csv": taken(
        3,
        3,
        0,
        /columns the mapping monitor does not name are kept in extra: "colour"/,
      ),
      "bad-renamed.csv": refused("E-SCHEMA", /no column "fired".*Did you mean "fired_at"\?/),
    },
    holds: [["SELECT DISTINCT extra->>'colour' AS v FROM alerts WHERE vendor_id LIKE 'A%'", ["x"]]],
  },
  {
    row: 18,
    input: "duplicate header",
    files: { "bad.csv": refused("E-SCHEMA", /columns 1 and 5 are both named "key"/) },
    holds: [noAlerts],
  },
  {
    row: 19,
    input: 'header `__proto__`, `"; drop table`',
    files: { "bad.csv": taken(1, 1, 0) },
    holds: [
      ["SELECT extra->>'__proto__' AS v FROM alerts WHERE vendor_id = 'A1'", ["a"]],
      [`SELECT extra->>'"; drop table alerts; --' AS v FROM alerts WHERE vendor_id = 'A1'`, ["b"]],
      ["SELECT list_sort(json_keys(extra)) AS v FROM alerts WHERE vendor_id = 'A1'", [[
        '"; drop table alerts; --',
        "__proto__",
      ]]],
    ],
  },
  {
    row: 20,
    input: "UTF-16 with BOM",
    files: { "bad.csv": taken(3, 3, 0, /it is UTF-16/) },
    holds: [threeGood],
  },
  {
    row: 21,
    input: "UTF-16 without BOM",
    files: { "bad.csv": taken(3, 3, 0, /taken for UTF-16, though no byte order mark says so/) },
    holds: [threeGood],
  },
  {
    row: 22,
    input: "UTF-8 BOM in CSV / JSON",
    files: { "bad.csv": taken(3, 3, 0), "bad.json": taken(1, 1, 0), "bad.csv.gz": taken(1, 1, 0) },
    holds: [threeGood, [ids("vendor_id = 'A7'"), ["A7"]]],
  },
  {
    row: 23,
    input: "Latin-1 or CP1252 bytes",
    files: {
      "bad.csv": refused(
        "E-ENCODING",
        /bad\.csv:5: it is not UTF-8.*encodings: \{ "bad\.csv": windows-1252 \}/,
      ),
    },
    holds: [noAlerts],
  },
  {
    row: 24,
    input: "mojibake (double-encoded)",
    files: { "bad.csv": taken(4, 4, 0, /encoded twice before it was exported, such as ".*Caf\u00c3\u00a9/) },
    holds: [threeGood],
  },
  {
    row: 25,
    input: "NUL and control characters",
    files: {
      "bad.csv": taken(4, 4, 0, /2 control characters in it were replaced/),
      "bad.json": taken(1, 1, 0),
    },
    rejects: [["E-ENCODING", 1, "title", /control characters in it were replaced/]],
    holds: [
      ["SELECT title AS v FROM alerts WHERE vendor_id = 'A4'", ["nul\ufffdbell\ufffd"]],
      ["SELECT title AS v FROM incident_records", ["nul\ufffdbell\ufffd"]],
    ],
  },
  {
    row: 26,
    input: "mixed CRLF/LF/CR",
    files: { "bad.csv": taken(3, 3, 0), "bad-cr.csv": taken(2, 2, 0) },
    holds: [["SELECT vendor_id || ':' || line AS v FROM alerts WHERE vendor_id NOT LIKE 'G%' ORDER BY 1", [
      "A1:2",
      "A2:3",
      "A3:4",
      "A4:2",
      "A5:3",
    ]], ["SELECT count(*) AS v FROM alerts WHERE title <> 'disk is full'", [0]]],
  },
  {
    row: 27,
    input: "3 MB log in one cell",
    files: { "bad.csv": taken(4, 4, 0), "bad-huge.csv": taken(2, 1, 1) },
    rejects: [["E-LIMIT", 2, null, /longer than 16 MiB \(17825\d{3} bytes\)/]],
    holds: [["SELECT length(title) AS v FROM alerts WHERE vendor_id = 'A4'", [3 * 2 ** 20]]],
  },
  {
    row: 28,
    input: "20,000 columns",
    files: { "bad.csv": refused("E-LIMIT", /more than 2000 columns/) },
    holds: [noAlerts],
  },
  {
    row: 29,
    input: "gzip bomb 1000:1",
    files: { "bad.csv.gz": refused("E-LIMIT", /more than 200 times its size/) },
  },
  { row: 30, input: "zip bomb 1 GB", files: { "bad.zip": refused("E-LIMIT", /unpacks to too much/) } },
  {
    row: 31,
    input: "zip with `../`, absolute, `C:\\`, symlink",
    files: {
      "bad-up.zip": refused("E-ZIP", /entry "\.\.\/x\.json" leads out of the archive/),
      "bad-root.zip": refused("E-ZIP", /entry "\/etc\/x\.json" leads out of the archive/),
      "bad-drive.zip": refused("E-ZIP", /entry "C:\\x\.json" leads out of the archive/),
      "bad-link.zip": refused("E-ZIP", /is a symbolic link/),
    },
    holds: [["SELECT count(*) AS v FROM messages", [0]]],
  },
  { row: 32, input: "duplicate entry in zip", files: { "bad.zip": refused("E-ZIP", /stands in it twice/) } },
  {
    row: 33,
    input: "Slack zip without users.json",
    files: { "bad.zip": taken(2, 2, 0, /no users\.json/) },
    holds: [
      ["SELECT left(author_id, 7) AS v FROM messages WHERE text LIKE '%slow%'", ["person-"]],
      ["SELECT count(*) AS v FROM people WHERE name IS NOT NULL", [0]],
    ],
  },
  {
    row: 34,
    input: "JSON depth 20,000",
    files: {
      "bad.json": refused("E-DEPTH", /deeper than 64 levels at byte \d+/),
      "bad.jsonl": refused("E-DEPTH", /deeper than 64 levels at byte \d+/),
    },
    holds: [noAlerts, noRecords],
  },
  {
    row: 35,
    input: "JSON NaN/Infinity/1e400",
    files: { "bad.json": taken(3, 1, 2) },
    rejects: [
      ["E-NUMBER", 1, "incident_number", /not a finite number/],
      ["E-NUMBER", 1, "x", /not a finite number/],
    ],
    holds: [["SELECT vendor_id AS v FROM incident_records", ["P1"]]],
  },
  {
    row: 36,
    input: "JSON id 9007199254740993",
    files: { "bad.json": taken(1, 1, 0), "bad.jsonl": taken(2, 2, 0) },
    holds: [
      [ids("vendor_id LIKE '9%'"), ["9007199254740993"]],
      ["SELECT count(*) AS v FROM incident_records WHERE extra LIKE '%9007199254740993%'", [1]],
    ],
  },
  {
    row: 37,
    input: "duplicate JSON key",
    files: { "bad.json": taken(2, 1, 1) },
    rejects: [["E-JSON", 1, "title", /key stands in it twice/]],
    holds: [
      ["SELECT path AS v FROM rejects", ["$.incidents[1]"]],
      ["SELECT vendor_id AS v FROM incident_records", ["P1"]],
    ],
  },
  {
    row: 38,
    input: "NDJSON bad line",
    files: { "bad.jsonl": taken(3, 2, 1) },
    rejects: [["E-JSON", 2, null, /not one JSON object/]],
    holds: [[ids(), ["A1", "A3"]]],
  },
  {
    row: 39,
    input: "field first seen after 20k rows",
    files: { "bad.jsonl": taken(21_000, 21_000, 0) },
    holds: [["SELECT count(*) AS v FROM alerts WHERE extra->>'late' IS NOT NULL", [499]]],
  },
  {
    row: 40,
    input: "type changes late (`N/A` in number)",
    files: { "bad.csv": taken(3, 3, 0) },
    rejects: [["E-DATE", 4, "closed", /no time/]],
    holds: [[
      "SELECT vendor_id || ':' || coalesce(CAST(resolved_at AS VARCHAR), '-') AS v FROM incident_records ORDER BY 1",
      [
        "D1:2026-03-01 10:00:00",
        "D2:-",
        "D3:-",
      ],
    ]],
  },
  {
    row: 41,
    input: "ids `00123`, `1e5`, `TRUE`, `t`",
    files: { "bad.csv": taken(4, 4, 0) },
    holds: [[ids(), ["00123", "1e5", "TRUE", "t"]]],
  },
  {
    row: 42,
    input: "`1.234,56` / `1,5`",
    files: { "bad.csv": taken(3, 1, 2) },
    rejects: [["E-NUMBER", 2, "value", /add decimal: ","/], ["E-NUMBER", 3, "value", /add decimal: ","/]],
    holds: [["SELECT value AS v FROM metric_points", [2.5]]],
  },
  {
    row: 43,
    input: "dd/mm versus mm/dd ambiguous",
    files: { "bad.csv": refused("E-DATE", /both possible in 40 of 40 dates.*time_format/) },
    holds: [noRecords],
  },
  {
    row: 44,
    input: "naive stamps",
    files: { "bad.csv": refused("E-ZONE", /Add to hindcast\.yaml, under zones: sources: \{ desk: /) },
    config: { zones: {} },
    holds: [noRecords],
  },
  {
    row: 45,
    input: "DST gap/overlap stamp",
    files: { "bad.csv": taken(3, 3, 0) },
    rejects: [["E-DATE", 2, "opened", /skipped/], [
      "E-DATE",
      3,
      "opened",
      /showed this time twice; the earlier/,
    ]],
    holds: [[
      "SELECT vendor_id || ':' || coalesce(CAST(declared_at AS VARCHAR), '-') AS v FROM incident_records ORDER BY 1",
      [
        "D1:-",
        "D2:2025-10-26 00:30:00",
        "D3:2026-03-01 09:00:00",
      ],
    ]],
  },
  {
    row: 46,
    input: "`EST`, `CST`, `IST`",
    files: { "bad.csv": refused("E-ZONE", /name several time zones \(3 stamps\).*IANA name/) },
    holds: [noRecords],
  },
  {
    row: 47,
    input: "epoch s and ms mixed",
    files: { "bad.csv": taken(3, 2, 1) },
    rejects: [["E-DATE", 3, "fired", /no time of the years 2000 to 2099/]],
    holds: [[ids(), ["A0", "A2"]]],
  },
  {
    row: 48,
    input: "created in the future (> 24 h)",
    files: { "bad.csv": taken(2, 2, 0) },
    holds: [
      ["SELECT incident_id AS v FROM counted_incidents", ["desk:D2"]],
      ["SELECT count(*) AS v FROM checks WHERE check_name = 'starts_in_future'", [1]],
    ],
  },
  {
    row: 49,
    input: "resolved before created; acknowledged after resolved",
    files: { "bad.json": taken(2, 2, 0) },
    holds: [
      ["SELECT count(*) AS v FROM incidents", [2]],
      [
        "SELECT DISTINCT check_name AS v FROM checks WHERE check_name LIKE 'resolved_before%' OR check_name LIKE 'acknowledged_after%' ORDER BY 1",
        ["acknowledged_after_resolved", "resolved_before_start"],
      ],
    ],
  },
  {
    row: 50,
    input: "open incident (no resolve)",
    files: { "bad.json": taken(1, 1, 0) },
    holds: [["SELECT is_censored AND resolved_at IS NULL AS v FROM incidents", [true]]],
  },
  {
    row: 51,
    input: "year 0001 / 9999, `infinity`",
    files: { "bad.csv": taken(4, 4, 0) },
    rejects: [2, 3, 4].map((line) =>
      ["E-DATE", line, "opened", /no time of the years 2000 to 2099/] as const
    ),
    holds: [["SELECT vendor_id AS v FROM incident_records WHERE declared_at IS NOT NULL", ["D4"]]],
  },
  {
    row: 52,
    input: "same file twice",
    files: {
      "bad-copy.csv": taken(3, 3, 0),
      "bad.csv": { code: null, books: [0, 0, 0], says: /loaded on \d{4}-\d\d-\d\d, sha256 [0-9a-f]{12}/ },
    },
    holds: [threeGood],
  },
  {
    row: 53,
    input: "overlapping export, older state after newer",
    files: { "1-bad.json": taken(1, 1, 0), "2-bad.json": taken(1, 0, 0) },
    holds: [
      ["SELECT title AS v FROM incident_records", ["newer"]],
      ["SELECT unchanged AS v FROM files WHERE name = '2-bad.json'", [1]],
    ],
  },
  {
    row: 54,
    input: "two tools, same incident",
    files: { "bad.json": taken(1, 1, 0), "bad.csv": taken(1, 1, 0) },
    holds: [["SELECT count(*) AS v FROM incident_records", [2]]],
  },
  {
    row: 56,
    input: "file name `*.csv`, `x'; drop--.csv`, emoji, 255 bytes",
    files: {
      "*.csv": taken(3, 3, 0),
      "x'; drop--.csv": taken(1, 1, 0),
      "\u{1F525}.csv": taken(1, 1, 0),
      [`${"n".repeat(251)}.csv`]: taken(1, 1, 0),
    },
    holds: [[ids(), ["A1", "A2", "A3", "A4", "A5", "A6"]]],
  },
];
