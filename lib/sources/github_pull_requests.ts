import type { Source } from "../model/source.ts";
import { mapRequest, requestsKind } from "./_github_request.ts";
import { jsonSource } from "./_json_source.ts";

/** `GET /repos/{owner}/{repo}/pulls` of GitHub. */
export const githubPullRequests: Source = jsonSource({
  kind: requestsKind,
  title: "GitHub pull requests",
  names: ["pull_requests"],
  has: ["number", "title", "user", "head.ref", "base.ref"],
  why: "pull requests with GitHub's head and base",
  map: mapRequest,
});
