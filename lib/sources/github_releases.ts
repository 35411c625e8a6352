import type { Source } from "../model/source.ts";
import { mapRelease, releasesKind } from "./_github_release.ts";
import { jsonSource } from "./_json_source.ts";

/** `GET /repos/{owner}/{repo}/releases` of GitHub. */
export const githubReleases: Source = jsonSource({
  kind: releasesKind,
  title: "GitHub releases",
  names: ["releases"],
  has: ["id", "tag_name", "draft", "prerelease", "target_commitish"],
  why: "releases by the fields of GitHub",
  map: mapRelease,
});
