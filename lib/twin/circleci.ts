import { iso } from "./_clock.ts";
import { deploymentFiles } from "./_deployment_files.ts";
import { uuidOf } from "./_vendor_ids.ts";
import type { Company } from "./company.ts";
import type { Deployment } from "./deployments.ts";
import type { ExportText } from "./export_text.ts";

const statuses = { success: "success", failure: "failed", error: "error" } as const;

function workflow(told: Deployment, number: number): unknown {
  const { id, service, outcome, environment, startedAt, finishedAt } = told;
  return {
    pipeline_id: uuidOf(`pipeline/${id}`),
    id: uuidOf(`workflow/${id}`),
    name: `deploy-${environment}`,
    project_slug: `gh/larkspur/${service.repo}`,
    status: outcome === null ? "running" : statuses[outcome],
    started_by: uuidOf("deployer"),
    pipeline_number: number,
    created_at: iso(startedAt),
    stopped_at: outcome === null ? null : iso(finishedAt),
  };
}

/** The company's deployments as workflows of CircleCI. */
export function circleciFiles(company: Company): readonly ExportText[] {
  const tail = `,"next_page_token":null`;
  return deploymentFiles(company, {
    tool: "circleci",
    source: "circleci_workflows",
    member: "items",
    tail,
    write: workflow,
  });
}
