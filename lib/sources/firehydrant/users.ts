import type { Source } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { userRow } from "./_firehydrant.ts";
import { jsonListSource } from "../_json_list.ts";
import { type Mapped, missing } from "../_map_records.ts";

/** A user as a person. */
export function mapUser(fields: Fields): Mapped {
  const row = userRow(fields, null);
  return row === null ? missing("id") : { rows: [row] };
}

/** `GET /v1/users` of FireHydrant. */
export const firehydrantUsers: Source = jsonListSource({
  kind: "firehydrant_users",
  title: "FireHydrant users",
  members: ["data"],
  why: "users with FireHydrant's mark of a linked chat",
  fits: (first) => first.has("id", "name", "email", "slack_linked?"),
  map: mapUser,
});
