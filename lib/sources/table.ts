import type { Config, TableMapping } from "../model/config.ts";
import { ExportError } from "../model/errors.ts";
import { refusal } from "../model/refusal.ts";
import type { BulkOutput, BulkPlan, BulkSource, ExportFile, Head, Recognition } from "../model/source.ts";
import { countJsonLines } from "./_count_json_lines.ts";
import { scanCsv } from "./csv_scan.ts";
import { csvHeader } from "./_csv_header.ts";
import { nearest } from "./_nearest.ts";
import { canonicalServiceSql } from "./_service_sql.ts";
import { type ColumnKind, mappable, required } from "./_table_columns.ts";
import { columnSql, identifier, inYears, literal, personSql, rawText } from "./_table_sql.ts";

const headBytes = 64 * 1024;

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

function recogniseBy(mapping: TableMapping, head: Head): Recognition | null {
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

function configError(mapping: TableMapping, reason: string, remedy: string): ExportError {
  return new ExportError(
    "E-CONFIG",
    refusal({ action: "use", thing: `mapping ${mapping.name} of hindcast.yaml`, reason, remedy }),
  );
}

function kindOf(name: string, mapping: TableMapping): ColumnKind {
  const known = mappable[mapping.table];
  const kind = known[name];
  if (kind) return kind;
  const guess = nearest(name, Object.keys(known));
  throw configError(
    mapping,
    `table ${mapping.table} has no column "${name}"`,
    guess ? `Did you mean "${guess}"?` : `Use one of ${Object.keys(known).join(", ")}`,
  );
}

function assertComplete(mapping: TableMapping): void {
  for (const name of required[mapping.table]) {
    if (name in mapping.columns || name in mapping.constants) continue;
    throw configError(
      mapping,
      `it does not say where "${name}" stands`,
      `Add ${name}: <column of the export> under columns:`,
    );
  }
}

function assertHeader(file: ExportFile, header: readonly string[], mapping: TableMapping): void {
  const twice = header.find((name, at) => header.indexOf(name) !== at);
  const error = (reason: string, remedy: string) =>
    new ExportError("E-SCHEMA", refusal({ action: "load", thing: file.path, line: 1, reason, remedy }));
  if (twice !== undefined) {
    const places = header.flatMap((name, at) => (name === twice ? [at + 1] : [])).join(" and ");
    throw error(`columns ${places} are both named "${twice}"`, "Rename one of them");
  }
  for (const column of Object.values(mapping.columns)) {
    if (header.includes(column)) continue;
    const guess = nearest(column, header);
    throw error(
      `it has no column "${column}", which the mapping ${mapping.name} names`,
      guess
        ? `Did you mean "${guess}"? Correct hindcast.yaml`
        : `Its columns are ${header.slice(0, 20).join(", ")}: correct hindcast.yaml`,
    );
  }
}

interface Mapped {
  readonly name: string;
  readonly kind: ColumnKind;
  /** Column of `prepared` that holds the text of the export. */
  readonly raw: string;
  /** Column of `prepared` that holds the value of the canonical type. */
  readonly value: string;
  /** Text of the export as SQL over `staged`. */
  readonly read: string;
}

function mappedColumns(mapping: TableMapping): Mapped[] {
  const fromColumns = Object.entries(mapping.columns).map(([name, column]) => ({
    name,
    read: rawText(column, mapping),
  }));
  const fromConstants = Object.entries(mapping.constants).map(([name, text]) => ({
    name,
    read: literal(text),
  }));
  return [...fromColumns, ...fromConstants].map(({ name, read }) => ({
    name,
    kind: kindOf(name, mapping),
    read,
    raw: identifier(`text ${name}`),
    value: identifier(`value ${name}`),
  }));
}

/** Each field read once, in three steps: its text, its value, and times only where they are in range. */
function prepareSql(
  columns: readonly Mapped[],
  extra: string,
  mapping: TableMapping,
  config: Config,
): string {
  const texts = columns.map(({ read, raw }) => `${read} AS ${raw}`).join(", ");
  const values = columns.map(({ name, kind, raw, value }) =>
    `${columnSql(name, kind, raw, mapping, config)} AS ${value}`
  ).join(", ");
  const times = columns.filter(({ kind }) => kind === "time").map(({ value }) =>
    `${inYears(value)} AS ${value}`
  );
  const replaced = times.length ? ` REPLACE (${times.join(", ")})` : "";
  return `SELECT *${replaced} FROM (SELECT *, ${values} FROM (SELECT file_id, record, line, ${texts}, ${extra} AS extra FROM staged))`;
}

/** Zone errors are the file's, not each row's: the first naive stamp of a mapping without a zone refuses it. */
function zoneOf(mapping: TableMapping, config: Config): string | undefined {
  return mapping.zone ?? config.zones.sources[mapping.name];
}

function defectsOf(columns: readonly Mapped[], mapping: TableMapping, config: Config): string[] {
  const must = new Set(required[mapping.table]);
  const zone = zoneOf(mapping, config);
  return columns.flatMap(({ name, kind, raw, value }) => {
    const scope = must.has(name) ? "record" : "field";
    const field = mapping.columns[name] ?? name;
    const select = (code: string, reason: string, where: string) =>
      `SELECT record, '${scope}' AS scope, ${code} AS code, ${literal(field)} AS field, ${raw} AS value,
         ${reason} AS reason FROM prepared WHERE ${where}`;
    const missing = must.has(name)
      ? [select("'E-ID'", literal(`"${field}" is empty`), `${raw} IS NULL`)]
      : [];
    if (kind === "time") {
      const clock = zone && zone !== "UTC" ? ` or a time the clocks of ${zone} skipped` : "";
      const naive = `${
        mapping.time_format !== "epoch_s" && mapping.time_format !== "epoch_ms" && !zone
      } AND try_cast(${raw} AS TIMESTAMP) IS NOT NULL`;
      const code = `CASE WHEN ${naive} THEN 'E-ZONE' ELSE 'E-DATE' END`;
      const reason = `CASE WHEN ${naive} THEN 'it names no time zone and none is configured' ELSE ${
        literal(`it is no time of the years 2000 to 2099${clock}`)
      } END`;
      return [...missing, select(code, reason, `${raw} IS NOT NULL AND ${value} IS NULL`)];
    }
    if (kind === "number") {
      return [
        ...missing,
        select("'E-NUMBER'", "'it is not a number'", `${raw} IS NOT NULL AND ${value} IS NULL`),
      ];
    }
    return missing;
  });
}

function extraSql(header: readonly string[], mapping: TableMapping): string {
  if (mapping.format === "jsonl") {
    const used = [...new Set(Object.values(mapping.columns).map((column) => column.split(".")[0] ?? column))];
    return `nullif(json_merge_patch(doc, ${
      literal(JSON.stringify(Object.fromEntries(used.map((key) => [key, null]))))
    })::VARCHAR, '{}')`;
  }
  const used = new Set(Object.values(mapping.columns));
  const rest = header.filter((name) => !used.has(name));
  if (rest.length === 0) return "NULL";
  return `json_object(${rest.map((name) => `${literal(name)}, ${identifier(name)}`).join(", ")})::VARCHAR`;
}

const withExtra = new Set(["incidents", "alerts", "changes"]);

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

function incidentsPlan(
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

function entityPlan(columns: readonly Mapped[], mapping: TableMapping): BulkOutput[] {
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

function metricsPlan(columns: readonly Mapped[], mapping: TableMapping): NonNullable<BulkPlan["metrics"]> {
  const value = (name: string) => columns.find((column) => column.name === name)?.value ?? "NULL::VARCHAR";
  const labels = `json_object('service', ${value("service")})::VARCHAR`;
  const id = `md5_number_lower(concat_ws(chr(31), ${literal(mapping.name)}, ${value("name")}, ${labels}))`;
  return {
    points: `SELECT file_id, coalesce(line, record) AS record, NULL::INTEGER AS position, ${id} AS series_id,
      ${value("sampled_at")} AS sampled_at, ${value("value")} AS value FROM prepared`,
    series: `SELECT file_id, series_id, ${literal(mapping.name)} AS source, any_value(name) AS name,
        any_value(service) AS service, any_value(labels) AS labels, any_value(unit) AS unit, min(at_time) AS first_at,
        max(at_time) AS last_at, count(*) AS samples, count(DISTINCT at_time) = count(*) AS increasing
      FROM (
        SELECT file_id, ${id} AS series_id, ${value("name")} AS name, ${
      value("service")
    } AS service, ${labels} AS labels,
          ${value("unit")} AS unit, ${value("sampled_at")} AS at_time
        FROM prepared
      )
      GROUP BY file_id, series_id`,
  };
}

async function headerOf(file: ExportFile, mapping: TableMapping): Promise<readonly string[]> {
  if (mapping.format !== "csv") return [];
  let head = "";
  for await (const piece of file.stream()) {
    head += new TextDecoder().decode(piece.subarray(0, headBytes));
    if (head.length >= headBytes || head.includes("\n")) break;
  }
  const header = csvHeader(head, mapping.delimiter);
  assertHeader(file, header, mapping);
  return header;
}

async function planOf(file: ExportFile, mapping: TableMapping): Promise<BulkPlan> {
  assertComplete(mapping);
  const columns = mappedColumns(mapping);
  const header = await headerOf(file, mapping);
  const prepare = prepareSql(columns, extraSql(header, mapping), mapping, file.config);
  const reading = mapping.format === "csv"
    ? { format: mapping.format, delimiter: mapping.delimiter, header }
    : { format: mapping.format };
  const defects = defectsOf(columns, mapping, file.config);
  if (mapping.table === "metrics") {
    return { reading, prepare, defects, outputs: [], metrics: metricsPlan(columns, mapping) };
  }
  const outputs = mapping.table === "incidents"
    ? incidentsPlan(columns, mapping, file.config)
    : entityPlan(columns, mapping);
  return { reading, prepare, defects, outputs };
}

async function countRecords(file: ExportFile, mapping: TableMapping): Promise<number> {
  return mapping.format === "csv" ? (await scanCsv(file.stream())).records : await countJsonLines(file);
}

/** A source for each mapping of `hindcast.yaml`: any CSV, JSON Lines or Parquet becomes one entity table. */
export function tableSources(config: Config): BulkSource[] {
  return config.tables.map((mapping) => ({
    kind: mapping.name,
    title: `${mapping.table} from ${mapping.format} by the mapping ${mapping.name}`,
    recognise: (head) => recogniseBy(mapping, head),
    count: (file) => countRecords(file, mapping),
    plan: (file) => planOf(file, mapping),
  }));
}
