import { formatValue } from "../../model/format.ts";
import { media, type MediaBundle } from "../../model/show.ts";
import type { Unit } from "../../model/unit.ts";
import type { Table } from "../table.ts";
import { type Grid, htmlTable, plainTable } from "./_html.ts";
import { plainJson } from "./_plain_json.ts";

function isQuantity(value: unknown): boolean {
  return typeof value === "number" || typeof value === "bigint";
}

function numberText(value: number, unit: Unit | undefined): string {
  if (unit || !Number.isFinite(value)) return formatValue(value, unit ?? "text");
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)));
}

function cellText(value: unknown, unit: Unit | undefined): string {
  if (typeof value === "bigint") return unit ? numberText(Number(value), unit) : String(value);
  if (typeof value === "number") return numberText(value, unit);
  const plain = plainJson(value);
  if (plain === null || plain === undefined) return "unknown";
  return typeof plain === "object" ? JSON.stringify(plain) : String(plain);
}

function gridOf({ rows, columns, units }: Table): Grid {
  return {
    head: columns,
    body: rows.map((row) => columns.map((column) => cellText(row[column], units[column]))),
    right: columns.map((column) => rows.some((row) => isQuantity(row[column]))),
  };
}

/** A table as an output of a cell. */
export function tableBundle(table: Table): MediaBundle {
  if (table.rows.length === 0) {
    const text = table.caption === null ? "No rows." : `${table.caption}: no rows.`;
    return {
      [media.html]: htmlTable({ head: ["No rows."], body: [], right: [] }, table.caption),
      [media.plain]: text,
    };
  }
  const grid = gridOf(table);
  const title = table.caption === null ? "" : `${table.caption}\n`;
  return { [media.html]: htmlTable(grid, table.caption), [media.plain]: `${title}${plainTable(grid)}` };
}
