import type { Config, TableMapping } from "../../model/config.ts";
import { kindOf } from "./_checks.ts";
import { type ColumnKind, namedColumns, required } from "./_columns.ts";
import { cell, identifier, literal } from "../sql.ts";
import {
  columnSql,
  endsInOffset,
  inYears,
  isNaive,
  onlyValue,
  rawText,
  severalValues,
  shownTwice,
  trimmed,
  withoutNulls,
} from "./field_sql.ts";

/** One mapped column, as SQL. */
export interface Mapped {
  readonly name: string;
  readonly kind: ColumnKind;
  /** Column of `prepared` that holds the text of the export. */
  readonly raw: string;
  /** Column of `prepared` that holds the value of the canonical type. */
  readonly value: string;
  /** Column of `prepared` with a list or object where one value belongs; null where the column may hold anything. */
  readonly several: string | null;
  /** Text of the export as SQL over `staged`. */
  readonly read: string;
}

/** Whether the value of a column is its text: then it is laid down once. */
function isText(name: string, kind: ColumnKind, mapping: TableMapping, config: Config): boolean {
  const raw = identifier(`text ${name}`);
  return columnSql(name, kind, raw, mapping, config) === raw;
}

/** Kinds of one word each: the text of a list would become the name of a service that nobody has. */
const oneWord: ReadonlySet<ColumnKind> = new Set([
  "severity",
  "service",
  "team",
  "person",
  "status",
  "environment",
  "incident_type",
]);

/** The columns of a mapping and its constants. */
export function mappedColumns(mapping: TableMapping, config: Config): Mapped[] {
  const fromColumns = Object.entries(mapping.columns).map(([name, column]) => ({
    name,
    read: rawText(column, mapping),
  }));
  const fromConstants = Object.entries(mapping.constants).map(([name, text]) => ({
    name,
    read: literal(text),
  }));
  const parts = mapping.id_of.map((column) => rawText(column, mapping));
  const fromParts = parts.length > 0 ? [{ name: "id", read: `concat_ws(' ', ${parts.join(", ")})` }] : [];
  return [...fromColumns, ...fromParts, ...fromConstants].map(({ name, read }) => {
    const kind = kindOf(name, mapping);
    const raw = identifier(`text ${name}`);
    const value = isText(name, kind, mapping, config) ? raw : identifier(`value ${name}`);
    const several = oneWord.has(kind) ? identifier(`several ${name}`) : null;
    return { name, kind, read, raw, value, several };
  });
}

function listed(...terms: readonly string[]): string {
  return terms.join(", ");
}

/** Each field read once, step by step: its text, trimmed, without words for nothing, its value, times only in range. */
export function prepareSql(
  columns: readonly Mapped[],
  extra: string,
  mapping: TableMapping,
  config: Config,
): string {
  const each = (sql: (column: Mapped) => string) =>
    columns.map((column) => `${sql(column)} AS ${column.raw}`);
  const values = columns.filter(({ raw, value }) => raw !== value).map(({ name, kind, raw, value }) =>
    `${columnSql(name, kind, raw, mapping, config)} AS ${value}`
  );
  const times = columns.filter(({ kind }) => kind === "time").map(({ value }) =>
    `${inYears(value)} AS ${value}`
  );
  const replaced = times.length ? ` REPLACE (${listed(...times)})` : "";
  const place = ["file_id", "record", "line"];
  const texts = listed(...place, ...each(({ read }) => read), `${extra} AS extra`);
  const trims = listed(...place, ...each(({ raw }) => trimmed(raw)), "extra");
  const several = columns.flatMap((column) => (column.several === null ? [] : [column.several]));
  const single = listed(
    ...place,
    ...each((column) => (column.several === null ? column.raw : onlyValue(column.raw))),
    ...columns.flatMap(({ raw, several }) => (several ? [`${severalValues(raw)} AS ${several}`] : [])),
    "extra",
  );
  const known = listed(...place, ...each(({ raw }) => withoutNulls(raw, mapping)), ...several, "extra");
  return `SELECT *${replaced} FROM (SELECT ${listed("*", ...values)}
    FROM (SELECT ${known} FROM (SELECT ${single} FROM (SELECT ${trims} FROM (SELECT ${texts} FROM staged)))))`;
}

/** Zone errors are the file's, not each row's: the first naive stamp of a mapping without a zone refuses it. */
function zoneOf(mapping: TableMapping, config: Config): string | undefined {
  return mapping.zone ?? config.zones.sources[mapping.name];
}

/** What of `prepared` cannot be taken, as SQL. */
interface Lack {
  readonly found: string;
  readonly where: string;
}

/** Where a list or object stands in place of the one value a column has room for. */
function severalLack({ several }: Mapped, field: string): Lack[] {
  return several === null ? [] : [{
    found: `'field' AS scope, 'E-SCHEMA' AS code, ${literal(field)} AS field, ${several} AS value,
      'it holds several values, and this column has room for one' AS reason`,
    where: `${several} IS NOT NULL`,
  }];
}

/** A record of which only the key is filled: the last line of a sheet, with its sum. */
function keyOnlyLack(columns: readonly Mapped[], mapping: TableMapping): Lack[] {
  const others = columns.filter(({ name }) => name !== "id" && name in mapping.columns);
  const id = columns.find(({ name }) => name === "id");
  if (mapping.table !== "incidents" || !id || others.length === 0) return [];
  const field = mapping.columns["id"] ?? "id";
  const reason = `nothing but "${field}" is filled: a total or a note, most likely`;
  return [{
    found: `'record' AS scope, 'E-EMPTY' AS code, ${literal(field)} AS field, ${id.raw} AS value, ${
      literal(reason)
    } AS reason`,
    where: [
      `${id.raw} IS NOT NULL`,
      ...others.flatMap(({ raw, several }) => [raw, ...(several === null ? [] : [several])])
        .map((text) => `${text} IS NULL`),
    ].join(" AND "),
  }];
}

