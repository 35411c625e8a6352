import type { Config } from "../../model/config.ts";
import type { Fields } from "../_fields.ts";
import { authorOf, projectIn, serviceOf, userRows } from "./_gitlab.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { Once } from "../_once.ts";

/** Names releases in the ledger and in their keys. */
export const releasesKind = "gitlab_releases";

/** A release: a version published at one moment. It has no id but its project and tag. */
export function mapRelease(fields: Fields, config: Config, once: Once): Mapped {
  const tag = fields.text("tag_name");
  if (tag === null) return missing("tag_name");
  const zone = config.zones.sources[releasesKind];
  const links = fields.object("_links");
  const path = /^\/(.+?)\/-\//.exec(fields.text("tag_path") ?? "")?.[1] ?? null;
  const project = projectIn(links.text("self"), links.text("edit_url")) ?? path;
  const at = fields.instant("released_at", zone) ?? fields.instant("created_at", zone);
  const isUpcoming = fields.boolean("upcoming_release") === true;
  const id = `${project ?? fields.text("project_id") ?? ""}@${tag}`;
  const row = {
    change_id: `${releasesKind}:${id}`,
    source: releasesKind,
    vendor_id: id,
    kind: "release",
    service: serviceOf(project, config),
    title: fields.text("name") ?? tag,
    status: isUpcoming ? "in_progress" : "success",
    status_raw: isUpcoming ? "upcoming" : null,
    started_at: at,
    finished_at: isUpcoming ? null : at,
    author_id: authorOf(fields, "author"),
    ref: tag,
    sha: fields.object("commit").text("id") ?? fields.text("commit_id"),
    url: links.text("self"),
  };
  return { rows: [{ table: "changes", row }, ...once.rows(userRows(fields, "author"))] };
}
