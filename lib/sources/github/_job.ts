import type { Config } from "../../model/config.ts";
import { deploys, environmentIn, runKind } from "../_ci_names.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { repositoryIn, serviceOf, withoutPeople } from "./_github.ts";
import { outcomeOf } from "./_outcome.ts";
import { type Mapped, missing } from "../_map_records.ts";

/** Names the jobs of runs in the ledger and in their keys. */
export const jobsKind = "github_workflow_jobs";

/** Fields with a column of their own, and those that repeat them or tell of the machine it ran on. */
const placed = new Set([
  ..."id node_id name head_branch head_sha status conclusion url html_url run_url check_run_url".split(" "),
  ..."created_at started_at completed_at steps runner_id runner_name runner_group_id runner_group_name".split(
    " ",
  ),
]);

/**
 * A job of a run: a deployment where its name says that it deploys and its workflow's does not, for then the run is the
 * deployment; else a build.
 */
export function mapJob(fields: Fields, config: Config): Mapped {
  const id = fields.text("id");
  if (id === null) return missing("id");
  const zone = config.zones.sources[jobsKind];
  const { status, status_raw } = outcomeOf(fields, config);
  const name = fields.text("name");
  const kind = deploys(fields.text("workflow_name")) ? "build" : runKind(name);
  const row = {
    change_id: `${jobsKind}:${id}`,
    source: jobsKind,
    vendor_id: id,
    kind,
    service: serviceOf(repositoryIn(fields), config),
    environment: kind === "deployment" ? environmentIn(config, name) : null,
    title: name,
    status,
    status_raw,
    started_at: fields.instant("started_at", zone) ?? fields.instant("created_at", zone),
    finished_at: fields.instant("completed_at", zone),
    ref: fields.text("head_branch"),
    sha: fields.text("head_sha"),
    url: fields.text("html_url") ?? fields.text("url"),
    extra: extraJson(fields.values, (key) => !placed.has(key), withoutPeople),
  };
  return { rows: [{ table: "changes", row }] };
}
