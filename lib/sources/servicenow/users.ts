import type { Source } from "../../model/source.ts";
import { jsonListSource } from "../_json_list.ts";
import { mapTableUser } from "./_record.ts";

/** `GET /api/now/table/sys_user` of ServiceNow: names for the people of the incident table. */
export const servicenowUsers: Source = jsonListSource({
  kind: "servicenow_users",
  title: "ServiceNow users (Table API)",
  members: ["result", "records"],
  why: "records of ServiceNow's user table",
  fits: (first) => first.has("sys_id", "name", "email") && first.lacks("number"),
  map: mapTableUser,
});
