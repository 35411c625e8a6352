import type { Config } from "./config.ts";
import type { ErrorCode } from "./errors.ts";

/** Tables a source may write. The rest is derived by the warehouse. */
export type SourceTable =
  | "action_items"
  | "alerts"
  | "change_statuses"
  | "changes"
  | "incident_events"
  | "incident_records"
  | "incident_services"
  | "log_counts"
  | "log_templates"
  | "messages"
  | "people"
  | "postmortem_sections"
  | "postmortems"
  | "services";

/** The start of a file, decoded, as far as it is needed to tell what it is. */
export interface Head {
  /** Path inside the export folder, `/` between parts: evidence of a Slack channel's name, never of a file's kind. */
  readonly path: string;
  /** First 64 KiB as text; of a zip, empty. */
  readonly text: string;
  /** Names of a zip's entries; empty otherwise. */
  readonly entries: readonly string[];
  /** Whether the whole file is in `text`. */
  readonly complete: boolean;
}

/** A claim on a file. */
export interface Recognition {
  /** 0 to 1. The surest source reads the file; two equally sure ones are an error of ours. */
  readonly sure: number;
  /** What it was recognised by, for people. */
  readonly why: string;
}

/** An export opened for reading. Bytes are decompressed and UTF-8 without a byte order mark. */
export interface ExportFile {
  /** Path inside the export folder, `/` between parts; of an entry, its name in the zip. */
  readonly path: string;
  /** First twelve hexadecimal digits of the SHA-256 of the bytes as they stand on disk. */
  readonly fileId: string;
  /** Size on disk. */
  readonly bytes: number;
  /** Zones, words and mappings that hold for it. */
  readonly config: Config;
  /** The bytes in pieces, each good until the next is asked for or the reading ends; may be asked for again. */
  stream(): AsyncIterable<Uint8Array>;
  /** The whole file as text, for documents; a file above 64 MiB is refused. */
  text(): Promise<string>;
  /** Entries of a zip by name, decompressed; empty for anything else. */
  entries(): AsyncIterable<ExportFile>;
}

/** Where a record stands in its file. */
export interface Origin {
  /** 1-based physical line its text starts on. */
  readonly line: number | null;
  /** JSON path such as `$.incidents[17]`, or `entry.json#$[3]` inside a zip; null for lines of text. */
  readonly path: string | null;
}

