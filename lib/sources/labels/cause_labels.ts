import { isUtf8 } from "node:buffer";
import type { CauseLabel } from "../../model/cause_label.ts";
import type { ErrorCode } from "../../model/errors.ts";
import type { Defect } from "../../model/source.ts";
import type { Taxonomy } from "../../model/taxonomy.ts";
import { CsvFile, type CsvRecord } from "../_csv_records.ts";
import { refuse } from "../_refuse.ts";

/** Columns of `causes.csv`, in the order they are written. */
export const causeColumns = [
  "incident_id",
  "role",
  "category",
  "evidence",
  "labelled_at",
  "by",
  "note",
] as const;

type Column = typeof causeColumns[number];

/** A row that cannot be taken. */
export interface BadLabel {
  readonly line: number;
  readonly raw: string;
  readonly defect: Defect;
}

/** What a file of labels holds: `lines` gives the physical line of each label. */
export interface CauseLabels {
  readonly labels: readonly CauseLabel[];
  readonly lines: readonly number[];
  readonly bad: readonly BadLabel[];
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)$/;
const longest = 2000;

/** What is wrong with a cell, in words; undefined where it can stand. */
function problemOf(column: Column, value: string, { categories }: Taxonomy): [ErrorCode, string] | undefined {
  const needed = column !== "evidence" && column !== "note";
  if (needed && value === "") return ["E-FIELDS", "it is empty"];
  if (value.length > longest) return ["E-LIMIT", `it is longer than ${longest} letters`];
  switch (column) {
    case "role":
      return value === "cause" || value === "trigger"
        ? undefined
        : ["E-UNKNOWN", "it is neither cause nor trigger"];
    case "category":
      return categories.some(({ name }) => name === value) ? undefined : [
        "E-UNKNOWN",
        `it is no category of the taxonomy (${categories.map(({ name }) => name).join(", ")})`,
      ];
    case "labelled_at":
      return instant.test(value) && !Number.isNaN(Date.parse(value))
        ? undefined
        : ["E-DATE", "it is no time with its offset, such as 2026-07-14T09:30:00Z"];
    case "by":
      return value.includes("@") || value.length > 40
        ? ["E-UNKNOWN", "it is no pseudonym or initials of at most 40 letters"]
        : undefined;
    default:
      return undefined;
  }
}

function labelOf(cell: (column: Column) => string): CauseLabel {
  return {
    incidentId: cell("incident_id"),
    role: cell("role") === "cause" ? "cause" : "trigger",
    category: cell("category"),
    evidence: cell("evidence") || null,
    labelledAt: new Date(cell("labelled_at")).toISOString(),
    by: cell("by"),
    note: cell("note") || null,
  };
}

function readRecord(record: CsvRecord, header: readonly string[], taxonomy: Taxonomy): CauseLabel | Defect {
  if (record.fault) return record.fault;
  const cell = (column: Column) => (record.cells[header.indexOf(column)] ?? "").trim();
  for (const column of causeColumns) {
    const problem = problemOf(column, cell(column), taxonomy);
    if (problem) return { code: problem[0], field: column, value: cell(column), reason: problem[1] };
  }
  return labelOf(cell);
}

function checkHeader(header: readonly string[], path: string): void {
  const missing = causeColumns.filter((column) => !header.includes(column));
  const strange = header.filter((name) => !causeColumns.some((column) => column === name));
  if (missing.length === 0 && strange.length === 0) return;
  const reason = missing.length > 0 ? `its header lacks "${missing[0]}"` : `its header has "${strange[0]}"`;
  throw refuse("E-HEADER", {
    thing: path,
    line: 1,
    reason,
    remedy: `Let the first line read ${causeColumns.join(",")}`,
  });
}

/**
 * Reads labels from CSV, strictly: a row that is not whole and sound is listed with its line and never half taken.
 *
 * @param path named in messages.
 * @throws {ExportError} when it is not UTF-8 or its header is not that of labels.
 */
export function readCauseLabels(bytes: Uint8Array, path: string, taxonomy: Taxonomy): CauseLabels {
  if (!isUtf8(bytes)) {
    throw refuse("E-ENCODING", { thing: path, reason: "it is not UTF-8", remedy: "Save it as UTF-8" });
  }
  const { header, records } = CsvFile.parse(new TextDecoder().decode(bytes), path);
  checkHeader(header, path);
  const read = records.map((record) => ({ record, found: readRecord(record, header, taxonomy) }));
  const taken = read.flatMap(({ record, found }) =>
    "incidentId" in found ? [{ line: record.line, found }] : []
  );
  return {
    labels: taken.map(({ found }) => found),
    lines: taken.map(({ line }) => line),
    bad: read.flatMap(({ record: { line, raw }, found }) =>
      "incidentId" in found ? [] : [{ line, raw, defect: found }]
    ),
  };
}
