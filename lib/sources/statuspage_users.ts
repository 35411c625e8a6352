import type { Source } from "../model/source.ts";
import type { Fields } from "./_fields.ts";
import { fullName } from "./_full_name.ts";
import { jsonListSource } from "./_json_list.ts";
import { type Mapped, missing } from "./_map_records.ts";
import { personRow } from "./_people.ts";
import { vendor } from "./_statuspage.ts";

/** A member of the organisation; the token that may stand beside is a secret and goes nowhere. */
export function mapUser(fields: Fields): Mapped {
  const id = fields.text("id");
  if (id === null) return missing("id");
  const told = {
    name: fullName(fields.text("first_name"), fields.text("last_name")),
    email: fields.text("email"),
  };
  return { rows: [personRow(vendor, id, told)] };
}

/** `GET /organizations/{id}/users` of Statuspage. */
export const statuspageUsers: Source = jsonListSource({
  kind: "statuspage_users",
  title: "Statuspage users",
  members: ["users"],
  why: "users with Statuspage's organisation",
  fits: (first) =>
    first.has("id", "first_name", "last_name", "email", "organization_id") &&
    first.lacks("role_id"),
  map: mapUser,
});
