import type { Source } from "../model/source.ts";
import { commitsKind, mapCommit } from "./_github_commit.ts";
import { jsonSource } from "./_json_source.ts";

/** `GET /repos/{owner}/{repo}/commits` of GitHub, or the commits of a pull request. */
export const githubCommits: Source = jsonSource({
  kind: commitsKind,
  title: "GitHub commits",
  names: ["commits"],
  has: ["sha", "commit.message", "commit.author"],
  why: "commits as GitHub gives them",
  map: mapCommit,
});
