import type { Source } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { jsonListSource } from "../_json_list.ts";
import { type Mapped, missing } from "../_map_records.ts";
import { vendor } from "./_opsgenie.ts";
import { personRow } from "../_people.ts";

/** Incidents name people by id, alerts by user name and timelines by full name: each is a pseudonym of its own. */
export function mapUser(fields: Fields): Mapped {
  const id = fields.text("id");
  if (id === null) return missing("id");
  const told = { name: fields.text("fullName"), email: fields.text("username") };
  return { rows: [personRow(vendor, id, told)] };
}

/** `GET /v2/users` of Opsgenie. */
export const opsgenieUsers: Source = jsonListSource({
  kind: "opsgenie_users",
  title: "Opsgenie users",
  members: ["data"],
  why: "users with Opsgenie's user name, full name and role",
  fits: (first) => first.has("id", "username", "fullName", "role"),
  map: mapUser,
});
