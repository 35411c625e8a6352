import type { Config } from "../model/config.ts";
import type { Fields } from "./_fields.ts";
import { isJsonObject } from "./_json_value.ts";
import { personId } from "./_person.ts";
import { canonicalSeverity, type IncidentStatus } from "./_words.ts";

/** Tool all Rootly ids belong to. */
export const vendor = "rootly";

/** Source of incidents; events and action items name their incident by it. */
export const incidentsKind = "rootly_incidents";

/** Statuses no other tool has. */
export const states: Readonly<Record<string, IncidentStatus>> = {
  "in triage": "open",
  scheduled: "open",
  planning: "open",
  "in progress": "acknowledged",
  verifying: "mitigated",
};

const levels: Readonly<Record<string, number>> = { critical: 1, high: 2, medium: 3, low: 4 };

/** A resource as an attribute holds it: with its fields, under `attributes`, or under `data.attributes`. */
export function resourceOf(value: Fields): Fields {
  const inner = value.object("data");
  const outer = Object.keys(inner.values).length > 0 ? inner : value;
  const attributes = outer.object("attributes");
  return Object.keys(attributes.values).length > 0 ? attributes : outer;
}

/** Severity by its name, else by the level Rootly gives every severity. */
export function severityOf(severity: Fields, config: Config) {
  const raw = severity.text("name") ?? severity.text("slug");
  const level = severity.text("severity");
  return {
    severity: canonicalSeverity(raw, config, levels) ?? canonicalSeverity(level, config, levels),
    severity_raw: raw ?? level,
  };
}

/** Whether a value is a user: an id with a name and an address. */
function isUser(value: unknown): value is { id: string | number } {
  return isJsonObject(value) && (typeof value["id"] === "string" || typeof value["id"] === "number") &&
    ("email" in value || "full_name" in value);
}

function nameOf(user: Readonly<Record<string, unknown>>): string | null {
  const name = user["full_name"] ?? user["name"];
  return typeof name === "string" && name !== "" ? name : null;
}

/** A user under `data` keeps the id outside the attributes. */
function flat(value: unknown): unknown {
  if (!isJsonObject(value) || !isJsonObject(value["attributes"])) return value;
  return value["type"] === "users" ? { ...value["attributes"], id: value["id"] } : value;
}

/** Users named anywhere in a value, by id. */
export function usersIn(
  written: unknown,
  found: Map<string, string | null> = new Map(),
): ReadonlyMap<string, string | null> {
  const value = flat(written);
  if (isUser(value)) {
    found.set(String(value.id), nameOf({ ...value }));
    return found;
  }
  if (typeof value === "object" && value !== null) {
    for (const item of Object.values(value)) usersIn(item, found);
  }
  return found;
}

/** A value for `extra`: users as pseudonyms. */
export function withoutUsers(written: unknown): unknown {
  const value = flat(written);
  if (isUser(value)) return personId(vendor, String(value.id));
  if (Array.isArray(value)) return value.map(withoutUsers);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutUsers(item)]));
}

/** Pseudonym of the user an attribute holds. */
export function userOf(value: unknown): string | null {
  const [id] = usersIn(value).keys();
  return id === undefined ? null : personId(vendor, id);
}
