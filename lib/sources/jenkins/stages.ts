import type { Config } from "../../model/config.ts";
import type { Source } from "../../model/source.ts";
import { deploys, environmentIn, runKind, serviceIn } from "../_ci_names.ts";
import { anyInstant, readEpoch } from "../_epoch.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { jobPath, outcomeOf, projectOf } from "./_jenkins.ts";
import { jsonListSource } from "../_json_list.ts";
import { type Mapped, missing } from "../_map_records.ts";

const kind = "jenkins_stages";
/** Fields with a column of their own, and those that hold whole other objects. */
const placed = new Set(
  "_links id name status startTimeMillis durationMillis execNode error stageFlowNodes".split(" "),
);

/** The build a stage belongs to, by its address: `/job/shop/12/execution/node/6/wfapi/describe`. */
function buildOf(fields: Fields): { readonly names: readonly string[]; readonly key: string } {
  const address = fields.object("_links").object("self").text("href");
  const names = jobPath(address);
  const number = /\/(\d+)\/execution\//.exec(address ?? "")?.[1];
  return { names: projectOf(names, false).toReversed(), key: `${names.join("/")}#${number ?? ""}` };
}

function endOf(fields: Fields, started: string | null): string | null {
  const duration = fields.number("durationMillis");
  if (started === null || duration === null) return null;
  const end = readEpoch(Date.parse(started) + duration);
  return "at" in end ? end.at : null;
}

function mapStage(fields: Fields, config: Config): Mapped {
  const id = fields.text("id");
  if (id === null) return missing("id");
  const { names, key } = buildOf(fields);
  const name = fields.text("name");
  const word = fields.text("status");
  const change = deploys(...names) ? "build" : runKind(name);
  const started_at = anyInstant(fields, "startTimeMillis", undefined);
  const status = outcomeOf(word, false, config);
  // Jenkins counts builds anew when a job is made again: the start tells its stages from those of the one before.
  const vendor_id = `${key}:${id}@${fields.text("startTimeMillis") ?? ""}`;
  const row = {
    change_id: `${kind}:${vendor_id}`,
    source: kind,
    vendor_id,
    kind: change,
    service: serviceIn(config, ...names),
    environment: change === "deployment" ? environmentIn(config, name) : null,
    title: name,
    status,
    status_raw: word,
    started_at,
    finished_at: status === "in_progress" ? null : endOf(fields, started_at),
    extra: extraJson(
      { ...fields.values, build: key, error: fields.object("error").text("message") },
      (field) => field === "error" || !placed.has(field),
    ),
  };
  return { rows: [{ table: "changes", row }] };
}

/**
 * The stages of a pipeline's run: `/wfapi/describe` of Jenkins. A stage is a deployment where its name says that it deploys
 * and its job's does not, for then the build is the deployment.
 */
export const jenkinsStages: Source = jsonListSource({
  kind,
  title: "Jenkins stages",
  members: ["stages"],
  why: "stages with Jenkins' start and duration in milliseconds",
  fits: (first) =>
    first.has("id", "name", "status", "startTimeMillis", "durationMillis") && first.lacks("stages"),
  map: mapStage,
});
