import type { SourceRow } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { isJsonObject } from "../_json_value.ts";
import { personRow } from "../_people.ts";
import { toolPeople } from "../_tool_people.ts";

/** Tool all FireHydrant ids belong to. */
export const vendor = "firehydrant";

/** Source of incidents. */
export const incidentsKind = "firehydrant_incidents";

/** A person has an address; the tool's bot and integrations have a source of their own. */
function personAt(value: unknown) {
  if (!isJsonObject(value) || typeof value["id"] !== "string" || value["email"] === undefined) return null;
  if (value["source"] !== undefined && value["source"] !== "firehydrant_user") return null;
  return { id: value["id"], name: typeof value["name"] === "string" ? value["name"] : null };
}

/** Whom a record names, and how they are hidden. */
export const { peopleIn, withoutPeople, personOf } = toolPeople(vendor, personAt);

/** The row of a user from a list of users or of a team's members. */
export function userRow(user: Fields, team: string | null): SourceRow | null {
  const id = user.text("id");
  if (id === null) return null;
  return personRow(vendor, id, { name: user.text("name"), email: user.text("email"), team });
}
