import type { Source } from "../../model/source.ts";
import { mapPipeline, pipelinesKind } from "./_run.ts";
import { jsonListSource } from "../_json_list.ts";

/** `GET /projects/{id}/pipelines` of GitLab, or single pipelines with their start and end. */
export const gitlabPipelines: Source = jsonListSource({
  kind: pipelinesKind,
  title: "GitLab pipelines",
  members: ["pipelines"],
  why: "pipelines with GitLab's address",
  fits: (first) =>
    first.has("id", "project_id", "sha", "ref", "status", "web_url") && first.lacks("stage", "environment") &&
    first.text("web_url").includes("/pipelines/"),
  map: mapPipeline,
});
