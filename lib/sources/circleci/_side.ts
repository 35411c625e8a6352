import type { SideKind } from "../_side_records.ts";

/** What CircleCI exports beside what changes. */
export const circleciSideKinds: readonly SideKind[] = [
  { what: "a project", has: ["slug", "organization_slug", "vcs_info"] },
  { what: "the result of a test", has: ["classname", "result", "run_time"] },
  { what: "an order of a usage report", has: ["usage_export_job_id", "state"] },
  { what: "an organisation", has: ["slug", "vcs_type", "name"] },
];
