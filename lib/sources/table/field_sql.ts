import type { Config, TableMapping } from "../../model/config.ts";
import { cell, identifier, literal } from "../sql.ts";
import type { ColumnKind } from "./_columns.ts";
import {
  actionStatuses,
  changeOutcomes,
  environments,
  incidentStatuses,
  incidentTypes,
  numberedSeverities,
} from "../_usual_words.ts";

/** The text a mapping finds in one record, as it stands. */
export function rawText(column: string, mapping: TableMapping): string {
  if (mapping.format === "csv") return cell(column);
  if (mapping.format === "parquet") return identifier(column);
  const parts = column.split(".").map((part) => `."${part.replaceAll('"', "")}"`);
  const at = (path: string) => `json_extract_string(doc, ${literal(`$${path}`)})`;
  const last = parts.pop() ?? "";
  const alone = at(parts.join("") + last);
  // Deeper in a list of objects there are as many values as these.
  return parts.length === 0
    ? alone
    : `coalesce(${alone}, nullif(to_json(${at(`${parts.join("")}[*]${last}`)})::VARCHAR, '[]'))`;
}

/**
 * A text without the blanks around it. Trimming looks at every letter as Unicode has it, which takes longer than reading
 * the file, so it is done only where a text begins or ends with a blank, or is not plain ASCII.
 *
 * @param text a column, not an expression: it is named several times.
 */
export function trimmed(text: string): string {
  return `CASE WHEN prefix(${text}, ' ') OR suffix(${text}, ' ') OR strlen(${text}) <> length(${text}) THEN trim(${text}) ELSE ${text} END`;
}

/**
 * A trimmed text, NULL where it is one of the words that mean nothing; most texts are longer than all of them. Word by
 * word: of a list the database makes a table and joins every column of every record to it.
 */
export function withoutNulls(text: string, mapping: TableMapping): string {
  if (mapping.nulls.length === 0) return text;
  const longest = Math.max(...mapping.nulls.map((word) => new TextEncoder().encode(word).length));
  const words = mapping.nulls.map((word) => `WHEN ${literal(word)} THEN NULL`).join(" ");
  return `CASE WHEN strlen(${text}) <= ${longest} THEN CASE ${text} ${words} ELSE ${text} END ELSE ${text} END`;
}

/** Whether a text begins as a JSON list or object does: nearly none does, and only then it is looked at. */
function beginsNested(text: string): string {
  return `(prefix(${text}, '[') OR prefix(${text}, '{')) AND json_valid(${text})`;
}

/** The one value of a list of one, NULL where several stand there, else the text as it is. */
export function onlyValue(text: string): string {
  return `CASE WHEN ${beginsNested(text)} THEN
    CASE WHEN json_array_length(${text}) = 1 AND json_type(${text}, '$[0]') NOT IN ('ARRAY', 'OBJECT') THEN json_extract_string(${text}, '$[0]') END
    ELSE ${text} END`;
}

/** The text of a list or object that is not one value, else NULL. */
export function severalValues(text: string): string {
  return `CASE WHEN ${beginsNested(text)} AND ${text} <> '[]' AND (${
    onlyValue(text)
  }) IS NULL THEN ${text} END`;
}

const offset = `'[ T]\\d{1,2}:\\d{2}.*([+-]\\d{2}(:?\\d{2})?)$'`;

/** A stamp whose offset stands right behind the time: behind a blank the database does not read it. */
function withoutBlank(text: string): string {
  return `regexp_replace(${text}, ' ([+-]\\d{2}(:?\\d{2})?)$', '\\1')`;
}

/** Whether a stamp ends in Z or an offset. */
export function endsInOffset(text: string): string {
  return `regexp_matches(${text}, '(Z|[+-]\\d{2}(:?\\d{2})?)$')`;
}

function hasOffset({ time_format: format }: TableMapping): boolean {
  return format.includes("%z");
}

/** Whether a text is a stamp as the mapping writes them and names no zone. */
export function isNaive(text: string, mapping: TableMapping): string {
  const { time_format: format } = mapping;
  if (format.startsWith("epoch") || hasOffset(mapping)) return "false";
  return format === "iso"
    ? `(try_cast(${text} AS TIMESTAMP) IS NOT NULL AND NOT ${endsInOffset(text)})`
    : `try_strptime(${text}, ${literal(format)}) IS NOT NULL`;
}

/** A time of the years 2000 to 2099, else NULL. */
export function inYears(utc: string): string {
  return `CASE WHEN ${utc} >= TIMESTAMP '2000-01-01' AND ${utc} < TIMESTAMP '2100-01-01' THEN ${utc} END`;
}

function wallOf(utc: string, zone: string): string {
  return `timezone(${literal(zone)}, timezone('UTC', ${utc}))`;
}

/** Clocks are set back by an hour, on one island by half of one. */
const setBack = ["INTERVAL 60 MINUTE", "INTERVAL 30 MINUTE"];

/** Whether the clocks of a zone showed the time of this instant again later. */
export function shownTwice(utc: string, zone: string): string {
  return `(${setBack.map((by) => `${wallOf(`${utc} + ${by}`, zone)} = ${wallOf(utc, zone)}`).join(" OR ")})`;
}

