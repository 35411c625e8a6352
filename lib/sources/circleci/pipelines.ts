import type { Source } from "../../model/source.ts";
import { mapPipeline, pipelinesKind } from "./_pipeline.ts";
import { jsonListSource } from "../_json_list.ts";

/** `GET /project/{slug}/pipeline` of CircleCI; workflows and jobs may be embedded. */
export const circleciPipelines: Source = jsonListSource({
  kind: pipelinesKind,
  title: "CircleCI pipelines",
  members: ["items"],
  why: "pipelines with CircleCI's project and trigger",
  fits: (first) => first.has("id", "project_slug", "number", "state", "created_at", "trigger"),
  map: mapPipeline,
});
