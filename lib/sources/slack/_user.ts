import type { Fields } from "../_fields.ts";
import { type Mapped, missing } from "../_map_records.ts";
import { personId } from "../_person.ts";
import { vendor } from "./_slack.ts";

/** Source of these rows, whether they come from a folder or a zip: the same row from both. */
export const usersKind = "slack_users";

/** One member of the workspace. The only place of a Slack export names are taken from. */
export function mapUser(fields: Fields): Mapped {
  const id = fields.text("id");
  if (id === null) return missing("id");
  if (fields.values["is_bot"] === true || id === "USLACKBOT") return { nothing: "a bot is no person" };
  const profile = fields.object("profile");
  const name = profile.text("real_name") ?? fields.text("real_name") ?? profile.text("display_name") ??
    fields.text("name");
  const row = {
    person_id: personId(vendor, id),
    source: usersKind,
    vendor_id: id,
    name,
    email: profile.text("email"),
    handle: profile.text("display_name") ?? fields.text("name"),
  };
  return { rows: [{ table: "people", row }] };
}
