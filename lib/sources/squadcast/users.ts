import type { Source } from "../../model/source.ts";
import { jsonListSource } from "../_json_list.ts";
import { namedUsers } from "../_named_users.ts";
import { vendor } from "./_squadcast.ts";

/** A user as a person. */
export const mapUser = namedUsers(vendor);

/** `GET /v3/users` of Squadcast. */
export const squadcastUsers: Source = jsonListSource({
  kind: "squadcast_users",
  title: "Squadcast users",
  members: ["data"],
  why: "users with Squadcast's rules of notification",
  fits: (first) => first.has("id", "first_name", "last_name", "email", "notification_rules"),
  map: mapUser,
});
