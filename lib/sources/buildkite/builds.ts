import type { Source } from "../../model/source.ts";
import type { RecordHead } from "../_record_head.ts";
import { buildsKind, mapBuild } from "./_build.ts";
import { jsonListSource } from "../_json_list.ts";

function isBuild(first: RecordHead): boolean {
  const build = first.kind("node") === "object" ? first.inner("node") : first;
  return build.has("id", "number", "state", "commit", "message") &&
    (build.has("created_at") || build.has("createdAt")) &&
    (build.kind("pipeline") === "object" || build.text("url").includes("buildkite.com"));
}

/** `GET /organizations/{org}/pipelines/{pipeline}/builds` of Buildkite, or the builds of a GraphQL answer, edges or not. */
export const buildkiteBuilds: Source = jsonListSource({
  kind: buildsKind,
  title: "Buildkite builds",
  members: ["builds", "edges"],
  why: "builds with Buildkite's pipeline and state",
  fits: isBuild,
  map: mapBuild,
});
