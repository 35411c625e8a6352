import type { Source } from "../model/source.ts";
import { buildsKind, mapBuild } from "./_buildkite_build.ts";
import { jsonSource } from "./_json_source.ts";
import type { JsonHead } from "./_json_head.ts";

function isBuild(json: JsonHead, at: string): boolean {
  const base = json.kind(`${at}.node`) === "object" ? `${at}.node` : at;
  const created = json.has(`${base}.created_at`) || json.has(`${base}.createdAt`);
  const rest = ["id", "number", "state", "commit", "message"].map((field) => `${base}.${field}`);
  return created && json.has(...rest) &&
    (json.kind(`${base}.pipeline`) === "object" || json.text(`${base}.url`).includes("buildkite.com"));
}

/** `GET /organizations/{org}/pipelines/{pipeline}/builds` of Buildkite, or the builds of a GraphQL answer, edges or not. */
export const buildkiteBuilds: Source = jsonSource({
  kind: buildsKind,
  title: "Buildkite builds",
  names: ["builds", "edges"],
  has: [],
  where: isBuild,
  why: "builds by Buildkite's pipeline and state",
  map: mapBuild,
});
