import type { Config } from "../../model/config.ts";
import type { Source } from "../../model/source.ts";
import { Fields } from "../_fields.ts";
import { jsonListSource } from "../_json_list.ts";
import type { Mapped } from "../_map_records.ts";
import type { Once } from "../_once.ts";
import { mapRun } from "./_run.ts";

/** Fields that the command calls otherwise than the API, in small letters with underscores. */
const renamed: Readonly<Record<string, string>> = {
  database_id: "id",
  workflow_name: "name",
  workflow_database_id: "workflow_id",
  started_at: "run_started_at",
  attempt: "run_attempt",
  number: "run_number",
  url: "html_url",
};

/** The run as the API tells it. `name` and `workflowName` are the same, and either may have been asked for. */
function asOfApi(fields: Fields): Fields {
  const values = Object.entries(fields.values).map(([key, value]) => {
    const name = key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return [renamed[name] ?? name, value];
  });
  return new Fields(Object.fromEntries(values), fields.defects);
}

function mapListed(fields: Fields, config: Config, once: Once): Mapped {
  return mapRun(asOfApi(fields), config, once);
}

/** `gh run list --json …`: the runs of `actions/runs`, under the command's own names of their fields. */
export const githubRunList: Source = jsonListSource({
  kind: "github_run_list",
  title: "GitHub workflow runs (gh run list)",
  members: [],
  why: "runs with the fields of gh run list",
  fits: (first) =>
    first.has("databaseId", "status") &&
    ["workflowName", "headBranch", "event"].some((name) => first.has(name)),
  map: mapListed,
});
