import type { Source } from "../../model/source.ts";
import { mapRequest, requestsKind } from "./_request.ts";
import { jsonListSource } from "../_json_list.ts";

/** `GET /repos/{owner}/{repo}/pulls` of GitHub. */
export const githubPullRequests: Source = jsonListSource({
  kind: requestsKind,
  title: "GitHub pull requests",
  members: ["pull_requests"],
  why: "pull requests with GitHub's head and base",
  fits: (first) => first.has("number", "title", "user", "head.ref", "base.ref"),
  map: mapRequest,
});
