import type { Config } from "../../model/config.ts";
import { dependencyUpdates, isDependencyBot } from "../_dependency_update.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { authorOf, projectIn, serviceOf, userRows } from "./_gitlab.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { Once } from "../_once.ts";
import type { ChangeStatus } from "../_words.ts";

/** Names merge requests in the ledger and in their keys. */
export const requestsKind = "gitlab_merge_requests";

const statuses: Readonly<Record<string, ChangeStatus>> = {
  merged: "success",
  opened: "in_progress",
  locked: "in_progress",
  closed: "cancelled",
};
const kept = /^(?:created_at|draft|iid|labels|packages|project_id|source_branch|changes_count)$/;

function requestRow(fields: Fields, id: string, config: Config) {
  const zone = config.zones.sources[requestsKind];
  const state = fields.text("state");
  const merged = fields.instant("merged_at", zone);
  const created = fields.instant("created_at", zone);
  const isDependency = isDependencyBot(
    fields.object("author").text("username"),
    fields.text("source_branch"),
  );
  const updates = isDependency ? dependencyUpdates(fields.text("title"), fields.text("description")) : [];
  return {
    change_id: `${requestsKind}:${id}`,
    source: requestsKind,
    vendor_id: id,
    kind: isDependency ? "dependency" : "pull_request",
    service: serviceOf(projectIn(fields.text("web_url")), config),
    title: fields.text("title"),
    status: state === null ? null : statuses[state] ?? null,
    status_raw: state,
    started_at: merged ?? created,
    finished_at: merged ?? fields.instant("closed_at", zone),
    author_id: authorOf(fields, "author"),
    ref: fields.text("target_branch"),
    sha: fields.text("merge_commit_sha") ?? fields.text("squash_commit_sha") ?? fields.text("sha"),
    url: fields.text("web_url"),
    updated_at: fields.instant("updated_at", zone),
    extra: extraJson({ ...fields.values, packages: updates }, (key) => kept.test(key)),
  };
}

/** A merge request: as a pull request of GitHub, a change from when it was merged. */
export function mapRequest(fields: Fields, config: Config, once: Once): Mapped {
  const id = fields.text("id");
  if (id === null) return missing("id");
  const row = requestRow(fields, id, config);
  return { rows: [{ table: "changes", row }, ...once.rows(userRows(fields, "author"))] };
}
