import type { Source } from "../../model/source.ts";
import { jobsKind, mapJob } from "./_run.ts";
import { jsonListSource } from "../_json_list.ts";

/** `GET /projects/{id}/jobs` of GitLab. */
export const gitlabJobs: Source = jsonListSource({
  kind: jobsKind,
  title: "GitLab jobs",
  members: ["jobs"],
  why: "jobs with GitLab's stage and address",
  fits: (first) => first.has("id", "stage", "name", "ref", "status", "web_url", "allow_failure"),
  map: mapJob,
});
