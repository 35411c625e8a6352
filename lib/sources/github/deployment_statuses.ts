import type { Config } from "../../model/config.ts";
import type { Source } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { deploymentId, repositoryOf, statusRow } from "./_github.ts";
import { jsonListSource } from "../_json_list.ts";
import { type Mapped, missing } from "../_map_records.ts";

const kind = "github_deployment_statuses";
const states = /^(error|failure|inactive|in_progress|queued|pending|success)$/;

function mapStatus(fields: Fields, config: Config): Mapped {
  const id = /\/deployments\/(\d+)/.exec(fields.text("deployment_url") ?? "")?.[1];
  if (id === undefined) return missing("deployment_url");
  const changeId = deploymentId(repositoryOf(fields, "deployment_url", "repository_url", "url"), id);
  const row = statusRow(fields, changeId, config.zones.sources[kind]);
  if (row) return { rows: [row] };
  if (fields.text("state") === "inactive") return { nothing: "a later deployment took its place" };
  const field = fields.defects.length > 0 || fields.text("created_at") === null ? "created_at" : "state";
  const reason = field === "state" ? "it is no state we know" : "a state without its time says nothing";
  return { rejected: { code: "E-SCHEMA", field, value: fields.text(field), reason } };
}

/** `GET /repos/{owner}/{repo}/deployments/{id}/statuses` of GitHub, of one deployment or many in one array. */
export const githubDeploymentStatuses: Source = jsonListSource({
  kind,
  title: "GitHub deployment statuses",
  members: ["statuses"],
  why: "statuses with GitHub's states and addresses",
  fits: (first) => first.has("deployment_url", "created_at") && states.test(first.text("state")),
  map: mapStatus,
});
