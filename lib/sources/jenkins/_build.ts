import type { Config } from "../../model/config.ts";
import type { SourceRow } from "../../model/source.ts";
import { environmentIn, environmentOf, runKind, serviceIn } from "../_ci_names.ts";
import { anyInstant, readEpoch } from "../_epoch.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { displayedPath, isBranchJob, jobPath, outcomeOf, projectOf, vendor } from "./_jenkins.ts";
import { personRows } from "../_people.ts";
import { personId } from "../_person.ts";

/** Names builds in the ledger and in their keys. */
export const buildsKind = "jenkins_builds";

/** Fields with a column of their own, and those that hold people or whole other objects. */
const placed = new Set([
  ..."_class id number url displayName fullDisplayName result building inProgress timestamp duration".split(
    " ",
  ),
  ..."actions changeSet changeSets culprits artifact artifacts executor nextBuild previousBuild".split(" "),
]);

interface Told {
  readonly sha: string | null;
  readonly ref: string | null;
  readonly repository: string | null;
  readonly userId: string | null;
  readonly userName: string | null;
  readonly cause: string | null;
  readonly parameters: Readonly<Record<string, unknown>>;
}

function firstOf<T>(actions: readonly Fields[], read: (action: Fields) => T | null): T | null {
  for (const action of actions) {
    const found = read(action);
    if (found !== null) return found;
  }
  return null;
}

/** What the actions of a build tell: Jenkins keeps everything but its outcome there. */
function told(fields: Fields): Told {
  const actions = fields.list("actions");
  const causes = actions.flatMap((action) => action.list("causes"));
  const parameters = actions.flatMap((action) => action.list("parameters"));
  const named = causes.find((cause) => cause.text("userId") !== null);
  const revision = (action: Fields) => action.object("lastBuiltRevision");
  return {
    sha: firstOf(actions, (action) => revision(action).text("SHA1")),
    ref: firstOf(actions, (action) => revision(action).list("branch")[0]?.text("name") ?? null),
    repository: firstOf(actions, (action) => action.texts("remoteUrls")[0] ?? null),
    userId: named?.text("userId") ?? null,
    userName: named?.text("userName") ?? null,
    cause: causes.find((cause) => cause !== named)?.text("shortDescription") ?? null,
    parameters: Object.fromEntries(parameters.map(({ values }) => [String(values["name"]), values["value"]])),
  };
}

function endOf(fields: Fields, started: string | null, isBuilding: boolean): string | null {
  const duration = fields.number("duration");
  if (started === null || duration === null || isBuilding) return null;
  const end = readEpoch(Date.parse(started) + duration);
  return "at" in end ? end.at : null;
}

/** Folders, job and branch of a build, outermost first, and which of them is the job. */
function placeOf(fields: Fields, jobName: string | null) {
  const byUrl = jobPath(fields.text("url"));
  const given = jobName === null ? displayedPath(fields.text("fullDisplayName")) : jobName.split("/");
  const path = byUrl.length > 0 ? byUrl : given;
  return { key: path.join("/"), names: projectOf(path, isBranchJob(fields)).toReversed() };
}

function peopleOf({ userId, userName }: Told): SourceRow[] {
  return userId === null ? [] : personRows(vendor, new Map([[userId, userName]]));
}

function buildRow(fields: Fields, number: string, jobName: string | null, config: Config) {
  const { key, names } = placeOf(fields, jobName);
  const { sha, ref, repository, userId, cause, parameters } = told(fields);
  const isBuilding = fields.boolean("building") === true || fields.boolean("inProgress") === true;
  const kind = runKind(...names);
  const started = anyInstant(fields, "timestamp", undefined);
  const id = key === "" ? number : `${key}#${number}`;
  return {
    change_id: `${buildsKind}:${id}`,
    source: buildsKind,
    vendor_id: id,
    kind,
    service: serviceIn(config, ...names),
    environment: kind === "build"
      ? null
      : environmentOf(parameters, config) ?? environmentIn(config, ...names),
    title: fields.text("fullDisplayName") ?? id,
    status: outcomeOf(fields.text("result"), isBuilding, config),
    status_raw: fields.text("result"),
    started_at: started,
    finished_at: endOf(fields, started, isBuilding),
    author_id: userId === null ? null : personId(vendor, userId),
    ref: ref?.replace(/^(?:refs\/)?(?:remotes\/)?(?:heads\/)?(?:origin\/)?/, "") ?? null,
    sha,
    url: fields.text("url"),
    extra: extraJson({ ...fields.values, cause, repository }, (name) => !placed.has(name)),
  };
}

/**
 * The rows of one build; a deployment where a folder, job or branch of it says that it deploys, else a build. NULL where
 * it has no number.
 *
 * @param jobName full name of the job it was listed under, for builds without an address.
 */
export function buildRows(fields: Fields, jobName: string | null, config: Config): SourceRow[] | null {
  const number = fields.text("number") ?? fields.text("id");
  if (number === null) return null;
  return [
    { table: "changes", row: buildRow(fields, number, jobName, config) },
    ...peopleOf(told(fields)),
  ];
}
