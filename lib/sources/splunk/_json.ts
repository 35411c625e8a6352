import type { ExportFile, Head, SourceRecord } from "../../model/source.ts";
import { isJsonObject } from "../_json_value.ts";
import { JsonHead, jsonHead } from "../_json_head.ts";
import { readJsonLines } from "../_json_lines.ts";
import { readJsonRecords } from "../_json_records.ts";
import { parseJsonRecord } from "../_json_value.ts";
import { splunkFields, type SplunkValue } from "./_splunk.ts";
import type { SplunkReader } from "./_reader.ts";

/** How the results stand in a JSON file: one a line, or in an array of an answer. */
export type SplunkJson = "$" | "lines" | "results" | "rows";

/** What kind of Splunk's JSON the start of a file is; null for any other. */
export function splunkJson(head: Head): SplunkJson | null {
  const json = jsonHead(head);
  const isFrame = json.kind("$.preview") === "scalar" ||
    json.kind("$.messages") === "array" && json.kind("$.results") !== "array";
  const framed = json.kind("$.result") === "object" || json.has("$.lastrow") ||
    json.kind("$.messages[0]") === "object";
  if (json.kind("$.preview") === "scalar" && json.kind("$.results") === "array") return "results";
  if (
    json.kind("$.preview") === "scalar" && json.kind("$.rows") === "array" &&
    json.kind("$.fields") === "array"
  ) {
    return "rows";
  }
  const isLine = /^\s*\{[^\n]*\}\s*(?:\n|$)/.test(head.text) || !head.complete;
  if (isFrame && framed && isLine && /"preview"\s*:\s*(?:true|false)/.test(head.text)) return "lines";
  const isEvent = json.has("$[0]._time", "$[0]._raw") &&
    (json.has("$[0].sourcetype") || json.has("$[0]._cd"));
  return isEvent ? "$" : null;
}

/** Reads an export: one frame a line. */
export async function* splunkLines(file: ExportFile, reader: SplunkReader): AsyncGenerator<SourceRecord> {
  for await (const frame of readJsonLines(file)) {
    const origin = { line: frame.line, path: null };
    if ("fault" in frame) {
      yield { origin, rejected: frame.fault, raw: frame.text.slice(0, 4000) };
      continue;
    }
    const { result, preview } = frame.value;
    if (!isJsonObject(result)) {
      yield { origin, nothing: "a frame of the export without a result" };
      continue;
    }
    const record = reader.take(
      { fields: splunkFields(result), preview: preview === true },
      origin,
      frame.text,
    );
    if (record) yield record;
    if (reader.counts.isFull) yield* reader.counts.take();
  }
}

function columnsOf(head: JsonHead): string[] {
  const names: string[] = [];
  while (head.has(`$.fields[${names.length}]`)) {
    const path = `$.fields[${names.length}]`;
    names.push(head.kind(path) === "object" ? head.text(`${path}.name`) : head.text(path));
  }
  return names;
}

function rowFields(text: string, columns: readonly string[]): Record<string, SplunkValue> | null {
  const cells: unknown = JSON.parse(text);
  if (!Array.isArray(cells) || cells.length !== columns.length) return null;
  return splunkFields(Object.fromEntries(columns.map((name, at) => [name, cells[at]])));
}

/** Reads an answer that holds its results in one array, as objects or as rows of cells. */
export async function* splunkArray(
  file: ExportFile,
  reader: SplunkReader,
  place: Exclude<SplunkJson, "lines">,
  start: string,
): AsyncGenerator<SourceRecord> {
  const head = new JsonHead(start);
  const preview = head.text("$.preview") === "true";
  const columns = place === "rows" ? columnsOf(head) : [];
  for await (const record of readJsonRecords(file, place)) {
    const origin = { line: record.line, path: record.path };
    const parsed = place === "rows" ? null : parseJsonRecord(record);
    if (parsed && "fault" in parsed) {
      yield { origin, rejected: parsed.fault, raw: record.text.slice(0, 4000) };
      continue;
    }
    const fields = parsed ? splunkFields(parsed.value) : rowFields(record.text, columns);
    const told = fields
      ? reader.take({ fields, preview }, origin, record.text)
      : { origin, rejected: notThatMany(columns.length), raw: record.text.slice(0, 4000) };
    if (told) yield told;
    if (reader.counts.isFull) yield* reader.counts.take();
  }
}

function notThatMany(columns: number) {
  return {
    code: "E-FIELDS",
    field: null,
    value: null,
    reason: `expected ${columns} cells, as there are fields`,
  } as const;
}
