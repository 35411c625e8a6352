import type { Source } from "../model/source.ts";
import { commitsKind, mapCommit } from "./_gitlab_commit.ts";
import { jsonSource } from "./_json_source.ts";

/** `GET /projects/{id}/repository/commits` of GitLab. */
export const gitlabCommits: Source = jsonSource({
  kind: commitsKind,
  title: "GitLab commits",
  names: ["commits"],
  has: ["id", "short_id", "title", "committed_date", "author_name"],
  why: "commits as GitLab gives them",
  map: mapCommit,
});
