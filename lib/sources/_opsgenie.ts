import type { Fields } from "./_fields.ts";
import { isJsonObject } from "./_json_value.ts";
import type { NamedPeople } from "./_people.ts";
import { personId } from "./_person.ts";

/** Tool all Opsgenie ids belong to. */
export const vendor = "opsgenie";

/** Source of incidents; timelines name their incident by it. */
export const incidentsKind = "opsgenie_incidents";

/** A user name, which in Opsgenie is an address. */
const address = /^[^\s@]+@[^\s@]+$/;

/** Whoever did something, where it was a person: timelines give a name and no id, and call "System" a user. */
export function personNamed(actor: Fields): string | null {
  const name = actor.text("name");
  return actor.text("type") === "user" && name !== "System" ? name : null;
}

function isUser(value: unknown): value is { id: string } {
  return isJsonObject(value) && value["type"] === "user" && typeof value["id"] === "string";
}

/** People a value names: users by their id, and user names, which are ids and names in one. */
export function peopleIn(value: unknown, found: Map<string, string | null> = new Map()): NamedPeople {
  if (typeof value === "string" && address.test(value)) found.set(value, value);
  else if (isUser(value)) found.set(value.id, found.get(value.id) ?? null);
  else if (typeof value === "object" && value !== null) {
    for (const item of Object.values(value)) peopleIn(item, found);
  }
  return found;
}

/** A value for `extra`: people as pseudonyms. */
export function withoutPeople(value: unknown): unknown {
  if (typeof value === "string" && address.test(value)) return personId(vendor, value);
  if (isUser(value)) return { type: "user", id: personId(vendor, value.id) };
  if (Array.isArray(value)) return value.map(withoutPeople);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutPeople(item)]));
}
