import type { Source } from "../model/source.ts";
import { mapWorkflow, workflowsKind } from "./_circleci_workflow.ts";
import { jsonSource } from "./_json_source.ts";

/** `GET /pipeline/{id}/workflow` of CircleCI. */
export const circleciWorkflows: Source = jsonSource({
  kind: workflowsKind,
  title: "CircleCI workflows",
  names: ["items"],
  has: ["id", "pipeline_id", "project_slug", "name", "status", "created_at"],
  lacks: ["workflow_id"],
  why: "workflows by CircleCI's project and pipeline",
  map: mapWorkflow,
});