/** A row for one table. Times are ISO 8601 in UTC; columns left out are NULL. */
export interface SourceRow {
  /** The table the row is for. */
  readonly table: SourceTable;
  /** Physical line of this row, from 1, where its record spans many; else that of the record. */
  readonly line?: number;
  /** Values by column. */
  readonly row: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

/** A defect of one record, kept beside it or instead of it. */
export interface Defect {
  /** What was wrong, for machines. */
  readonly code: ErrorCode;
  /** The field it stands in, or null when the whole record is meant. */
  readonly field: string | null;
  /** The offending text as it stands in the file. */
  readonly value: string | null;
  /** What was wrong, for people. */
  readonly reason: string;
}

/**
 * One record of an export: rows (the first is what the ledger counts), or the reason there are none. A record that
 * is understood but changes no table (`nothing` says why) counts as unchanged. Many lines of a log become one count:
 * `records` says how many records of the file stand behind what is told here.
 */
export type SourceRecord =
  & {
    readonly origin: Origin;
    readonly defects?: readonly Defect[];
    /** Records of the file this one stands for; 1 unless told. */
    readonly records?: number;
  }
  & (
    | { readonly rows: readonly [SourceRow, ...SourceRow[]] }
    | { readonly rejected: Defect; readonly raw: string }
    | { readonly nothing: string }
  );

/** A kind of export. The only place that knows a vendor's field names. */
export interface Source {
  /** Names the source in the ledger and in `hindcast.yaml`: `pagerduty_rest_incidents`. */
  readonly kind: string;
  /** For people: "PagerDuty incidents (REST)". */
  readonly title: string;
  /** Says whether the file is of this kind, by its content. */
  recognise(head: Head): Recognition | null;
  /** What people should know about a file that is taken: parts that are missing, columns that have no place. */
  notice?(head: Head, config: Config): readonly string[];
  /** The part of the path the rows depend on (a Slack channel): equal bytes under two scopes are two files. */
  scope?(path: string): string;
  /** Counts the records by a way of its own, so that nothing can be lost unseen. */
  count(file: ExportFile): Promise<number>;
  /** Reads the records in the order of the file. */
  read(file: ExportFile): AsyncIterable<SourceRecord>;
}

/**
 * How the database reads large files of one kind into the table `staged`: one row per record, all values text, with
 * `file_id`, `record` (unique in `staged`) and `line`.
 */
export type BulkReading =
  | { readonly format: "csv"; readonly delimiter: string; readonly header: readonly string[] }
  | { readonly format: "jsonl" | "parquet" }
  | {
    readonly format: "json";
    /** Fields of the document and their DuckDB types. */
    readonly columns: Readonly<Record<string, string>>;
    /** SELECT over `document`, which holds them, `file_id` and `file_number`, that gives `staged`. */
    readonly select: string;
  }
  /** Nothing is staged: the program reads the samples, by `metrics.points`. */
  | { readonly format: "samples" };

/** The series of a file and their samples, those of one series after those of another. */
export interface Samples {
  /** JSON of the labels of each series, and which samples are its own. */
  readonly series: readonly { readonly labels: string; readonly from: number; readonly to: number }[];
  /** When, in seconds since 1970. */
  readonly seconds: Float64Array<ArrayBuffer>;
  readonly values: Float64Array<ArrayBuffer>;
  /** Samples that are none: the position of their series, their own in it, and what is wrong with them. */
  readonly faults: readonly {
    readonly record: number;
    readonly position: number;
    readonly code: "E-DATE" | "E-NUMBER";
  }[];
}

/** Reads the samples of a whole file, in which so many were counted. */
export type ReadSamples = (bytes: Uint8Array, name: string, counted: number) => Samples;

/** Where the cells of a sample stand in the lines of a CSV, counted from 0, and how its stamps are written. */
export interface SampleCells {
  readonly columns: number;
  readonly delimiter: string;
  readonly sampledAt: number;
  readonly value: number;
  /** The cells that tell its series. */
  readonly series: readonly number[];
  readonly stamps: "iso" | "epoch_s" | "epoch_ms";
  /** Whether an ISO stamp without an offset is UTC. */
  readonly naive: boolean;
}

/** One table filled from `prepared` by one SELECT that gives its columns, `file_id`, `record` and `line`. */
export interface BulkOutput {
  readonly table: SourceTable;
  readonly select: string;
}

/** How large files become rows without passing through the program one by one. Files of one plan are read together. */
export interface BulkPlan {
  readonly reading: BulkReading;
  /** SELECT over `staged`, kept as the table `prepared`: `file_id`, `record`, `line` and each field read once. */
  readonly prepare?: string;
  /** SELECTs over `prepared` giving `record, scope, code, field, value, reason` of what cannot be taken. */
  readonly defects: readonly string[];
  /** Condition over `prepared` under which none of them finds anything: most records need not be laid down then. */
  readonly sound?: string;
  /** The first output is what the ledger counts. */
  readonly outputs: readonly BulkOutput[];
  /**
   * In place of `outputs`, for metrics. `series`: one row per series and file with `series_id, source, name, service,
   * labels, unit`. `points`: one row per sample, in the order of the file, with `file_number` (the digits of `file_id`
   * as a number), `record, position, series_id, sampled_at, value`. `wide`: a record of a CSV holds several samples, and
   * the source counts them. Where the program reads the samples, `staged` has `file_id, record, labels` of each series, and `series`
   * gives `file_id` and `record` as well. `cells`: where they stand in a CSV, if its samples are what the program
   * would read as the database does, as far as its lines are plain.
   */
  readonly metrics?: {
    readonly series: string;
    readonly points: string | ReadSamples;
    readonly wide?: true;
    readonly cells?: SampleCells;
  };
}

/** A kind of export that may hold millions of records: it says in SQL how fields become columns. */
export interface BulkSource extends Omit<Source, "read" | "recognise"> {
  recognise(head: Head, config: Config): Recognition | null;
  plan(file: ExportFile): Promise<BulkPlan>;
}
