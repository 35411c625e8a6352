import type { Fields } from "../_fields.ts";
import { vendor } from "./_gitlab.ts";
import { personRows } from "../_people.ts";
import type { SideKind } from "../_side_records.ts";

function userRows(fields: Fields) {
  const id = fields.text("username");
  return id === null ? [] : personRows(vendor, new Map([[id, fields.text("name")]]));
}

/** What GitLab exports beside what changes or breaks. */
export const gitlabSideKinds: readonly SideKind[] = [
  { what: "a user", has: ["username", "name", "state", "avatar_url"], people: userRows },
  { what: "a project", has: ["path_with_namespace", "name"] },
  { what: "a group", has: ["full_path", "visibility", "name"] },
  { what: "a label", has: ["name", "color", "text_color"] },
  { what: "a milestone", has: ["iid", "title", "start_date", "expired"] },
  { what: "a branch", has: ["name", "merged", "developers_can_push"] },
  { what: "a tag", has: ["name", "target", "protected"] },
];
