import type { Source } from "../model/source.ts";
import { jobsKind, mapJob } from "./_circleci_job.ts";
import { jsonSource } from "./_json_source.ts";

/** `GET /workflow/{id}/job` of CircleCI. */
export const circleciJobs: Source = jsonSource({
  kind: jobsKind,
  title: "CircleCI jobs",
  names: ["items"],
  has: ["id", "project_slug", "dependencies", "name", "status", "type"],
  why: "jobs by CircleCI's project and dependencies",
  map: mapJob,
});
