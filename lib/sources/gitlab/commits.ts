import type { Source } from "../../model/source.ts";
import { commitsKind, mapCommit } from "./_commit.ts";
import { jsonListSource } from "../_json_list.ts";

/** `GET /projects/{id}/repository/commits` of GitLab. */
export const gitlabCommits: Source = jsonListSource({
  kind: commitsKind,
  title: "GitLab commits",
  members: ["commits"],
  why: "commits with GitLab's short id and author",
  fits: (first) => first.has("id", "short_id", "title", "committed_date", "author_name"),
  map: mapCommit,
});
