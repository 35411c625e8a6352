import type { Source } from "../model/source.ts";
import { mapPipeline, pipelinesKind } from "./_circleci_pipeline.ts";
import { jsonSource } from "./_json_source.ts";

/** `GET /project/{slug}/pipeline` of CircleCI; workflows and jobs may be embedded. */
export const circleciPipelines: Source = jsonSource({
  kind: pipelinesKind,
  title: "CircleCI pipelines",
  names: ["items"],
  has: ["id", "project_slug", "number", "state", "created_at", "trigger"],
  why: "pipelines by CircleCI's project and trigger",
  map: mapPipeline,
});
