import type { Config } from "../../model/config.ts";
import type { SourceRow } from "../../model/source.ts";
import { deploys, environmentIn, runKind } from "../_ci_names.ts";
import { outcomeOf, serviceOf } from "./_circleci.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { type Mapped, missing } from "../_map_records.ts";

/** Names jobs in the ledger and in their keys. */
export const jobsKind = "circleci_jobs";

/** Fields with a column of their own, and people. */
const placed = new Set("id name status created_at started_at stopped_at approved_by canceled_by".split(" "));

/**
 * The row of a job: a deployment where its name says that it deploys and its workflow's, where that is known, does not,
 * for then the workflow is the deployment. NULL where it has no id.
 */
export function jobRow(fields: Fields, workflow: string | null, config: Config): SourceRow | null {
  const id = fields.text("id");
  if (id === null) return null;
  const zone = config.zones.sources[jobsKind];
  const [name, word] = [fields.text("name"), fields.text("status")];
  const kind = deploys(workflow) ? "build" : runKind(name);
  const row = {
    change_id: `${jobsKind}:${id}`,
    source: jobsKind,
    vendor_id: id,
    kind,
    service: serviceOf(fields, config),
    environment: kind === "deployment" ? environmentIn(config, name) : null,
    title: name,
    status: outcomeOf(word, config),
    status_raw: word,
    started_at: fields.instant("started_at", zone) ?? fields.instant("created_at", zone),
    finished_at: fields.instant("stopped_at", zone),
    extra: extraJson(fields.values, (key) => !placed.has(key)),
  };
  return { table: "changes", row };
}

/** A job on its own. */
export function mapJob(fields: Fields, config: Config): Mapped {
  const row = jobRow(fields, null, config);
  return row === null ? missing("id") : { rows: [row] };
}
