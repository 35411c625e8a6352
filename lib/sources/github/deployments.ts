import type { Config } from "../../model/config.ts";
import type { Source, SourceRow } from "../../model/source.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import {
  authorOf,
  deploymentId,
  personRows,
  repositoryOf,
  serviceOf,
  statusRow,
  withoutPeople,
} from "./_github.ts";
import type { Once } from "../_once.ts";
import { jsonListSource } from "../_json_list.ts";
import { type Mapped, missing } from "../_map_records.ts";
import { canonicalEnvironment } from "../_words.ts";

const kind = "github_deployments";
/** Fields with a column of their own, and those that only say where more is to be had. */
const placed = new Set([
  ..."id node_id url sha ref environment description creator created_at updated_at statuses".split(" "),
  ..."statuses_url repository_url performed_via_github_app".split(" "),
]);

function titleOf(fields: Fields): string | null {
  const what = [fields.text("task"), fields.text("ref")].filter((part) => part !== null).join(" ");
  return fields.text("description") ?? (what || null);
}

function changeRow(fields: Fields, changeId: string, id: string, repository: string | null, config: Config) {
  const zone = config.zones.sources[kind];
  return {
    change_id: changeId,
    source: kind,
    vendor_id: id,
    kind: "deployment",
    service: serviceOf(repository, config),
    environment: canonicalEnvironment(fields.text("environment"), config),
    title: titleOf(fields),
    started_at: fields.instant("created_at", zone),
    author_id: authorOf(fields.object("creator")),
    ref: fields.text("ref"),
    sha: fields.text("sha"),
    url: fields.text("url"),
    updated_at: fields.instant("updated_at", zone),
    extra: extraJson(fields.values, (key) => !placed.has(key), withoutPeople),
  };
}

function mapDeployment(fields: Fields, config: Config, once: Once): Mapped {
  const id = fields.text("id");
  if (id === null) return missing("id");
  const repository = repositoryOf(fields, "repository_url", "statuses_url", "url");
  const changeId = deploymentId(repository, id);
  const change: SourceRow = { table: "changes", row: changeRow(fields, changeId, id, repository, config) };
  const statuses = fields.list("statuses").flatMap((status) =>
    statusRow(status, changeId, config.zones.sources[kind]) ?? []
  );
  return { rows: [change, ...statuses, ...once.rows(personRows(fields.object("creator")))] };
}

/** `GET /repos/{owner}/{repo}/deployments` of GitHub; each may carry its statuses as `statuses`. */
export const githubDeployments: Source = jsonListSource({
  kind,
  title: "GitHub deployments",
  members: ["deployments"],
  why: "deployments with GitHub's addresses",
  fits: (first) =>
    first.has("id", "sha", "ref", "task", "environment", "created_at") &&
    (first.has("statuses_url") || first.has("repository_url")),
  map: mapDeployment,
});
