import type { Source } from "../../model/source.ts";
import { mapRelease, releasesKind } from "./_release.ts";
import { jsonListSource } from "../_json_list.ts";

/** `GET /repos/{owner}/{repo}/releases` of GitHub. */
export const githubReleases: Source = jsonListSource({
  kind: releasesKind,
  title: "GitHub releases",
  members: ["releases"],
  why: "releases with GitHub's draft and prerelease",
  fits: (first) => first.has("id", "tag_name", "draft", "prerelease", "target_commitish"),
  map: mapRelease,
});
