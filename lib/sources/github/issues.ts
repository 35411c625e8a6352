import type { Source } from "../../model/source.ts";
import { issuesKind, mapIssue } from "./_issue.ts";
import { jsonListSource } from "../_json_list.ts";

/** `GET /repos/{owner}/{repo}/issues` of GitHub, pull requests among them, and `GET /issues` and `/search/issues`. */
export const githubIssues: Source = jsonListSource({
  kind: issuesKind,
  title: "GitHub issues",
  members: ["items", "issues"],
  why: "issues with GitHub's addresses",
  fits: (first) =>
    first.has("number", "title", "state", "user", "labels", "comments_url", "labels_url") &&
    first.lacks("head", "base"),
  map: mapIssue,
});
