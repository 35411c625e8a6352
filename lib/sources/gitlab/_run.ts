import type { Config } from "../../model/config.ts";
import { environmentIn, runKind } from "../_ci_names.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { authorOf, projectIn, serviceOf, userRows, withoutPeople } from "./_gitlab.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { Once } from "../_once.ts";
import { canonicalOutcome, type ChangeStatus } from "../_words.ts";

/** Names pipelines and jobs in the ledger and in their keys. */
export const pipelinesKind = "gitlab_pipelines", jobsKind = "gitlab_jobs";

/** GitLab's own words. */
const own: Readonly<Record<string, ChangeStatus>> = {
  manual: "in_progress",
  preparing: "in_progress",
  "waiting for callback": "in_progress",
  "waiting for resource": "in_progress",
};

/** Fields with a column of their own, and those that hold whole other objects. */
const placed = new Set([
  ..."id name ref sha status created_at updated_at started_at finished_at web_url user user_id".split(" "),
  ..."commit commit_id pipeline runner runner_id runner_manager artifacts artifacts_file".split(" "),
  ..."artifacts_expire_at project detailed_status duration queued_duration".split(" "),
]);

function runRow(fields: Fields, id: string, kind: string, names: readonly (string | null)[], config: Config) {
  const zone = config.zones.sources[kind];
  const change = runKind(...names);
  const word = fields.text("status");
  const status = canonicalOutcome(word, config, own);
  const isOver = status !== null && status !== "in_progress";
  const ended = fields.instant("finished_at", zone);
  const updated = fields.instant("updated_at", zone);
  return {
    change_id: `${kind}:${id}`,
    source: kind,
    vendor_id: id,
    kind: change,
    service: serviceOf(projectIn(fields.text("web_url")), config),
    environment: change === "deployment" ? environmentIn(config, ...names) : null,
    title: names.find((name) => name !== null) ?? fields.text("ref"),
    status,
    status_raw: word,
    started_at: fields.instant("started_at", zone) ?? fields.instant("created_at", zone),
    finished_at: isOver ? ended ?? updated : null,
    author_id: authorOf(fields, "user"),
    ref: fields.text("ref"),
    sha: fields.text("sha") ?? fields.object("commit").text("id") ?? fields.text("commit_id"),
    url: fields.text("web_url"),
    updated_at: updated ?? ended,
    extra: extraJson(fields.values, (key) => !placed.has(key), withoutPeople),
  };
}

/** A pipeline: a deployment where its name says that it deploys, else a build. Lists give no end: the last change is it. */
export function mapPipeline(fields: Fields, config: Config, once: Once): Mapped {
  const id = fields.text("id");
  if (id === null) return missing("id");
  const row = runRow(fields, id, pipelinesKind, [fields.text("name")], config);
  return { rows: [{ table: "changes", row }, ...once.rows(userRows(fields, "user"))] };
}

/** A job: a deployment where its name or its stage says that it deploys, else a build. */
export function mapJob(fields: Fields, config: Config, once: Once): Mapped {
  const id = fields.text("id");
  if (id === null) return missing("id");
  const row = runRow(fields, id, jobsKind, [fields.text("name"), fields.text("stage")], config);
  return { rows: [{ table: "changes", row }, ...once.rows(userRows(fields, "user"))] };
}
