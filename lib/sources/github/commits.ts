import type { Source } from "../../model/source.ts";
import { commitsKind, mapCommit } from "./_commit.ts";
import { jsonListSource } from "../_json_list.ts";

/** `GET /repos/{owner}/{repo}/commits` of GitHub, or the commits of a pull request. */
export const githubCommits: Source = jsonListSource({
  kind: commitsKind,
  title: "GitHub commits",
  members: ["commits"],
  why: "commits with GitHub's message and author",
  fits: (first) => first.has("sha", "commit.message", "commit.author"),
  map: mapCommit,
});
