import type { Config } from "../../model/config.ts";
import { dependencyUpdates, isDependencyBot } from "../_dependency_update.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { authorOf, personRows, repositoryIn, serviceOf } from "./_github.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { Once } from "../_once.ts";

/** Names pull requests in the ledger and in their keys. */
export const requestsKind = "github_pull_requests";

const kept = new Set([
  "additions",
  "changed_files",
  "commits",
  "created_at",
  "deletions",
  "draft",
  "head",
  "number",
]);

interface Ending {
  readonly status: "cancelled" | "in_progress" | "success" | null;
  readonly status_raw: string | null;
  readonly at: string | null;
}

/** Whether a record would say that it was merged; `/issues` of older versions does not. */
function tellsMerging(fields: Fields): boolean {
  return [fields, fields.object("pull_request")].some(({ values }) =>
    Object.hasOwn(values, "merged_at") || Object.hasOwn(values, "merged")
  );
}

function ending(fields: Fields, zone: string | undefined): Ending {
  const state = fields.text("state")?.toLowerCase() ?? null;
  const merged = fields.instant("merged_at", zone) ??
    fields.object("pull_request").instant("merged_at", zone);
  if (merged !== null) return { status: "success", status_raw: "merged", at: merged };
  const at = fields.instant("closed_at", zone);
  if (fields.boolean("merged") === true) return { status: "success", status_raw: "merged", at };
  if (state === "open") return { status: "in_progress", status_raw: state, at: null };
  return { status: state === "closed" && tellsMerging(fields) ? "cancelled" : null, status_raw: state, at };
}

function labels(fields: Fields): readonly string[] {
  return fields.list("labels").flatMap((label) => label.text("name") ?? []);
}

function extraOf(fields: Fields, isDependency: boolean): string | null {
  const updates = isDependency ? dependencyUpdates(fields.text("title"), fields.text("body")) : [];
  const said = {
    ...fields.values,
    base: fields.object("base").text("ref"),
    head: fields.object("head").text("ref"),
    labels: labels(fields),
    packages: updates,
  };
  return extraJson(said, (key) => kept.has(key) || /^(?:base|labels|packages)$/.test(key));
}

function requestRow(fields: Fields, id: string, repository: string | null, config: Config) {
  const zone = config.zones.sources[requestsKind];
  const { status, status_raw, at } = ending(fields, zone);
  const created = fields.instant("created_at", zone);
  const isMerged = status === "success";
  const branch = fields.object("head").text("ref");
  const isDependency = isDependencyBot(fields.object("user").text("login"), branch);
  return {
    change_id: `${requestsKind}:${id}`,
    source: requestsKind,
    vendor_id: id,
    kind: isDependency ? "dependency" : "pull_request",
    service: serviceOf(repository, config),
    title: fields.text("title"),
    status,
    status_raw,
    started_at: isMerged ? at ?? created : created,
    finished_at: at,
    author_id: authorOf(fields.object("user")),
    ref: fields.object("base").text("ref"),
    sha: isMerged ? fields.text("merge_commit_sha") : fields.object("head").text("sha"),
    url: fields.text("html_url") ?? fields.text("url"),
    updated_at: fields.instant("updated_at", zone),
    extra: extraOf(fields, isDependency),
  };
}

/**
 * A pull request, as `/pulls` or `/issues` gives it: a dependency update where Dependabot or Renovate opened it. It changes
 * nothing before it is merged, so that is when it began and ended; one that was not merged began when it was opened.
 */
export function mapRequest(fields: Fields, config: Config, once: Once): Mapped {
  const number = fields.text("number");
  if (number === null) return missing("number");
  const repository = repositoryIn(fields);
  const id = repository === null ? fields.text("id") ?? number : `${repository}#${number}`;
  const row = requestRow(fields, id, repository, config);
  return { rows: [{ table: "changes", row }, ...once.rows(personRows(fields.object("user")))] };
}
