import type { Config } from "../../model/config.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { authorOf, projectIn, serviceOf, userRows, vendor, withoutPeople } from "./_gitlab.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { Once } from "../_once.ts";
import { hidingNames } from "../_people.ts";
import { canonicalEnvironment, canonicalOutcome, type ChangeStatus } from "../_words.ts";

/** Names deployments in the ledger and in their keys. */
export const deploymentsKind = "gitlab_deployments";

/** GitLab's own word: one that is blocked waits for somebody's approval. */
const own: Readonly<Record<string, ChangeStatus>> = { blocked: "in_progress" };

/** Fields with a column of their own, and those that hold whole other objects. */
const placed = new Set([
  ..."id ref sha status created_at updated_at finished_at environment user deployable".split(" "),
  ..."pending_approval_count approvals approval_summary".split(" "),
]);

/** The commit's title names its author in no field but these. */
function title(commit: Fields): string | null {
  const names = ["author", "committer"].flatMap((role) => commit.text(`${role}_name`) ?? []);
  return hidingNames(vendor, new Map(names.map((name) => [name, name])))(commit.text("title"));
}

function deploymentRow(fields: Fields, id: string, config: Config) {
  const zone = config.zones.sources[deploymentsKind];
  const job = fields.object("deployable");
  const commit = job.object("commit");
  const pipeline = job.object("pipeline").text("web_url");
  const url = job.text("web_url") ?? pipeline;
  const status = canonicalOutcome(fields.text("status"), config, own);
  const ended = fields.instant("finished_at", zone) ?? job.instant("finished_at", zone);
  return {
    change_id: `${deploymentsKind}:${id}`,
    source: deploymentsKind,
    vendor_id: id,
    kind: "deployment",
    service: serviceOf(projectIn(url, pipeline, commit.text("web_url")), config),
    environment: canonicalEnvironment(fields.object("environment").text("name"), config),
    title: title(commit) ?? job.text("name") ?? fields.text("ref"),
    status,
    status_raw: fields.text("status"),
    started_at: job.instant("started_at", zone) ?? fields.instant("created_at", zone),
    finished_at: status === "in_progress" ? null : ended,
    author_id: authorOf(fields, "user"),
    ref: fields.text("ref"),
    sha: fields.text("sha"),
    url,
    updated_at: fields.instant("updated_at", zone),
    extra: extraJson(
      { ...fields.values, job: job.text("name"), pipeline },
      (key) => !placed.has(key),
      withoutPeople,
    ),
  };
}

/**
 * A deployment: it began when its job did, or when it was made where no job carries it out. It ended when its job did; one
 * made through the API says of no end.
 */
export function mapDeployment(fields: Fields, config: Config, once: Once): Mapped {
  const id = fields.text("id");
  if (id === null) return missing("id");
  const row = deploymentRow(fields, id, config);
  return { rows: [{ table: "changes", row }, ...once.rows(userRows(fields, "user"))] };
}
