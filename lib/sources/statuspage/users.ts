import type { Source } from "../../model/source.ts";
import { jsonListSource } from "../_json_list.ts";
import { namedUsers } from "../_named_users.ts";
import { vendor } from "./_statuspage.ts";

/** A member of the organisation; the token that may stand beside is a secret and goes nowhere. */
export const mapUser = namedUsers(vendor);

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
