import type { Source } from "../model/source.ts";
import { mapPipeline, pipelinesKind } from "./_gitlab_run.ts";
import { jsonSource } from "./_json_source.ts";

/** `GET /projects/{id}/pipelines` of GitLab, or single pipelines with their start and end. */
export const gitlabPipelines: Source = jsonSource({
  kind: pipelinesKind,
  title: "GitLab pipelines",
  names: ["pipelines"],
  has: ["id", "project_id", "sha", "ref", "status", "web_url"],
  lacks: ["stage", "environment"],
  where: (json, base) => json.text(`${base}.web_url`).includes("/pipelines/"),
  why: "pipelines by GitLab's address",
  map: mapPipeline,
});
