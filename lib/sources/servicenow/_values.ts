import type { Config } from "../../model/config.ts";
import type { Fields } from "../_fields.ts";
import { isJsonObject, type JsonObject } from "../_json_value.ts";

/** Columns with a code that the tool shows as a label. */
const coded = ["state", "incident_state", "priority", "impact", "urgency", "severity"];

/** A value as the Table API gives it, taken apart: what is shown, and what is stored where that is told. */
interface Told {
  readonly shown: string | null;
  readonly stored: string | null;
}

function plain(value: unknown): string | null {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value) || null
    : null;
}

/** Plain text, `{link,value}`, `{display_value,value}` and `{display_value,link}`, by `sysparm_display_value`. */
function told(value: unknown): Told {
  if (!isJsonObject(value)) return { shown: plain(value), stored: null };
  const link = plain(value["link"]);
  const stored = plain(value["value"]) ?? link?.split("/").at(-1) ?? null;
  return { shown: plain(value["display_value"]), stored };
}

/** A record of the Table API with its references taken apart. */
export interface TableValues {
  /** What people see, by column. */
  readonly shown: Readonly<Record<string, string>>;
  /** `sys_id` or stored value of a column, where the answer tells it beside what is shown. */
  readonly stored: Readonly<Record<string, string>>;
  /** Columns that hold a reference whose name the answer does not tell. */
  readonly nameless: readonly string[];
  /** Zone of its stamps: stored ones are in UTC, shown ones in that of whoever asked. */
  readonly zone: string | undefined;
}

function isShownToPeople(values: JsonObject): boolean {
  const labels = coded.map((column) => values[column]).filter((value) =>
    typeof value === "string" && value !== ""
  );
  if (labels.length > 0) return labels.some((label) => !/^-?\d+$/.test(String(label)));
  const references = Object.values(values).filter(isJsonObject);
  return !references.some((reference) => "value" in reference && !("display_value" in reference));
}

/** Reads the values of one record; a reference without its name is looked up among the aliases of the configuration. */
export function tableValues(fields: Fields, config: Config): TableValues {
  const shown: [string, string][] = [];
  const stored: [string, string][] = [];
  const nameless: string[] = [];
  for (const [column, value] of Object.entries(fields.values)) {
    const read = told(value);
    if (read.stored !== null) stored.push([column, read.stored]);
    if (read.shown !== null) shown.push([column, read.shown]);
    else if (read.stored !== null) {
      shown.push([column, read.stored]);
      nameless.push(column);
    }
  }
  const zone = isShownToPeople(fields.values) ? config.zones.sources["servicenow_table"] : "UTC";
  return { shown: Object.fromEntries(shown), stored: Object.fromEntries(stored), nameless, zone };
}
