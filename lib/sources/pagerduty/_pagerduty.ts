import type { Config } from "../../model/config.ts";
import { isJsonObject } from "../_json_value.ts";
import { replaceIn } from "../_replace_in.ts";
import { toolPeople } from "../_tool_people.ts";
import { canonicalSeverity } from "../_words.ts";

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

/** A reference (`{id, type: "user_reference", summary}`) that names a person, and no service or integration. */
function personAt(value: unknown) {
  if (!isJsonObject(value) || typeof value["id"] !== "string") return null;
  if (!/^user(_reference)?$/.test(String(value["type"]))) return null;
  return { id: value["id"], name: typeof value["summary"] === "string" ? value["summary"] : null };
}

const people = toolPeople(vendor, personAt);
/** Whom a record names, and how they are hidden. */
export const { peopleIn, personOf } = people;

const addresses = ["self", "html_url", "avatar_url"];

/** A value for `extra`: people as pseudonyms, references without their addresses. */
export function withoutPeople(value: unknown): unknown {
  return replaceIn(people.withoutPeople(value), (part) => {
    if (!isJsonObject(part) || !addresses.some((name) => name in part)) return undefined;
    return withoutPeople(
      Object.fromEntries(Object.entries(part).filter(([key]) => !addresses.includes(key))),
    );
  });
}
