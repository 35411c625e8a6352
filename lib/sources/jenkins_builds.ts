import type { Source } from "../model/source.ts";
import { buildsKind } from "./_jenkins_build.ts";
import { mapBuild } from "./_jenkins_job.ts";
import { jsonSource } from "./_json_source.ts";

/** The builds of one job: `/job/<name>/api/json?tree=builds[...]` of Jenkins, the bare array, or one build. */
export const jenkinsBuilds: Source = jsonSource({
  kind: buildsKind,
  title: "Jenkins builds",
  names: ["allBuilds", "builds"],
  has: ["number", "timestamp", "duration"],
  where: (json, base) => json.has(`${base}.fullDisplayName`) || /\/job\//.test(json.text(`${base}.url`)),
  why: "builds with Jenkins' number, timestamp and duration",
  map: mapBuild,
});
