import type { Source } from "../model/source.ts";
import { mapRequest, requestsKind } from "./_gitlab_request.ts";
import { jsonSource } from "./_json_source.ts";

/** `GET /projects/{id}/merge_requests` of GitLab. */
export const gitlabMergeRequests: Source = jsonSource({
  kind: requestsKind,
  title: "GitLab merge requests",
  names: ["merge_requests"],
  has: ["id", "iid", "source_branch", "target_branch", "state", "web_url"],
  why: "merge requests by GitLab's branches",
  map: mapRequest,
});
