import type { Source } from "../model/source.ts";
import { issuesKind, mapIssue } from "./_gitlab_issue.ts";
import { jsonSource } from "./_json_source.ts";

/** `GET /projects/{id}/issues` of GitLab, or a group's. */
export const gitlabIssues: Source = jsonSource({
  kind: issuesKind,
  title: "GitLab issues",
  names: ["issues"],
  has: ["id", "iid", "project_id", "title", "state", "labels", "web_url"],
  lacks: ["source_branch"],
  where: (json, base) => /\/(?:issues|work_items|incidents?)\//.test(json.text(`${base}.web_url`)),
  why: "issues by GitLab's address",
  map: mapIssue,
});
