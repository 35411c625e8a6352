import type { Source } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { fullName } from "../_full_name.ts";
import { jsonListSource } from "../_json_list.ts";
import { type Mapped, missing } from "../_map_records.ts";
import { personRow } from "../_people.ts";
import { vendor } from "./_victorops.ts";

/** A user as a person. */
export function mapUser(fields: Fields): Mapped {
  const username = fields.text("username");
  if (username === null) return missing("username");
  const told = {
    name: fields.text("displayName") ?? fullName(fields.text("firstName"), fields.text("lastName")),
    email: fields.text("email"),
  };
  return { rows: [personRow(vendor, username, told)] };
}

/** `GET /v2/user` of VictorOps, now Splunk On-Call. */
export const victoropsUsers: Source = jsonListSource({
  kind: "victorops_users",
  title: "VictorOps (Splunk On-Call) users",
  members: ["users"],
  why: "users with VictorOps' addresses",
  fits: (first) =>
    first.has("username", "email") &&
    /\/api-public\/v\d\/user\//.test(first.text("_selfUrl")),
  map: mapUser,
});
