import type { Config } from "../../model/config.ts";
import { incidentsKind, membersWithoutPeople, vendor } from "./_datadog.ts";
import type { Resource } from "./_resource.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { isJsonObject } from "../_json_value.ts";
import { type Mapped, missing } from "../_map_records.ts";
import { serviceRows } from "../_service_rows.ts";
import {
  canonicalService,
  canonicalSeverity,
  canonicalStatus,
  canonicalTeam,
  type IncidentStatus,
} from "../_words.ts";

/** Attributes with a column of their own, and figures Datadog derives from them. */
const placed = new Set([
  ..."title state severity created declared detected resolved modified is_test".split(" "),
  ..."customer_impact_start customer_impact_end customer_impact_duration".split(" "),
  ..."time_to_detect time_to_repair time_to_internal_response time_to_resolve".split(" "),
]);

/** Fields every organisation has that have a column; the rest are kept as they are. */
const placedFields = new Set(["state", "severity", "summary", "services", "teams"]);

/** Datadog's manual: a stable incident no longer harms; a completed one has its follow-ups done as well. */
const states: Readonly<Record<string, IncidentStatus>> = { stable: "mitigated", completed: "resolved" };

/** Where an organisation has a SEV-0 it is its worst. */
const severities: Readonly<Record<string, number>> = { "sev 0": 1 };

/** Values of a field `{type, value}`, whose value is text or a list of texts. */
function valuesOf(attributes: Fields, name: string): readonly string[] {
  const { value } = attributes.object("fields").object(name).values;
  const values = Array.isArray(value) ? value : [value];
  return values.filter((one) => typeof one === "string" && one.trim() !== "").map(String);
}

function ownFields(attributes: Fields): Readonly<Record<string, unknown>> {
  const entries = Object.entries(attributes.object("fields").values)
    .filter(([name, field]) => !placedFields.has(name) && isJsonObject(field))
    .map(([name, field]) => [name, isJsonObject(field) ? field["value"] : null]);
  return Object.fromEntries(entries.filter(([, value]) => value !== null && value !== undefined));
}

/** The impact as a whole comes from the incident; where its tool was asked, also each impact by itself. */
function times(attributes: Fields) {
  return {
    started_at: attributes.instant("customer_impact_start", undefined),
    detected_at: attributes.instant("detected", undefined),
    declared_at: attributes.instant("declared", undefined) ?? attributes.instant("created", undefined),
    mitigated_at: attributes.instant("customer_impact_end", undefined),
    resolved_at: attributes.instant("resolved", undefined),
    updated_at: attributes.instant("modified", undefined),
  };
}

/** Durations that Datadog cannot know yet are zero. */
function stated(attributes: Fields): number | null {
  return attributes.text("resolved") === null ? null : attributes.number("time_to_resolve");
}

function words(attributes: Fields, config: Config) {
  const state = attributes.text("state") ?? valuesOf(attributes, "state")[0] ?? null;
  const severity = attributes.text("severity") ?? valuesOf(attributes, "severity")[0] ?? null;
  return {
    status: canonicalStatus(state, config, states),
    status_raw: state,
    severity: canonicalSeverity(severity, config, severities),
    severity_raw: severity,
    incident_type: attributes.boolean("is_test") === true ? "test" : "incident",
  };
}

/** One incident: its times, words and services. */
export function incident(resource: Resource, config: Config): Mapped {
  const { id, attributes } = resource;
  if (id === null) return missing("id");
  const recordId = `${incidentsKind}:${id}`;
  const extra = { ...attributes.values, fields: ownFields(attributes) };
  const row = {
    record_id: recordId,
    source: incidentsKind,
    vendor,
    vendor_id: id,
    title: attributes.text("title"),
    summary: valuesOf(attributes, "summary").join("\n") || null,
    ...words(attributes, config),
    team: canonicalTeam(valuesOf(attributes, "teams")[0], config),
    service: canonicalService(valuesOf(attributes, "services")[0], config),
    ...times(attributes),
    stated_resolve_s: stated(attributes),
    extra: extraJson(membersWithoutPeople(extra), (key) => !placed.has(key)),
  };
  return {
    rows: [
      { table: "incident_records", row },
      ...serviceRows(recordId, valuesOf(attributes, "services"), config),
    ],
  };
}
