import type { Defect } from "../model/source.ts";
import { type JsonRecord, recordLimit } from "./_json_slicer.ts";
import { jsonTokens } from "./_json_tokens.ts";

/** A JSON object as read: whole numbers above 2^53 are text, digit for digit. */
export type JsonObject = { readonly [key: string]: unknown };

/** Whether a value is a JSON object. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

interface Census {
  keys: number;
  unsafe: boolean;
}

function take(value: unknown, census: Census): void {
  if (typeof value === "number") census.unsafe ||= !(Math.abs(value) <= Number.MAX_SAFE_INTEGER);
  else if (Array.isArray(value)) { for (const item of value) take(item, census); }
  else if (typeof value === "object" && value !== null) {
    for (const item of Object.values(value)) {
      census.keys++;
      take(item, census);
    }
  }
}

type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;
/** The standard's reviver has a third argument that the compiler's library does not know yet. */
const parseWithSource = JSON.parse as (text: string, reviver: Reviver) => unknown;

function exact(text: string): unknown {
  return parseWithSource(
    text,
    (_key, value, { source }) =>
      typeof value === "number" && !Number.isSafeInteger(value) && /^-?\d+$/.test(source ?? "")
        ? source
        : value,
  );
}

function fieldOf(path: string): string | null {
  return path.startsWith("$.") ? path.slice(2) : null;
}

const notJson: Defect = { code: "E-JSON", field: null, value: null, reason: "it is not valid JSON" };

/** Says what is wrong with a record that is not plain JSON: the first repeated key, or the first number that is none. */
function fault(text: string): Defect {
  const seen = new Set<string>();
  for (const { path, kind, text: word } of jsonTokens(text)) {
    if (kind === "key") {
      const field = `${path}.${word}`;
      if (seen.has(field)) {
        const name = fieldOf(`${path}.${word.slice(1, -1)}`);
        return { code: "E-JSON", field: name, value: null, reason: "the key stands in it twice" };
      }
      seen.add(field);
    } else if (
      kind === "scalar" && /^[-+]?(?:\d|NaN|Infinity)/.test(word) && !Number.isFinite(Number(word))
    ) {
      return { code: "E-NUMBER", field: fieldOf(path), value: word, reason: "it is not a finite number" };
    }
  }
  return notJson;
}

function tooLarge(bytes: number): Defect {
  const size = `${Math.ceil(bytes / 1024 / 1024)} MiB`;
  return { code: "E-LIMIT", field: null, value: size, reason: "the record is larger than 16 MiB" };
}

/**
 * Parses one record strictly: a key that stands twice, `NaN` and `1e400` are faults, and no digit of a whole number
 * is lost.
 */
export function parseJsonRecord(
  record: JsonRecord,
): { readonly value: JsonObject } | { readonly fault: Defect } {
  if (record.bytes > recordLimit) return { fault: tooLarge(record.bytes) };
  let value: unknown;
  try {
    value = JSON.parse(record.text);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    return { fault: fault(record.text) };
  }
  if (!isJsonObject(value)) {
    return { fault: { code: "E-SCHEMA", field: null, value: null, reason: "it is not a JSON object" } };
  }
  const census = { keys: 0, unsafe: false };
  take(value, census);
  if (census.keys !== record.colons) return { fault: fault(record.text) };
  if (!census.unsafe) return { value };
  const found = fault(record.text);
  return found === notJson ? { value: exact(record.text) as JsonObject } : { fault: found };
}
