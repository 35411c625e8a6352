import type { Source } from "../../model/source.ts";
import { buildsKind } from "./_build.ts";
import { mapBuild } from "./_job.ts";
import { jsonListSource } from "../_json_list.ts";

/** The builds of one job: `/job/<name>/api/json?tree=builds[...]` of Jenkins, the bare array, or one build. */
export const jenkinsBuilds: Source = jsonListSource({
  kind: buildsKind,
  title: "Jenkins builds",
  members: ["allBuilds", "builds"],
  why: "builds with Jenkins' number, timestamp and duration",
  fits: (first) =>
    first.has("number", "timestamp", "duration") &&
    (first.has("fullDisplayName") || /\/job\//.test(first.text("url"))),
  map: mapBuild,
});
