import type { Config } from "../../model/config.ts";
import type { Fields } from "../_fields.ts";
import { isJsonObject } from "../_json_value.ts";
import { toolPeople } from "../_tool_people.ts";
import { canonicalSeverity, canonicalStatus, type IncidentStatus } from "../_words.ts";

/** Tool all incident.io ids belong to. */
export const vendor = "incident_io";

/** Source of incidents; updates name their incident by it. */
export const incidentsKind = "incident_io_incidents";

/** Categories of statuses: an organisation names its own statuses within them. */
const categories: Readonly<Record<string, IncidentStatus>> = {
  triage: "open",
  paused: "open",
  declined: "cancelled",
  merged: "cancelled",
  canceled: "cancelled",
  learning: "resolved",
  closed: "resolved",
};

/** Where an incident stands: by the category, and within `live` by the word. */
export function statusOf(status: Fields, config: Config): IncidentStatus | null {
  const category = status.text("category");
  if (category === null) return canonicalStatus(status.text("name"), config);
  return categories[category] ?? canonicalStatus(status.text("name"), config) ??
    (category === "live" ? "open" : null);
}

/** Severities an organisation starts with. */
const severities: Readonly<Record<string, number>> = { critical: 1, major: 2, minor: 3 };

/** Severity by its name; ranks are counted within one organisation only. */
export function severityOf(severity: Fields, config: Config) {
  const raw = severity.text("name");
  return { severity: canonicalSeverity(raw, config, severities), severity_raw: raw };
}

/** A user has an id with a name, and an address or a role. */
function personAt(value: unknown) {
  if (!isJsonObject(value) || typeof value["id"] !== "string" || typeof value["name"] !== "string") {
    return null;
  }
  const isUser = "email" in value || "slack_user_id" in value || "role" in value;
  return isUser ? { id: value["id"], name: value["name"] } : null;
}

/** Whom a record names, and how they are hidden. */
export const { peopleIn, withoutPeople, personOf } = toolPeople(vendor, personAt);

/** The issue of another tool as `tool:key` where the tool's key tells it, else its address. */
export function issueReference(reference: Fields): string | null {
  const provider = reference.text("provider");
  const name = reference.text("issue_name");
  if (/^jira/.test(provider ?? "") && name !== null) return `jira:${name}`;
  return reference.text("issue_permalink") ?? name;
}

/** Record of the incident another list refers to by its id. */
export function incidentRecordId(id: string | null): string | null {
  return id === null ? null : `${incidentsKind}:${id}`;
}
