import type { Source } from "../model/source.ts";
import { jobsKind, mapJob } from "./_gitlab_run.ts";
import { jsonSource } from "./_json_source.ts";

/** `GET /projects/{id}/jobs` of GitLab. */
export const gitlabJobs: Source = jsonSource({
  kind: jobsKind,
  title: "GitLab jobs",
  names: ["jobs"],
  has: ["id", "stage", "name", "ref", "status", "web_url", "allow_failure"],
  why: "jobs by GitLab's stage and address",
  map: mapJob,
});
