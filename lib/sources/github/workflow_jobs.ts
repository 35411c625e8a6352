import type { Source } from "../../model/source.ts";
import { jobsKind, mapJob } from "./_job.ts";
import { jsonListSource } from "../_json_list.ts";

/** `GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs` of GitHub. */
export const githubWorkflowJobs: Source = jsonListSource({
  kind: jobsKind,
  title: "GitHub workflow jobs",
  members: ["jobs"],
  why: "jobs with GitHub's run and sha",
  fits: (first) => first.has("id", "run_id", "head_sha", "status", "name"),
  map: mapJob,
});
