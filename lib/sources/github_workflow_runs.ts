import type { Source } from "../model/source.ts";
import { mapRun, runsKind } from "./_github_run.ts";
import { jsonSource } from "./_json_source.ts";

/** `GET /repos/{owner}/{repo}/actions/runs` of GitHub. */
export const githubWorkflowRuns: Source = jsonSource({
  kind: runsKind,
  title: "GitHub workflow runs",
  names: ["workflow_runs"],
  has: ["id", "head_sha", "event", "status", "workflow_id"],
  lacks: ["run_id"],
  why: "runs of GitHub's workflows by their fields",
  map: mapRun,
});
