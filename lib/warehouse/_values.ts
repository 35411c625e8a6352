import { DuckDBTypeId } from "@duckdb/node-api";
import type { DuckDBType, JS } from "@duckdb/node-api";
import type { RowValue } from "../model/rows.ts";

function instantOf(value: JS): RowValue {
  return value instanceof Date ? value.toISOString() : null;
}

/** Whole numbers beyond 2^53 become text: a number would name another row. */
function integerOf(value: bigint): RowValue {
  return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
}

/** Turns one value of the client into a plain one. */
export function plainValue(value: JS, type: DuckDBType): RowValue {
  if (value === null || value === undefined) return null;
  if (type.typeId === DuckDBTypeId.DATE) {
    return value instanceof Date ? value.toISOString().slice(0, 10) : null;
  }
  if (value instanceof Date) return instantOf(value);
  if (typeof value === "bigint") return integerOf(value);
  if (Array.isArray(value)) return value.map((item) => plainValue(item, type));
  if (value instanceof Uint8Array) return [...value];
  if (typeof value === "object") {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, plainValue(item as JS, type)]),
    );
  }
  return value as string | number | boolean;
}
