import { ExportError } from "../model/errors.ts";
import { Fields } from "./_fields.ts";
import { JsonSlicer } from "./_json_slicer.ts";
import { type JsonObject, parseJsonRecord } from "./_json_value.ts";

function parsed(text: string): JsonObject | null {
  const slicer = new JsonSlicer("_airbyte_data", "$");
  try {
    slicer.push(new TextEncoder().encode(`[${text}]`));
    slicer.finish();
  } catch (error) {
    if (error instanceof ExportError) return null;
    throw error;
  }
  const [record, ...more] = slicer.records;
  const value = record && more.length === 0 ? parseJsonRecord(record) : null;
  return value && "value" in value ? value.value : null;
}

/**
 * The record inside a row of a connector's raw table, which holds it as JSON text in `_airbyte_data`; any other record is
 * itself. NULL where that text is no JSON object.
 */
export function unwrapped(fields: Fields): Fields | null {
  const text = fields.values["_airbyte_data"];
  if (typeof text !== "string") return fields;
  const value = parsed(text);
  return value === null ? null : new Fields(value, fields.defects);
}
