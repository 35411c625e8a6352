import type { Source } from "../../model/source.ts";
import { jobsKind, mapJob } from "./_job.ts";
import { jsonListSource } from "../_json_list.ts";

/** `GET /workflow/{id}/job` of CircleCI. */
export const circleciJobs: Source = jsonListSource({
  kind: jobsKind,
  title: "CircleCI jobs",
  members: ["items"],
  why: "jobs with CircleCI's project and dependencies",
  fits: (first) => first.has("id", "project_slug", "dependencies", "name", "status", "type"),
  map: mapJob,
});
