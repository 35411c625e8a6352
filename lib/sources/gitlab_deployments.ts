import type { Source } from "../model/source.ts";
import { deploymentsKind, mapDeployment } from "./_gitlab_deployment.ts";
import { jsonSource } from "./_json_source.ts";

/** `GET /projects/{id}/deployments` of GitLab. */
export const gitlabDeployments: Source = jsonSource({
  kind: deploymentsKind,
  title: "GitLab deployments",
  names: ["deployments"],
  has: ["id", "iid", "ref", "sha", "status", "environment.name", "created_at"],
  why: "deployments by GitLab's environment and iid",
  map: mapDeployment,
});
