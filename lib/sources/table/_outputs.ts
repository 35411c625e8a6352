import type { Config, TableMapping } from "../../model/config.ts";
import type { BulkOutput, BulkPlan } from "../../model/source.ts";
import { canonicalServiceSql } from "../_service_sql.ts";
import type { Mapped } from "./_fields.ts";
import { literal } from "../sql.ts";
import { personSql } from "./field_sql.ts";

/** Tables that keep what has no column of its own. */
export const withExtra: ReadonlySet<string> = new Set(["incidents", "alerts", "changes"]);

function serviceRows(
  columns: readonly Mapped[],
  mapping: TableMapping,
  config: Config,
  key: string,
): BulkOutput[] {
  return columns.filter(({ kind }) => kind === "services" || kind === "service").map(({ kind, raw }) => {
    const list = kind === "service"
      ? `[${raw}]`
      : `CASE WHEN ${raw} LIKE '[%' THEN from_json(${raw}, '["VARCHAR"]') ELSE string_split(${raw}, ${
        literal(mapping.list_separator)
      }) END`;
    return {
      table: "incident_services",
      select: `SELECT DISTINCT ON (record_id, service) file_id, record, line, record_id, ${
        canonicalServiceSql("service_raw", config)
      } AS service, service_raw
        FROM (SELECT file_id, record, line, ${key} AS record_id, trim(unnest(${list})) AS service_raw FROM prepared WHERE ${raw} IS NOT NULL)
        WHERE service_raw <> ''`,
    };
  });
}

/** Incidents and their services. */
export function incidentsPlan(
  columns: readonly Mapped[],
  mapping: TableMapping,
  config: Config,
): BulkOutput[] {
  const id = columns.find(({ name }) => name === "id")?.raw ?? "NULL";
  const key = `${literal(`${mapping.name}:`)} || ${id}`;
  const plain = columns.filter(({ name }) => name !== "id" && name !== "services");
  const severity = columns.find(({ name }) => name === "severity");
  const status = columns.find(({ name }) => name === "status");
  return [
    {
      table: "incident_records",
      select: `SELECT file_id, record, line, ${key} AS record_id, ${literal(mapping.name)} AS source,
        ${literal(mapping.vendor ?? mapping.name)} AS vendor, ${id} AS vendor_id,
        ${plain.map(({ name, value }) => `${value} AS ${name}`).join(", ") || "NULL AS title"}
        ${severity ? `, ${severity.raw} AS severity_raw` : ""} ${
        status ? `, ${status.raw} AS status_raw` : ""
      },
        extra FROM prepared`,
    },
    ...serviceRows(columns, mapping, config, key),
  ];
}

const renamed: Readonly<Record<string, string>> = { author: "author_id", owner: "owner_id" };

function peopleRows(columns: readonly Mapped[], mapping: TableMapping): BulkOutput[] {
  const vendor = mapping.vendor ?? mapping.name;
  return columns.filter(({ kind }) => kind === "person").map(({ raw }) => ({
    table: "people",
    select: `SELECT min(file_id) AS file_id, min(record) AS record, min(line) AS line, ${
      personSql("who", vendor)
    } AS person_id,
      ${literal(mapping.name)} AS source, who AS vendor_id, who AS name
      FROM (SELECT file_id, record, line, ${raw} AS who FROM prepared) WHERE who IS NOT NULL GROUP BY who`,
  }));
}

/** Any other table, with the people it names. */
export function entityPlan(columns: readonly Mapped[], mapping: TableMapping): BulkOutput[] {
  const table = mapping.table as "alerts" | "changes" | "messages" | "action_items";
  const keyName = {
    alerts: "alert_id",
    changes: "change_id",
    messages: "message_id",
    action_items: "action_item_id",
  }[table];
  const id = columns.find(({ name }) => name === "id")?.raw ?? "NULL";
  const channel = columns.find(({ name }) => name === "channel")?.raw;
  const prefix = table === "messages" && channel
    ? `${literal(`${mapping.name}:`)} || coalesce(${channel}, '') || ':'`
    : literal(`${mapping.name}:`);
  const severity = columns.find(({ kind }) => kind === "severity");
  const status = columns.find(({ kind }) => kind === "status");
  const values = columns.filter(({ name }) => name !== "id" && name !== "thread")
    .map(({ name, value }) => `${value} AS ${renamed[name] ?? name}`);
  const thread = columns.find(({ name }) => name === "thread")?.raw;
  const kind = table === "changes" && !columns.some(({ name }) => name === "kind")
    ? ", 'deployment' AS kind"
    : "";
  return [
    {
      table,
      select: `SELECT file_id, record, line, ${prefix} || ${id} AS ${keyName}, ${
        literal(mapping.name)
      } AS source
        ${table === "alerts" || table === "changes" ? `, ${id} AS vendor_id` : ""}
        ${values.map((value) => `, ${value}`).join("")}
        ${severity ? `, ${severity.raw} AS severity_raw` : ""} ${
        status ? `, ${status.raw} AS status_raw` : ""
      }
        ${thread ? `, ${prefix} || ${thread} AS thread_id` : ""} ${kind}
        ${withExtra.has(table) ? ", extra" : ""} FROM prepared`,
    },
    ...peopleRows(columns, mapping),
  ];
}

/** Series and samples. What names a series is worked out once for each, not for each of its samples. */
export function metricsPlan(
  columns: readonly Mapped[],
  mapping: TableMapping,
): NonNullable<BulkPlan["metrics"]> {
  const value = (name: string) => columns.find((column) => column.name === name)?.value ?? "NULL::VARCHAR";
  const labels = "json_object('service', service)::VARCHAR";
  const source = literal(mapping.name);
  const id = `md5_number_lower(concat_ws(chr(31), ${source}, name, ${labels}))`;
  const names = `${value("name")} AS name, ${value("service")} AS service`;
  return {
    points: `SELECT ('0x' || file_id)::UBIGINT AS file_number, coalesce(line, record)::INTEGER AS record,
      NULL::INTEGER AS position, series_id, ${value("sampled_at")} AS sampled_at, ${value("value")} AS value
      FROM prepared JOIN (SELECT name, service, ${id} AS series_id FROM (SELECT DISTINCT ${names} FROM prepared)) AS told
        ON told.name IS NOT DISTINCT FROM ${value("name")} AND told.service IS NOT DISTINCT FROM ${
      value("service")
    }`,
    series: `SELECT ${id} AS series_id, ${source} AS source, name, service, ${labels} AS labels, unit
      FROM (SELECT DISTINCT ${names}, ${value("unit")} AS unit FROM prepared)`,
  };
}
