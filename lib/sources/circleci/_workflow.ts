import type { Config } from "../../model/config.ts";
import type { SourceRow } from "../../model/source.ts";
import { environmentIn, runKind } from "../_ci_names.ts";
import { outcomeOf, serviceOf, vendor } from "./_circleci.ts";
import { jobRow } from "./_job.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { type Mapped, missing } from "../_map_records.ts";
import { personId } from "../_person.ts";

/** Names workflows in the ledger and in their keys. */
export const workflowsKind = "circleci_workflows";

/** Fields with a column of their own, people, and the jobs, which have rows of their own. */
const placed = new Set(
  "id name status created_at stopped_at started_by canceled_by errored_by jobs".split(" "),
);

function workflowRow(fields: Fields, id: string, config: Config): SourceRow {
  const zone = config.zones.sources[workflowsKind];
  const [name, word, starter] = [fields.text("name"), fields.text("status"), fields.text("started_by")];
  const kind = runKind(name);
  const status = outcomeOf(word, config);
  const stopped = fields.instant("stopped_at", zone);
  const row = {
    change_id: `${workflowsKind}:${id}`,
    source: workflowsKind,
    vendor_id: id,
    kind,
    service: serviceOf(fields, config),
    environment: kind === "deployment" ? environmentIn(config, name) : null,
    title: name,
    status,
    status_raw: word,
    started_at: fields.instant("created_at", zone),
    finished_at: status === "in_progress" ? null : stopped,
    author_id: starter === null ? null : personId(vendor, starter),
    ref: fields.text("tag"),
    updated_at: stopped,
    extra: extraJson(fields.values, (key) => !placed.has(key)),
  };
  return { table: "changes", row };
}

/** The rows of a workflow and of the jobs it may hold; NULL where it has no id. */
export function workflowRows(fields: Fields, config: Config): SourceRow[] | null {
  const id = fields.text("id");
  if (id === null) return null;
  const jobs = fields.list("jobs").flatMap((job) => jobRow(job, fields.text("name"), config) ?? []);
  return [workflowRow(fields, id, config), ...jobs];
}

/** A workflow: a deployment where its name says that it deploys, else a build. */
export function mapWorkflow(fields: Fields, config: Config): Mapped {
  const [first, ...rest] = workflowRows(fields, config) ?? [];
  return first ? { rows: [first, ...rest] } : missing("id");
}
