import type { Config } from "../../model/config.ts";
import type { SourceRow } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { buildRows } from "./_build.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { Once } from "../_once.ts";

/** A build on its own. */
export function mapBuild(fields: Fields, config: Config, once: Once): Mapped {
  const [first, ...rest] = buildRows(fields, null, config) ?? [];
  return first ? { rows: [first, ...once.rows(rest)] } : missing("number");
}

/** Rows of the builds a job lists; folders list jobs instead, and those their builds. */
function jobRows(fields: Fields, config: Config): SourceRow[] {
  const name = fields.text("fullName") ?? fields.text("name");
  const builds = fields.list("allBuilds").length > 0 ? fields.list("allBuilds") : fields.list("builds");
  return [
    ...builds.flatMap((build) => buildRows(build, name, config) ?? []),
    ...fields.list("jobs").flatMap((job) => jobRows(job, config)),
  ];
}

/** A job or a folder with the builds in it. */
export function mapJob(fields: Fields, config: Config, once: Once): Mapped {
  const [first, ...rest] = once.rows(jobRows(fields, config));
  return first ? { rows: [first, ...rest] } : { nothing: "a job that lists no build" };
}
