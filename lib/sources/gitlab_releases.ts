import type { Source } from "../model/source.ts";
import { mapRelease, releasesKind } from "./_gitlab_release.ts";
import { jsonSource } from "./_json_source.ts";

/** `GET /projects/{id}/releases` of GitLab. */
export const gitlabReleases: Source = jsonSource({
  kind: releasesKind,
  title: "GitLab releases",
  names: ["releases"],
  has: ["tag_name", "released_at", "description", "assets"],
  why: "releases as GitLab gives them",
  map: mapRelease,
});
