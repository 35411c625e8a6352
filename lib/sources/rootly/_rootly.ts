import type { Config } from "../../model/config.ts";
import type { Fields } from "../_fields.ts";
import { isJsonObject } from "../_json_value.ts";
import { personId } from "../_person.ts";
import { toolPeople } from "../_tool_people.ts";
import { canonicalSeverity, type IncidentStatus } from "../_words.ts";

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

/** A user under `data` keeps the id outside the attributes. */
function flat(value: unknown): unknown {
  if (!isJsonObject(value) || !isJsonObject(value["attributes"])) return value;
  return value["type"] === "users" ? { ...value["attributes"], id: value["id"] } : value;
}

/** A user has an id, and an address or a full name. */
function personAt(written: unknown) {
  const value = flat(written);
  if (!isJsonObject(value) || !("email" in value || "full_name" in value)) return null;
  const { id, full_name, name } = value;
  if (typeof id !== "string" && typeof id !== "number") return null;
  const shown = full_name ?? name;
  return { id: String(id), name: typeof shown === "string" && shown !== "" ? shown : null };
}

/** Whom a record names, and how they are hidden. */
export const { peopleIn, withoutPeople } = toolPeople(vendor, personAt);

/** Pseudonym of the user an attribute holds, in whatever envelope. */
export function personOf(value: unknown): string | null {
  const [id] = peopleIn(value).keys();
  return id === undefined ? null : personId(vendor, id);
}
