import { cleanText } from "../model/clean_text.ts";
import { wordsLine } from "../model/words_line.ts";
import type { FileOutcome, LoadReport } from "../warehouse/mod.ts";
import { defaultWarehouse } from "./_default_warehouse.ts";
import { say } from "./terminal.ts";

const heads = ["", "kind", "files", "read", "new", "newer", "known", "rejected"];

function cells(name: string, kind: string, files: number, outcomes: readonly FileOutcome[]): string[] {
  const sum = (pick: (outcome: FileOutcome) => number) =>
    outcomes.reduce((total, outcome) => total + pick(outcome), 0).toLocaleString("en-GB");
  return [
    name,
    kind,
    `${files}`,
    sum((o) => o.rowsRead),
    sum((o) => o.loaded),
    sum((o) => o.updated),
    sum((o) => o.unchanged),
    sum((o) => o.rejected),
  ];
}

function table(lines: readonly (readonly string[])[]): string {
  const widths = heads.map((head, at) =>
    Math.max(head.length, ...lines.map((line) => line[at]?.length ?? 0))
  );
  const write = (line: readonly string[]) =>
    line.map((cell, at) => (at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(
      "  ",
    ).trim();
  return [heads, ...lines].map(write).join("\n");
}

function linesOf(report: LoadReport, all: boolean): string[][] {
  const taken = report.files.filter(({ status }) => status === "loaded");
  if (all) return taken.map((outcome) => cells(outcome.name, outcome.kind ?? "", 1, [outcome]));
  const kinds = [...Map.groupBy(taken, ({ kind }) => kind ?? "")].sort(([a], [b]) => (a < b ? -1 : 1));
  return kinds.map(([kind, outcomes]) => cells("", kind, outcomes.length, outcomes));
}

function counted(n: number, thing: string): string {
  return `${n.toLocaleString("en-GB")} ${thing}${n === 1 ? "" : "s"}`;
}

/** Lines shown of what may go on for long; the tables hold all. */
const mostShown = 10;

/** A sentence and the lines below it; nothing where there are none. */
function list(title: string, lines: readonly string[], more: string): void {
  if (lines.length === 0) return;
  say(title);
  for (const line of lines.slice(0, mostShown)) say(`  ${cleanText(line)}`);
  if (lines.length > mostShown) say(`  and ${lines.length - mostShown} more: ${more}`);
}

/** The command that prints all that was left out of a warehouse. */
function rejectsCommand(warehouse: string): string {
  const path = /^[\w./-]+$/.test(warehouse) ? warehouse : `"${warehouse}"`;
  return `deno task load --rejects${warehouse === defaultWarehouse ? "" : ` --warehouse ${path}`}`;
}

function printLeftOut(report: LoadReport, warehouse: string): void {
  const { rejects, idle, unread, fieldsUnread, fieldsReplaced } = report;
  const command = rejectsCommand(warehouse);
  list(
    `Rejected records (${command} prints all of them, as they stand in the file; table rejects keeps them):`,
    rejects.map(({ kind, records, reason, file, line }) =>
      `${records.toLocaleString("en-GB")} of ${kind}: ${reason} (${file}${line === null ? "" : `:${line}`})`
    ),
    command,
  );
  if (report.leftOutBefore > 0) {
    say(
      `${counted(report.leftOutBefore, "record")} of files known before ${
        report.leftOutBefore === 1 ? "was" : "were"
      } left out: ${command} says which and why.`,
    );
  }
  list(
    "Records that were understood and change no table; they count as known:",
    idle.map(({ kind, records, reason }) => `${records.toLocaleString("en-GB")} of ${kind}: ${reason}`),
    "table idle_records",
  );
  if (fieldsUnread > 0) {
    const what = `${counted(fieldsUnread, "field")} could not be read, so nothing stands there`;
    if (unread.length === 0) say(`${what}: ${command} says which and why.`);
    list(
      `${what} (${command} prints all of them, with what the file says):`,
      unread.map(({ kind, records, reason, file, line }) =>
        `${records.toLocaleString("en-GB")} of ${kind}: ${reason} (${file}${line === null ? "" : `:${line}`})`
      ),
      command,
    );
  }
  if (fieldsReplaced > 0) {
    say(
      `${
        counted(fieldsReplaced, "field")
      } could not be read in files that newer ones of the same name replaced.`,
    );
  }
  if (report.incidentsWithoutStart > 0) {
    say(
      `${
        counted(report.incidentsWithoutStart, "incident")
      } without any time of starting: no question counts them.`,
    );
  }
  if (report.incidentsInFuture > 0) {
    say(
      `${
        counted(report.incidentsInFuture, "incident")
      } starting more than a day from now: no question counts them (check starts_in_future).`,
    );
  }
}

const mostRead = 1000;
const things = { incident_records: "known incident", alerts: "known alert", changes: "known change" };

/** What this load tells otherwise about what was known. */
function printRestated({ restated }: LoadReport): void {
  for (const [table, fields] of Map.groupBy(restated, ({ table }) => table)) {
    const rows = new Set(fields.map(({ recordId }) => recordId)).size;
    // Of each table no more fields are read than this, and more records may stand behind it.
    const atLeast = fields.length < mostRead ? "" : "At least ";
    list(
      `${atLeast}${counted(rows, things[table])} told otherwise than before:`,
      fields.map(({ recordId, field, before, after, dated }) => {
        const [one, other] = [before ?? "nothing", after ?? "nothing"];
        const told = dated
          ? `${one} became ${other}`
          : `${one} in one export, ${other} in another, and no date of change`;
        return `${recordId}  ${field}: ${told}`;
      }),
      "table restatements",
    );
  }
}

/** What a changed configuration made of files that were loaded before. */
function printReread({ reread: { files, columns } }: LoadReport): void {
  if (files === 0) return;
  const again = `${counted(files, "file")} of earlier loads ${
    files === 1 ? "was" : "were"
  } read again, because hindcast.yaml or the program changed`;
  if (columns.length === 0) say(`${again}: nothing in ${files === 1 ? "it" : "them"} reads otherwise.`);
  list(
    `${again}. What reads otherwise now:`,
    columns.map(({ column, rows, example, before, after }) =>
      `${column}: ${counted(rows, "row")}, such as ${example}: ${before ?? "nothing"} became ${
        after ?? "nothing"
      }`
    ),
    "the tables themselves",
  );
}

/** What a line in the configuration would settle. */
function printAdvice({ advice, doubtfulLinks }: LoadReport): void {
  list("A line in hindcast.yaml would settle:", advice, "notebooks/00_data_quality.ipynb");
  const words = advice.filter((line) => line.includes("words: {"));
  if (words.length > 1) say(`  All words in one line: ${cleanText(wordsLine(words))}`);
  if (doubtfulLinks > 0) {
    say(
      `${counted(doubtfulLinks, "pair")} of records may be one incident and ${
        doubtfulLinks === 1 ? "was" : "were"
      } left apart: notebooks/00_data_quality.ipynb gives the lines that decide.`,
    );
  }
}

function printFiles({ files }: LoadReport): void {
  const beside = files.filter(({ status }) => status === "no export").map(({ name }) => name);
  if (beside.length > 0) say(cleanText(`not an export, left alone: ${beside.join(", ")}`));
  for (const file of files) {
    if (file.status === "loaded" && file.message !== null) say(`note     ${file.name}: ${file.message}.`);
  }
  for (const file of files) {
    if (file.status === "refused") say(`refused  ${file.code}  ${file.message}`);
  }
}

/** Reports and families tell of fewer incidents than there are. */
function countedOnly({ incidents, incidentsCounted }: LoadReport): string {
  if (incidentsCounted === incidents) return "";
  const questions = incidentsCounted.toLocaleString("en-GB");
  return `, of which questions count ${questions}: no tests, no maintenance, nothing cancelled, nothing without a past start`;
}

/**
 * Prints what a load did: what came in, what did not and why, what is left to settle; last what it comes to.
 *
 * @param all whether each file has a line of its own.
 * @param warehouse its path, for commands to copy.
 */
export function printReport(report: LoadReport, all: boolean, warehouse: string): void {
  const count = (status: FileOutcome["status"]) =>
    report.files.filter((file) => file.status === status).length;
  if (report.resumed) say("An earlier load was cut short; its files are taken up again.");
  const lines = linesOf(report, all);
  if (lines.length) say(table(lines));
  printLeftOut(report, warehouse);
  printReread(report);
  printRestated(report);
  printAdvice(report);
  printFiles(report);
  const rejected = report.resumed
    ? report.rejects.reduce((total, { records }) => total + records, 0)
    : report.files.reduce((total, file) => total + file.rejected, 0);
  say(
    `${counted(count("loaded"), "file")} loaded, ${count("known")} already known, ${
      count("refused")
    } refused; ${counted(rejected, "record")} rejected; ${counted(report.incidents, "incident")}${
      countedOnly(report)
    }.`,
  );
}
