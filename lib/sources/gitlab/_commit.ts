import type { Config } from "../../model/config.ts";
import type { Fields } from "../_fields.ts";
import { projectIn, serviceOf, vendor } from "./_gitlab.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { Once } from "../_once.ts";
import { hidingNames, personRows } from "../_people.ts";
import { personId } from "../_person.ts";

/** Names commits in the ledger and in their keys. */
export const commitsKind = "gitlab_commits";

/** A commit: a change of the code at the time it was committed. GitLab knows its author by address only. */
export function mapCommit(fields: Fields, config: Config, once: Once): Mapped {
  const sha = fields.text("id");
  if (sha === null) return missing("id");
  const zone = config.zones.sources[commitsKind];
  const author = fields.text("author_email") ?? fields.text("author_name");
  const people = new Map(author === null ? [] : [[author, fields.text("author_name")]]);
  const at = fields.instant("committed_date", zone) ?? fields.instant("created_at", zone);
  const row = {
    change_id: `${commitsKind}:${sha}`,
    source: commitsKind,
    vendor_id: sha,
    kind: "commit",
    service: serviceOf(projectIn(fields.text("web_url")), config),
    title: hidingNames(vendor, people)(fields.text("title")),
    started_at: at,
    finished_at: at,
    author_id: author === null ? null : personId(vendor, author),
    ref: fields.text("branch"),
    sha,
    url: fields.text("web_url"),
  };
  return { rows: [{ table: "changes", row }, ...once.rows(personRows(vendor, people))] };
}
