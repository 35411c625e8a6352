import type { Defect, ExportFile, Head, Recognition, Source, SourceRecord } from "../../model/source.ts";
import { countCsvRecords } from "../_csv_count.ts";
import { csvHeader } from "../csv_header.ts";
import { CsvFile } from "../_csv_records.ts";
import { countJsonRecords } from "../_json_count.ts";
import { countLines } from "../_count_lines.ts";
import { refuse } from "../_refuse.ts";
import { splunkKind } from "./_splunk.ts";
import { splunkCells } from "./_csv.ts";
import { splunkArray, splunkJson, splunkLines } from "./_json.ts";
import { SplunkReader } from "./_reader.ts";
import { splunkXml } from "./_xml.ts";
import { startBytes, startOf } from "../_start_of.ts";

function isXml(text: string): boolean {
  return /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?<results\s+preview=['"][01]['"]/.test(text);
}

function isCsv(text: string): boolean {
  const header = csvHeader(text.replace(/^\uFEFF?\s+/, ""), ",");
  const has = (...names: string[]) => names.every((name) => header.includes(name));
  return has("_time", "_raw") || has("_time", "_span") || has("_time", "search_name") ||
    has("_time", "rule_name") ||
    header.some((name) => name.startsWith("__mv_"));
}

function recognise(head: Head): Recognition | null {
  if (isXml(head.text)) return { sure: 0.95, why: "Splunk's <results preview=...>" };
  const json = splunkJson(head);
  if (json === "lines") return { sure: 0.95, why: "frames of Splunk's export, one a line" };
  if (json !== null) return { sure: 0.85, why: "results of a search with Splunk's fields" };
  return isCsv(head.text) ? { sure: 0.85, why: "a header with _time and others of Splunk's columns" } : null;
}

function headOf(file: ExportFile, text: string): Head {
  return { path: file.path, text, entries: [], complete: file.bytes <= startBytes };
}

const unclosed: Defect = { code: "E-TRUNC", field: null, value: null, reason: "it has no </result>" };

async function* readXml(file: ExportFile, reader: SplunkReader): AsyncGenerator<SourceRecord> {
  for (const { preview, results, closed } of splunkXml(await file.text())) {
    if (!closed) {
      throw refuse("E-TRUNC", {
        thing: file.path,
        reason: "it ends before </results>",
        remedy: "Export it again",
      });
    }
    for (const { fields, line, raw, closed } of results) {
      const origin = { line, path: null };
      const record = closed
        ? reader.take({ fields, preview }, origin, raw)
        : { origin, rejected: unclosed, raw: raw.slice(0, 4000) };
      if (record) yield record;
    }
  }
}

async function* readCsv(file: ExportFile, reader: SplunkReader): AsyncGenerator<SourceRecord> {
  const { header, records } = await CsvFile.read(file);
  for (const { line, raw, cells, fault } of records) {
    const origin = { line, path: null };
    const record = fault
      ? { origin, rejected: fault, raw: raw.slice(0, 4000) }
      : reader.take({ fields: splunkCells(header, cells), preview: false }, origin, raw);
    if (record) yield record;
  }
}

async function* read(file: ExportFile): AsyncGenerator<SourceRecord> {
  const start = await startOf(file);
  const reader = new SplunkReader(file);
  const json = splunkJson(headOf(file, start));
  if (isXml(start)) yield* readXml(file, reader);
  else if (json === "lines") yield* splunkLines(file, reader);
  else if (json !== null) yield* splunkArray(file, reader, json, start);
  else yield* readCsv(file, reader);
  yield* reader.counts.take();
}

async function countResults(file: ExportFile): Promise<number> {
  const decoder = new TextDecoder();
  let results = 0;
  let rest = "";
  for await (const piece of file.stream()) {
    const text = rest + decoder.decode(piece, { stream: true });
    results += text.match(/<result[\s>]/g)?.length ?? 0;
    rest = text.slice(-7);
  }
  return results;
}

async function count(file: ExportFile): Promise<number> {
  const start = await startOf(file);
  if (isXml(start)) return await countResults(file);
  const json = splunkJson(headOf(file, start));
  if (json === "lines") return await countLines(file);
  return json === null ? await countCsvRecords(file) : await countJsonRecords(file, json);
}

/**
 * Results of Splunk searches, in the forms its API and its pages export them. Events become counts of log lines,
 * notable events and fired alerts become alerts.
 */
export const splunkResults: Source = {
  kind: splunkKind,
  title: "Splunk search results",
  recognise,
  count,
  read,
};
