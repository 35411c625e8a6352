import type { Source } from "../../model/source.ts";
import { deploymentsKind, mapDeployment } from "./_deployment.ts";
import { jsonListSource } from "../_json_list.ts";

/** `GET /projects/{id}/deployments` of GitLab. */
export const gitlabDeployments: Source = jsonListSource({
  kind: deploymentsKind,
  title: "GitLab deployments",
  members: ["deployments"],
  why: "deployments with GitLab's environment and iid",
  fits: (first) => first.has("id", "iid", "ref", "sha", "status", "environment.name", "created_at"),
  map: mapDeployment,
});
