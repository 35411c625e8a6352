import type { Source } from "../../model/source.ts";
import { issuesKind, mapIssue } from "./_issue.ts";
import { jsonListSource } from "../_json_list.ts";

/** `GET /projects/{id}/issues` of GitLab, or a group's. */
export const gitlabIssues: Source = jsonListSource({
  kind: issuesKind,
  title: "GitLab issues",
  members: ["issues"],
  why: "issues with GitLab's address",
  fits: (first) =>
    first.has("id", "iid", "project_id", "title", "state", "labels", "web_url") &&
    first.lacks("source_branch") && /\/(?:issues|work_items|incidents?)\//.test(first.text("web_url")),
  map: mapIssue,
});
