import type { TableMapping } from "../model/config.ts";
import type { Head, Recognition } from "../model/source.ts";
import { csvHeader } from "./_csv_header.ts";

function matches(pattern: string, path: string): boolean {
  const escaped = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  const whole = new RegExp(`^${escaped}$`);
  return whole.test(path) || whole.test(path.split("/").at(-1) ?? path);
}

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
  return head.text.startsWith("PAR1") ? new Set(Object.values(mapping.columns)) : null;
}

function has(fields: ReadonlySet<string>, column: string, mapping: TableMapping): boolean {
  return fields.has(mapping.format === "jsonl" ? column.split(".")[0] ?? column : column);
}

/** Whether a mapping describes a file: by the name it asks for, or by having all its columns. */
export function recogniseBy(mapping: TableMapping, head: Head): Recognition | null {
  if (mapping.files !== undefined && !matches(mapping.files, head.path)) return null;
  const fields = fieldsOf(head, mapping);
  if (!fields) return null;
  const named = Object.values(mapping.columns);
  const found = named.filter((column) => has(fields, column, mapping));
  if (mapping.files !== undefined && (found.length > 0 || mapping.format === "csv")) {
    return { sure: 1, why: `its name matches files: ${mapping.files} of the mapping ${mapping.name}` };
  }
  const all = mapping.format === "jsonl"
    ? has(fields, mapping.columns["id"] ?? "", mapping) && found.length > named.length / 2
    : found.length === named.length;
  return all ? { sure: 0.9, why: `it has the columns of the mapping ${mapping.name}` } : null;
}
