import type { Source } from "../model/source.ts";
import { issuesKind, mapIssue } from "./_github_issue.ts";
import { jsonSource } from "./_json_source.ts";

/** `GET /repos/{owner}/{repo}/issues` of GitHub, pull requests among them, and `GET /issues` and `/search/issues`. */
export const githubIssues: Source = jsonSource({
  kind: issuesKind,
  title: "GitHub issues",
  names: ["items", "issues"],
  has: ["number", "title", "state", "user", "labels", "comments_url", "labels_url"],
  lacks: ["head", "base"],
  why: "issues with GitHub's addresses",
  map: mapIssue,
});
