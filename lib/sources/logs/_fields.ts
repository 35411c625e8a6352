import { type LogLevel, logLevel } from "./level.ts";
import { isJsonObject, type JsonObject } from "../_json_value.ts";
import { canonicalService } from "../_words.ts";
import type { Config } from "../../model/config.ts";

const times =
  "@timestamp timestamp time ts t datetime date asctime eventTime event_time Timestamp @t t.$date __REALTIME_TIMESTAMP"
    .split(" ");
const messages = "message msg log body Body textPayload jsonPayload.message @m @mt MESSAGE short_message"
  .split(" ");
const levels =
  "level log.level severity lvl loglevel log_level levelname SeverityText severity_text @l PRIORITY s".split(
    " ",
  );
const services = (
  "service service.name service_name app application app_name dd.service Resource.service.name " +
  "resource.service.name kubernetes.labels.app SYSLOG_IDENTIFIER"
).split(" ");

/** The value of a name, also of one that stands in objects: `log.level`. */
function valueOf(record: JsonObject, name: string): unknown {
  if (Object.hasOwn(record, name)) return record[name];
  const dot = name.indexOf(".");
  const inner = dot < 0 ? undefined : record[name.slice(0, dot)];
  return isJsonObject(inner) ? valueOf(inner, name.slice(dot + 1)) : undefined;
}

function first(record: JsonObject, names: readonly string[]): unknown {
  for (const name of names) {
    const value = valueOf(record, name);
    if (typeof value === "string" ? value !== "" : typeof value === "number") return value;
  }
  return undefined;
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : null;
}

/** When a line of a JSON log was written, as it stands there. */
export function timeField(record: JsonObject): unknown {
  return first(record, times);
}

/** What it says; the names of its fields where it has no message. */
export function messageField(record: JsonObject): string {
  return textOf(first(record, messages)) ?? textOf(record["event"]) ??
    `{${Object.keys(record).sort().join(", ")}}`;
}

/** The level a field tells; null where none does. */
export function levelField(record: JsonObject): LogLevel | null {
  return logLevel(textOf(first(record, levels)));
}

/** The service a field names. */
export function serviceField(record: JsonObject, config: Config): string | null {
  return canonicalService(textOf(first(record, services)), config);
}

/** Whether an object is a line of a log: it has a time, and a message or a level. */
export function isLogRecord(record: JsonObject): boolean {
  const says = first(record, messages) !== undefined || first(record, levels) !== undefined;
  return says && timeField(record) !== undefined;
}
