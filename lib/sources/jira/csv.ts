import type { Defect, ExportFile, Head, Recognition, Source, SourceRecord } from "../../model/source.ts";
import { countCsvRecords } from "../_csv_count.ts";
import { csvNames } from "../_csv_names.ts";
import { CsvFile, type CsvRecord } from "../_csv_records.ts";
import { type PlacedStamp, settleDateOrder } from "../_date_order.ts";
import { isStampColumn, type JiraCells, jiraCells, jiraColumns } from "./_cells.ts";
import { JiraIssue, jiraKind, vendor } from "./_issue.ts";
import { JiraLinks } from "./_links.ts";
import { actionRows, incidentRows, reviewRows } from "./_rows.ts";
import { type Mapped, missing, recordOf } from "../_map_records.ts";
import { Once } from "../_once.ts";
import { personRows } from "../_people.ts";
import { refusingNaive } from "../_refuse_naive.ts";

function recognise(head: Head): Recognition | null {
  const columns = new Set(jiraColumns(csvNames(head.text)));
  const isExport = ["issue key", "issue type", "summary", "status", "created"]
    .every((column) => columns.has(column));
  return isExport ? { sure: 0.9, why: "the header of Jira's CSV of issues" } : null;
}

/** A record of the file with its cells, or with what is wrong with it. */
interface Row {
  readonly record: CsvRecord;
  readonly cells: JiraCells;
  readonly wrong: Mapped | null;
}

function rowOf(columns: readonly string[], record: CsvRecord): Row {
  const wrong = (fault: Defect) => ({ record, cells: new Map(), wrong: { rejected: fault } });
  if (record.fault) return wrong(record.fault);
  const read = jiraCells(columns, record.cells);
  if ("fault" in read) return wrong(read.fault);
  return { record, cells: read.cells, wrong: read.cells.has("issue key") ? null : missing("issue key") };
}

function* stampsOf(rows: readonly Row[]): Generator<PlacedStamp> {
  for (const { cells, record: { line } } of rows) {
    for (const [field, values] of cells) {
      if (isStampColumn(field)) { for (const text of values) yield { text, line, field }; }
      if (field === "comment") {
        for (const text of values) yield { text: text.split(";")[0] ?? "", line, field };
      }
    }
  }
}

function mapped(issue: JiraIssue, links: JiraLinks, once: Once): Mapped {
  const key = issue.text("issue key") ?? "";
  const role = links.roleOf(issue);
  if (role === "other") {
    const type = issue.text("issue type") ?? "no type";
    return { nothing: `an issue of type ${type} that no type, label or link ties to an incident` };
  }
  const people = once.rows(personRows(vendor, issue.people));
  const incident = links.incidentOf(issue);
  const [first, ...rest] = role === "incident"
    ? incidentRows(issue, key)
    : role === "action"
    ? actionRows(issue, key, incident)
    : reviewRows(issue, key, incident);
  return { rows: [first, ...rest, ...people] };
}

async function* read(file: ExportFile): AsyncGenerator<SourceRecord> {
  const { header, records } = await CsvFile.read(file, { repeatedHeaders: true, widerRows: true });
  const columns = jiraColumns(header);
  const rows = records.map((record) => rowOf(columns, record));
  const order = settleDateOrder(file, jiraKind, stampsOf(rows));
  const links = new JiraLinks(rows.map(({ cells }) => cells), file.config);
  const once = new Once();
  for (const { record, cells, wrong } of rows) {
    const origin = { line: record.line, path: null };
    const issue = new JiraIssue(cells, file.config, order);
    const made = wrong ?? mapped(issue, links, once);
    yield recordOf(made, issue.fields.defects, origin, record.raw);
  }
}

/**
 * Issues of Jira or Jira Service Management exported as CSV: incidents with their comments, what is to be done after them,
 * and their reviews. Its stamps are in the zone and the format of whoever exported it, without an offset.
 */
export const jiraCsv: Source = {
  kind: jiraKind,
  title: "Jira issues (CSV)",
  recognise,
  count: countCsvRecords,
  read: (file) => refusingNaive(file, jiraKind, read(file)),
};
