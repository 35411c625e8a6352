import type { Source } from "../../model/source.ts";
import { mapRequest, requestsKind } from "./_request.ts";
import { jsonListSource } from "../_json_list.ts";

/** `GET /projects/{id}/merge_requests` of GitLab. */
export const gitlabMergeRequests: Source = jsonListSource({
  kind: requestsKind,
  title: "GitLab merge requests",
  members: ["merge_requests"],
  why: "merge requests with GitLab's branches",
  fits: (first) => first.has("id", "iid", "source_branch", "target_branch", "state", "web_url"),
  map: mapRequest,
});
