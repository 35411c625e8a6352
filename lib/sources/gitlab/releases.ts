import type { Source } from "../../model/source.ts";
import { mapRelease, releasesKind } from "./_release.ts";
import { jsonListSource } from "../_json_list.ts";

/** `GET /projects/{id}/releases` of GitLab. */
export const gitlabReleases: Source = jsonListSource({
  kind: releasesKind,
  title: "GitLab releases",
  members: ["releases"],
  why: "releases with GitLab's assets",
  fits: (first) => first.has("tag_name", "released_at", "description", "assets"),
  map: mapRelease,
});
