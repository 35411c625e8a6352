import type { Source } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { jsonListSource } from "../_json_list.ts";
import { type Mapped, missing } from "../_map_records.ts";
import { vendor } from "./_pagerduty.ts";
import { personRow } from "../_people.ts";

/** A user as a person. */
export function mapUser(fields: Fields): Mapped {
  const id = fields.text("id");
  if (id === null) return missing("id");
  const told = { name: fields.text("name") ?? fields.text("summary"), email: fields.text("email") };
  return { rows: [personRow(vendor, id, told)] };
}

/** `GET /users` of PagerDuty. */
export const pagerdutyUsers: Source = jsonListSource({
  kind: "pagerduty_users",
  title: "PagerDuty users",
  members: ["users", "user"],
  why: "users with PagerDuty's contact methods",
  fits: (first) => first.has("name", "email", "time_zone", "contact_methods", "notification_rules"),
  map: mapUser,
});
