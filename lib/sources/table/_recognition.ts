import type { TableMapping } from "../../model/config.ts";
import type { Head, Recognition } from "../../model/source.ts";
import { csvHeader } from "../csv_header.ts";
import { namedColumns } from "./_columns.ts";
import { matchesName } from "../matches_name.ts";
import { headerLine, otherDelimiter } from "./_header_line.ts";

function keysOf(line: string): ReadonlySet<string> | null {
  try {
    const value: unknown = JSON.parse(line);
    return value !== null && typeof value === "object" && !Array.isArray(value)
      ? new Set(Object.keys(value))
      : null;
  } catch {
    return null;
  }
}

function fieldsOf(head: Head, mapping: TableMapping): ReadonlySet<string> | null {
  if (mapping.format === "csv") return new Set(csvHeader(head.text, mapping.delimiter));
  if (mapping.format === "jsonl") return keysOf(head.text.trimStart().split("\n", 1)[0] ?? "");
  return head.text.startsWith("PAR1") ? new Set(namedColumns(mapping)) : null;
}

function has(fields: ReadonlySet<string>, column: string, mapping: TableMapping): boolean {
  return fields.has(mapping.format === "jsonl" ? column.split(".")[0] ?? column : column);
}

/** What a server answers in place of an export. */
function isAnswer(head: Head): boolean {
  return /^\s*(?:<!doctype|<html|<\?xml|\{|\[\s*\{)/i.test(head.text);
}

function byColumns(mapping: TableMapping, head: Head, fields: ReadonlySet<string>): Recognition | null {
  const named = namedColumns(mapping);
  const found = named.filter((column) => has(fields, column, mapping));
  if (mapping.files !== undefined && (found.length > 0 || mapping.format === "csv")) {
    return { sure: 1, why: `its name matches files: ${mapping.files} of the mapping ${mapping.name}` };
  }
  const id = mapping.columns["id"] ?? mapping.id_of[0];
  // A record of JSON may leave out what it has no value for, but not its id; samples have none.
  const all = mapping.format === "jsonl" && id !== undefined
    ? has(fields, id, mapping) && found.length > named.length / 2
    : found.length === named.length;
  // Of two mappings that fit, the one that reads more of the file is meant.
  const more = Math.min(named.length, 90) / 1000;
  if (all) return { sure: 0.9 + more, why: `it has the columns of the mapping ${mapping.name}` };
  if (mapping.format !== "csv") return null;
  const trimmed = new Set([...fields].map((name) => name.trim()));
  if (otherDelimiter(head.text, mapping) !== null || named.every((column) => trimmed.has(column))) {
    return {
      sure: 0.8 + more,
      why: `it has the columns of the mapping ${mapping.name}, separated otherwise`,
    };
  }
  if (headerLine(head.text, mapping) !== null) {
    return { sure: 0.4 + more, why: `a line has the columns of the mapping ${mapping.name}` };
  }
  return found.length > named.length / 2
    ? { sure: 0.35 + found.length / 1000, why: `it has most columns of the mapping ${mapping.name}` }
    : null;
}

/** Whether a mapping describes a file: by the name it asks for, or by having its columns. */
export function recogniseBy(mapping: TableMapping, head: Head): Recognition | null {
  if (mapping.files !== undefined && !matchesName(mapping.files, head.path)) return null;
  if (mapping.format === "csv" && isAnswer(head)) return null;
  const fields = fieldsOf(head, mapping);
  return fields && byColumns(mapping, head, fields);
}
