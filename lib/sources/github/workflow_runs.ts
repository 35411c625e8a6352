import type { Source } from "../../model/source.ts";
import { mapRun, runsKind } from "./_run.ts";
import { jsonListSource } from "../_json_list.ts";

/** `GET /repos/{owner}/{repo}/actions/runs` of GitHub. */
export const githubWorkflowRuns: Source = jsonListSource({
  kind: runsKind,
  title: "GitHub workflow runs",
  members: ["workflow_runs"],
  why: "runs with GitHub's workflow and event",
  fits: (first) => first.has("id", "head_sha", "event", "status", "workflow_id") && first.lacks("run_id"),
  map: mapRun,
});
