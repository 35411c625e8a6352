import type { Fields } from "../_fields.ts";
import { isJsonObject } from "../_json_value.ts";
import { toolPeople } from "../_tool_people.ts";

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

/** A user by the id, or a user name, which is id and name in one. */
function personAt(value: unknown) {
  if (typeof value === "string" && address.test(value)) return { id: value, name: value };
  if (!isJsonObject(value) || value["type"] !== "user" || typeof value["id"] !== "string") return null;
  return { id: value["id"], name: null };
}

/** Whom a record names, and how they are hidden. */
export const { peopleIn, withoutPeople } = toolPeople(vendor, personAt);
