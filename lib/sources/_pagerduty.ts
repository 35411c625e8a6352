import type { Config } from "../model/config.ts";
import type { Fields } from "./_fields.ts";
import { isJsonObject } from "./_json_value.ts";
import { personId } from "./_person.ts";
import { canonicalSeverity } from "./_words.ts";

/** Tool all PagerDuty ids belong to. */
export const vendor = "pagerduty";

/** Source of incidents; log entries name their incident by it. */
export const incidentsKind = "pagerduty_rest_incidents";

/** Severity from the priority, or from the urgency where there is none. */
export function severityOf(priority: string | null, urgency: string | null, config: Config) {
  const raw = priority ?? urgency;
  return { severity: canonicalSeverity(raw, config), severity_raw: raw };
}

/** "test" where the tool's own type of the incident says so. */
export function incidentType(name: string | null): string {
  return name !== null && /\btest\b|_test|test_/i.test(name) ? "test" : "incident";
}

/** Whether a reference (`{id, type: "user_reference", summary}`) names a person. */
function isPerson(reference: unknown): reference is { id: string; summary?: unknown } {
  return isJsonObject(reference) && typeof reference["id"] === "string" &&
    /^user(_reference)?$/.test(String(reference["type"]));
}

/** Pseudonym of the person an agent or assignee is; NULL for services and integrations. */
export function personOf(reference: Fields): string | null {
  return isPerson(reference.values) ? personId(vendor, reference.values.id) : null;
}

/** People named anywhere in a value, by id; the name is null where the tool gives none. */
export function peopleIn(
  value: unknown,
  found: Map<string, string | null> = new Map(),
): Map<string, string | null> {
  if (isPerson(value)) {
    const name = typeof value.summary === "string" ? value.summary : null;
    found.set(value.id, name ?? found.get(value.id) ?? null);
  }
  if (typeof value === "object" && value !== null) {
    for (const item of Object.values(value)) peopleIn(item, found);
  }
  return found;
}

/** A value for `extra`: people as pseudonyms, references without their addresses. */
export function withoutPeople(value: unknown): unknown {
  if (isPerson(value)) return personId(vendor, value.id);
  if (Array.isArray(value)) return value.map(withoutPeople);
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => !["self", "html_url", "avatar_url"].includes(key));
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutPeople(item)]));
}
