import type { SourceRow } from "../model/source.ts";
import type { Fields } from "./_fields.ts";
import { isJsonObject } from "./_json_value.ts";
import type { NamedPeople } from "./_people.ts";
import { personId } from "./_person.ts";

/** Tool all FireHydrant ids belong to. */
export const vendor = "firehydrant";

/** Source of incidents. */
export const incidentsKind = "firehydrant_incidents";

/** Whether a value is a person: its bot and integrations have a source of their own. */
function isPerson(value: unknown): value is { id: string; name?: unknown; email: unknown } {
  if (!isJsonObject(value) || typeof value["id"] !== "string" || value["email"] === undefined) return false;
  return value["source"] === undefined || value["source"] === "firehydrant_user";
}

/** People named anywhere in a value, by id. */
export function peopleIn(value: unknown, found: Map<string, string | null> = new Map()): NamedPeople {
  if (isPerson(value)) {
    const name = typeof value.name === "string" ? value.name : null;
    found.set(value.id, name ?? found.get(value.id) ?? null);
  } else if (typeof value === "object" && value !== null) {
    for (const item of Object.values(value)) peopleIn(item, found);
  }
  return found;
}

/** A value for `extra`: people as pseudonyms. */
export function withoutPeople(value: unknown): unknown {
  if (isPerson(value)) return personId(vendor, value.id);
  if (Array.isArray(value)) return value.map(withoutPeople);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutPeople(item)]));
}

/** Pseudonym of the person a reference names; NULL for machines. */
export function personOf(reference: Fields): string | null {
  return isPerson(reference.values) ? personId(vendor, reference.values.id) : null;
}

/** The row of a user from a list of users or of a team's members. */
export function userRow(user: Fields, team: string | null): SourceRow | null {
  const id = user.text("id");
  if (id === null) return null;
  const row = {
    person_id: personId(vendor, id),
    source: vendor,
    vendor_id: id,
    name: user.text("name"),
    email: user.text("email"),
    team,
  };
  return { table: "people", row };
}
