import type { Config } from "../model/config.ts";
import type { Fields } from "./_fields.ts";
import { buildRows } from "./_jenkins_build.ts";
import { type Mapped, missing } from "./_map_records.ts";
import type { Once } from "./_once.ts";

/** A build on its own. */
export function mapBuild(fields: Fields, config: Config, once: Once): Mapped {
  const [first, ...rest] = buildRows(fields, null, config) ?? [];
  return first ? { rows: [first, ...once.rows(rest)] } : missing("number");
}

/** A job with the builds it lists; folders list jobs instead, and those their builds. */
export function mapJob(fields: Fields, config: Config, once: Once): Mapped {
  const name = fields.text("fullName") ?? fields.text("name");
  const builds = fields.list("allBuilds").length > 0 ? fields.list("allBuilds") : fields.list("builds");
  const inner = fields.list("jobs").map((job) => mapJob(job, config, once));
  const rows = [
    ...builds.flatMap((build) => buildRows(build, name, config) ?? []),
    ...inner.flatMap((mapped) => "rows" in mapped ? mapped.rows : []),
  ];
  const [first, ...rest] = once.rows(rows);
  return first ? { rows: [first, ...rest] } : { nothing: "a job that lists no build" };
}
