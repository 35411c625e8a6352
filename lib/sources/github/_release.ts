import type { Config } from "../../model/config.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { authorOf, personRows, repositoryIn, serviceOf, withoutPeople } from "./_github.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { Once } from "../_once.ts";

/** Names releases in the ledger and in their keys. */
export const releasesKind = "github_releases";

/** Fields with a column of their own, the notes, and those that only say where more is to be had. */
const placed = new Set([
  ..."id node_id name tag_name created_at published_at author url html_url assets_url upload_url".split(" "),
  ..."tarball_url zipball_url discussion_url assets body reactions repository updated_at".split(" "),
]);

/** A release: a version published at one moment. `created_at` is the date of its commit; a draft is not published yet. */
export function mapRelease(fields: Fields, config: Config, once: Once): Mapped {
  const id = fields.text("id");
  if (id === null) return missing("id");
  const zone = config.zones.sources[releasesKind];
  const published = fields.instant("published_at", zone);
  const isDraft = fields.boolean("draft") === true;
  const row = {
    change_id: `${releasesKind}:${id}`,
    source: releasesKind,
    vendor_id: id,
    kind: "release",
    service: serviceOf(repositoryIn(fields), config),
    title: fields.text("name") ?? fields.text("tag_name"),
    status: published === null ? isDraft ? "in_progress" : null : "success",
    status_raw: isDraft ? "draft" : published === null ? null : "published",
    started_at: published ?? fields.instant("created_at", zone),
    finished_at: published,
    author_id: authorOf(fields.object("author")),
    ref: fields.text("tag_name"),
    url: fields.text("html_url") ?? fields.text("url"),
    updated_at: fields.instant("updated_at", zone) ?? published,
    extra: extraJson(fields.values, (key) => !placed.has(key), withoutPeople),
  };
  return { rows: [{ table: "changes", row }, ...once.rows(personRows(fields.object("author")))] };
}
