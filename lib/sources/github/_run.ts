import type { Config } from "../../model/config.ts";
import { environmentIn, runKind } from "../_ci_names.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { authorOf, personRows, repositoryIn, serviceOf, withoutPeople } from "./_github.ts";
import { outcomeOf } from "./_outcome.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { Once } from "../_once.ts";

/** Names the runs of workflows in the ledger and in their keys. */
export const runsKind = "github_workflow_runs";

/** Fields with a column of their own, and those that repeat them, hold whole other objects or say where more is to be had. */
const placed = new Set([
  ..."id node_id name display_title head_branch head_sha status conclusion url html_url created_at".split(
    " ",
  ),
  ..."updated_at run_started_at actor triggering_actor head_commit repository head_repository jobs_url".split(
    " ",
  ),
  ..."logs_url check_suite_url artifacts_url cancel_url rerun_url previous_attempt_url workflow_url".split(
    " ",
  ),
  ..."check_suite_id check_suite_node_id".split(" "),
]);

function isDeploying(fields: Fields): boolean {
  return runKind(fields.text("name"), fields.text("path")) === "deployment" ||
    fields.text("event") === "deployment";
}

function runRow(fields: Fields, id: string, config: Config) {
  const zone = config.zones.sources[runsKind];
  const { status, status_raw, isOver } = outcomeOf(fields, config);
  const updated_at = fields.instant("updated_at", zone);
  const kind = isDeploying(fields) ? "deployment" : "build";
  const [name, path, title] = ["name", "path", "display_title"].map((field) => fields.text(field));
  return {
    change_id: `${runsKind}:${id}`,
    source: runsKind,
    vendor_id: id,
    kind,
    service: serviceOf(repositoryIn(fields), config),
    environment: kind === "deployment" ? environmentIn(config, name ?? null, path ?? null) : null,
    title: [name, title].filter((part, at, all) => part && all.indexOf(part) === at).join(": ") || null,
    status,
    status_raw,
    started_at: fields.instant("run_started_at", zone) ?? fields.instant("created_at", zone),
    finished_at: isOver ? updated_at : null,
    author_id: authorOf(fields.object("triggering_actor")) ?? authorOf(fields.object("actor")),
    ref: fields.text("head_branch"),
    sha: fields.text("head_sha"),
    url: fields.text("html_url") ?? fields.text("url"),
    updated_at,
    extra: extraJson(fields.values, (key) => !placed.has(key), withoutPeople),
  };
}

/**
 * A run of a workflow: a deployment where the workflow's name or file says that it deploys, or where a deployment is what
 * started it; else a build. It ended when it was last updated: GitHub gives no other time.
 */
export function mapRun(fields: Fields, config: Config, once: Once): Mapped {
  const id = fields.text("id");
  if (id === null) return missing("id");
  const people = ["actor", "triggering_actor"].flatMap((name) => personRows(fields.object(name)));
  return { rows: [{ table: "changes", row: runRow(fields, id, config) }, ...once.rows(people)] };
}
