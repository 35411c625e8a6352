import type { Config } from "../model/config.ts";
import type { Head, Recognition, Source } from "../model/source.ts";
import type { Fields } from "./_fields.ts";
import { deploymentId, repositoryOf, statusRow } from "./_github.ts";
import { countJsonRecords } from "./_json_count.ts";
import { jsonHead } from "./_json_head.ts";
import { placeOf } from "./_json_place.ts";
import { mapJsonRecords, type Mapped, missing } from "./_map_records.ts";

const kind = "github_deployment_statuses";
const name = "statuses";
const states = /^(error|failure|inactive|in_progress|queued|pending|success)$/;

function recognise(head: Head): Recognition | null {
  const json = jsonHead(head);
  const base = json.kind("$") === "array" ? "$[0]" : `$.${name}[0]`;
  const isStatus = json.has(`${base}.deployment_url`, `${base}.created_at`) &&
    states.test(json.text(`${base}.state`));
  return isStatus ? { sure: 0.95, why: "GitHub's deployment statuses by state and address" } : null;
}

function mapping(config: Config): (fields: Fields) => Mapped {
  return (fields) => {
    const id = /\/deployments\/(\d+)/.exec(fields.text("deployment_url") ?? "")?.[1];
    if (id === undefined) return missing("deployment_url");
    const changeId = deploymentId(repositoryOf(fields, "deployment_url", "repository_url", "url"), id);
    const row = statusRow(fields, changeId, config.zones.sources[kind]);
    if (row) return { rows: [row] };
    if (fields.text("state") === "inactive") return { nothing: "a later deployment took its place" };
    const field = fields.defects.length > 0 || fields.text("created_at") === null ? "created_at" : "state";
    const reason = field === "state" ? "it is no state we know" : "a state without its time says nothing";
    return { rejected: { code: "E-SCHEMA", field, value: fields.text(field), reason } };
  };
}

/** `GET /repos/{owner}/{repo}/deployments/{id}/statuses` of GitHub, of one deployment or many in one array. */
export const githubDeploymentStatuses: Source = {
  kind,
  title: "GitHub deployment statuses",
  recognise,
  count: async (file) => countJsonRecords(file, await placeOf(file, name)),
  async *read(file) {
    yield* mapJsonRecords(file, await placeOf(file, name), mapping(file.config));
  },
};
