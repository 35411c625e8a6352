import type { Source } from "../../model/source.ts";
import { mapWorkflow, workflowsKind } from "./_workflow.ts";
import { jsonListSource } from "../_json_list.ts";

/** `GET /pipeline/{id}/workflow` of CircleCI. */
export const circleciWorkflows: Source = jsonListSource({
  kind: workflowsKind,
  title: "CircleCI workflows",
  members: ["items"],
  why: "workflows with CircleCI's project and pipeline",
  fits: (first) =>
    first.has("id", "pipeline_id", "project_slug", "name", "status", "created_at") &&
    first.lacks("workflow_id"),
  map: mapWorkflow,
});