/** Wall-clock time of a named zone as UTC: the earlier of two, NULL for a time the clocks skipped. */
export function fromWall(wall: string, zone: string): string {
  if (zone === "UTC") return wall;
  const utc = `timezone('UTC', timezone(${literal(zone)}, ${wall}))`;
  const earlier = setBack.map((by) => `WHEN ${wallOf(`${utc} - ${by}`, zone)} = ${wall} THEN ${utc} - ${by}`);
  return `CASE ${earlier.join(" ")} WHEN ${wallOf(utc, zone)} = ${wall} THEN ${utc} END`;
}

/**
 * A stamp as UTC, NULL where it cannot be read. Stamps with an offset keep it; without one they are wall-clock time of
 * the mapping's zone.
 *
 * @param text a column, not an expression: it is named several times.
 */
function utcTime(text: string, mapping: TableMapping, zone: string | undefined): string {
  if (mapping.time_format === "epoch_s" || mapping.time_format === "epoch_ms") {
    const micros = mapping.time_format === "epoch_s" ? 1_000_000 : 1000;
    return `make_timestamp(TRY_CAST(round(try_cast(${text} AS DOUBLE) * ${micros}) AS BIGINT))`;
  }
  if (hasOffset(mapping)) return `timezone('UTC', try_strptime(${text}, ${literal(mapping.time_format)}))`;
  if (mapping.time_format !== "iso") {
    return zone
      ? fromWall(`try_strptime(${text}, ${literal(mapping.time_format)})`, zone)
      : "CAST(NULL AS TIMESTAMP)";
  }
  // A stamp in UTC needs no calendar of zones, which takes most of the time of reading alerts.
  return `CASE WHEN suffix(${text}, 'Z') THEN try_cast(${text} AS TIMESTAMP)
    WHEN regexp_matches(${text}, ${offset}) THEN timezone('UTC', try_cast(${
    withoutBlank(text)
  } AS TIMESTAMPTZ))
    ELSE ${zone ? fromWall(`try_cast(${text} AS TIMESTAMP)`, zone) : "CAST(NULL AS TIMESTAMP)"} END`;
}

function mapped(text: string, words: Readonly<Record<string, string | number>>, otherwise: string): string {
  const cases = Object.entries(words).map(([word, value]) =>
    `WHEN ${literal(word)} THEN ${typeof value === "number" ? value : literal(value)}`
  );
  return cases.length ? `CASE ${text} ${cases.join(" ")} ELSE ${otherwise} END` : otherwise;
}

/** A text as the tables of usual words have it. */
const plainSql = (text: string) => `trim(regexp_replace(lower(${text}), '[\\s_-]+', ' ', 'g'))`;

type Meanings = Readonly<Record<string, string | number>>;

/** The usual words of a state by table, and those of the configuration that come before them. */
function states(mapping: TableMapping, { words }: Config): readonly [Meanings, Meanings] {
  switch (mapping.table) {
    case "incidents":
      return [words.status, incidentStatuses];
    case "changes":
      return [words.outcomes, changeOutcomes];
    case "action_items":
      return [words.actions, actionStatuses];
    default:
      return [{}, {}];
  }
}

/** The mapping's meaning of a word, else the configuration's, else the usual one, else `otherwise`. */
function meaning(text: string, own: Meanings, said: Meanings, usual: Meanings, otherwise: string): string {
  return mapped(text, { ...said, ...own }, mapped(plainSql(text), usual, otherwise));
}

/** Pseudonym of a person named in a cell: the same as {@link personId} gives. */
export function personSql(text: string, vendor: string): string {
  return `CASE WHEN ${text} IS NOT NULL THEN 'person-' || left(sha256(${
    literal(`${vendor}:`)
  } || ${text}), 10) END`;
}

/** A number as the mapping writes it, else NULL: 1.234,5 with a decimal comma, where 1.234 is a thousand and more. */
function numberSql(text: string, { decimal }: TableMapping): string {
  if (decimal === undefined) return `try_cast(${text} AS DOUBLE)`;
  const parting = decimal === "," ? "." : ",";
  const written = `^[+-]?(\\d+|\\d{1,3}([${parting}]\\d{3})+)([${decimal}]\\d+)?([eE][+-]?\\d+)?$`;
  return `CASE WHEN regexp_matches(${text}, ${literal(written)})
    THEN try_cast(replace(replace(${text}, ${literal(parting)}, ''), ${
    literal(decimal)
  }, '.') AS DOUBLE) END`;
}

/** One mapped column as SQL of its canonical type. */
export function columnSql(
  name: string,
  kind: ColumnKind,
  text: string,
  mapping: TableMapping,
  config: Config,
): string {
  const own = mapping.words[name] ?? {};
  const zone = mapping.zone ?? config.zones.sources[mapping.name];
  const { words } = config;
  switch (kind) {
    case "time":
      return utcTime(text, mapping, zone);
    case "number":
      return numberSql(text, mapping);
    case "severity":
      return meaning(text, mapping.severity, words.severity, numberedSeverities, "NULL");
    case "service":
      return mapped(text, words.services, text);
    case "team":
      return mapped(text, words.teams, text);
    case "person":
      return personSql(text, mapping.vendor ?? mapping.name);
    case "status":
      return meaning(text, own, ...states(mapping, config), "NULL");
    case "environment":
      return meaning(text, own, words.environments, environments, text);
    case "incident_type":
      return meaning(text, own, words.incident_types, incidentTypes, text);
    default:
      return mapped(text, own, text);
  }
}
