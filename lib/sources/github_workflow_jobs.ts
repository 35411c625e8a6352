import type { Source } from "../model/source.ts";
import { jobsKind, mapJob } from "./_github_job.ts";
import { jsonSource } from "./_json_source.ts";

/** `GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs` of GitHub. */
export const githubWorkflowJobs: Source = jsonSource({
  kind: jobsKind,
  title: "GitHub workflow jobs",
  names: ["jobs"],
  has: ["id", "run_id", "head_sha", "status", "name"],
  why: "jobs of GitHub's workflow runs by their fields",
  map: mapJob,
});