/** What is no number; with commas nobody explained, also what may be one in two ways: 1.234 beside 1,5. */
function numberLacks(
  { raw, value }: Mapped,
  mapping: TableMapping,
  lack: (code: string, reason: string, where: string) => Lack,
): Lack[] {
  const none = `${raw} IS NOT NULL AND ${value} IS NULL`;
  if (mapping.format !== "csv" || mapping.decimal !== undefined) {
    return [lack("'E-NUMBER'", "'it is not a number'", none)];
  }
  const remedy = `add decimal: "," (or ".") to the mapping ${mapping.name}`;
  const comma = `regexp_matches(${raw}, '\\d,\\d')`;
  const says = literal(`it holds a comma, and nothing says whether decimals follow it: ${remedy}`);
  return [
    lack("'E-NUMBER'", `CASE WHEN ${comma} THEN ${says} ELSE 'it is not a number' END`, none),
    lack(
      "'E-NUMBER'",
      literal(`it may be a thousand and more, for other numbers of its file hold a comma: ${remedy}`),
      `regexp_matches(${raw}, '^[+-]?\\d{1,3}\\.\\d{3}$') AND file_id IN (SELECT file_id FROM prepared WHERE ${comma})`,
    ),
  ];
}

/** Required fields that are empty, times and numbers that are none, several values for one. */
function lacksOf(columns: readonly Mapped[], mapping: TableMapping, config: Config): Lack[] {
  const must = new Set(required[mapping.table]);
  const zone = zoneOf(mapping, config);
  return [
    ...keyOnlyLack(columns, mapping),
    ...columns.flatMap((column) => {
      const { name, kind, raw, value } = column;
      const scope = must.has(name) ? "record" : "field";
      const field = mapping.columns[name] ?? name;
      const lack = (code: string, reason: string, where: string, of = scope): Lack => ({
        found: `'${of}' AS scope, ${code} AS code, ${
          literal(field)
        } AS field, ${raw} AS value, ${reason} AS reason`,
        where,
      });
      // A moment without a sample is no defect: monitors write the row all the same.
      const isGap = mapping.table === "metrics" && name === "value";
      const missing = must.has(name)
        ? [lack("'E-ID'", literal(`"${field}" is empty`), `${raw} IS NULL`, isGap ? "idle" : scope)]
        : [];
      if (kind === "time") {
        const written = mapping.time_format === "iso"
          ? '2026-07-01 10:00 (for another way add time_format, such as "%d.%m.%Y %H:%M:%S", "%m/%d/%Y %I:%M %p", epoch_s or epoch_ms, to the mapping)'
          : mapping.time_format;
        const clock = zone && zone !== "UTC" ? `, or a time the clocks of ${zone} skipped` : "";
        const abbreviated =
          `regexp_matches(${raw}, '\\d ?[A-Za-z]{2,5}$') AND NOT regexp_matches(${raw}, '[AaPp][Mm]$')`;
        const twice = zone && zone !== "UTC" && !mapping.time_format.startsWith("epoch")
          ? [lack(
            "'E-DATE'",
            "'the clocks showed this time twice; the earlier one was taken'",
            `${value} IS NOT NULL AND NOT ${endsInOffset(raw)} AND ${shownTwice(value, zone)}`,
            "field",
          )]
          : [];
        const naive = zone ? "false" : isNaive(raw, mapping);
        const code = `CASE WHEN ${naive} OR ${abbreviated} THEN 'E-ZONE' ELSE 'E-DATE' END`;
        const reason = `CASE WHEN ${naive} THEN 'it names no time zone and none is configured'
        WHEN ${abbreviated} THEN 'the letters at its end name several time zones' ELSE ${
          literal(`it is no time of the years 2000 to 2099 written as ${written}${clock}`)
        } END`;
        return [...missing, lack(code, reason, `${raw} IS NOT NULL AND ${value} IS NULL`), ...twice];
      }
      if (kind === "number") {
        return [...missing, ...numberLacks(column, mapping, lack)];
      }
      return [...missing, ...severalLack(column, field)];
    }),
  ];
}

/** SELECTs of what cannot be taken, and the condition under which there is nothing of the kind. */
export function defectsOf(
  columns: readonly Mapped[],
  mapping: TableMapping,
  config: Config,
): { defects: string[]; sound: string } {
  const lacks = lacksOf(columns, mapping, config);
  return {
    defects: lacks.map(({ found, where }) => `SELECT record, ${found} FROM prepared WHERE ${where}`),
    sound: lacks.map(({ where }) => `NOT (${where})`).join(" AND ") || "true",
  };
}

/** Columns of the export that have no place in the table, as JSON. */
export function extraSql(header: readonly string[], mapping: TableMapping): string {
  if (mapping.format === "jsonl") {
    const used = [...new Set(namedColumns(mapping).map((column) => column.split(".")[0] ?? column))];
    return `nullif(json_merge_patch(doc, ${
      literal(JSON.stringify(Object.fromEntries(used.map((key) => [key, null]))))
    })::VARCHAR, '{}')`;
  }
  const used = new Set(namedColumns(mapping));
  const rest = header.filter((name) => !used.has(name));
  if (rest.length === 0) return "NULL";
  return `json_object(${rest.map((name) => `${literal(name)}, ${cell(name)}`).join(", ")})::VARCHAR`;
}
