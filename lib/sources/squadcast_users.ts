import type { Source } from "../model/source.ts";
import type { Fields } from "./_fields.ts";
import { jsonListSource } from "./_json_list.ts";
import { fullName } from "./_full_name.ts";
import { type Mapped, missing } from "./_map_records.ts";
import { personRow } from "./_people.ts";
import { vendor } from "./_squadcast.ts";

/** A user as a person. */
export function mapUser(fields: Fields): Mapped {
  const id = fields.text("id");
  if (id === null) return missing("id");
  const told = {
    name: fullName(fields.text("first_name"), fields.text("last_name")),
    email: fields.text("email"),
  };
  return { rows: [personRow(vendor, id, told)] };
}

/** `GET /v3/users` of Squadcast. */
export const squadcastUsers: Source = jsonListSource({
  kind: "squadcast_users",
  title: "Squadcast users",
  members: ["data"],
  why: "users with Squadcast's rules of notification",
  fits: (first) => first.has("id", "first_name", "last_name", "email", "notification_rules"),
  map: mapUser,
});
