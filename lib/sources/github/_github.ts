import type { Config } from "../../model/config.ts";
import type { SourceRow } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { isJsonObject } from "../_json_value.ts";
import { lookUp } from "../_look_up.ts";
import { personRow } from "../_people.ts";
import { personId } from "../_person.ts";
import { replaceIn } from "../_replace_in.ts";
import { canonicalService } from "../_words.ts";

/** Tool all GitHub ids belong to. */
export const vendor = "github";

const repositoryPath = /\/repos\/([^/]+\/[^/]+)(?:\/|$)/;

/** `owner/name` out of the addresses a record carries; null where it carries none. */
export function repositoryOf(fields: Fields, ...names: readonly string[]): string | null {
  for (const name of names) {
    const found = repositoryPath.exec(fields.text(name) ?? "");
    if (found) return found[1] ?? null;
  }
  return null;
}

const ownPath =
  /^https?:\/\/[^/]+\/([^/]+\/[^/]+)\/(?:actions|commit|compare|issues|pull|releases|runs|tree)\//;

/** `owner/name` of the repository a record names or lies in, wherever it says so. */
export function repositoryIn(fields: Fields): string | null {
  const named = fields.object("repository").text("full_name") ??
    fields.object("base").object("repo").text("full_name");
  if (named !== null) return named;
  const plain = fields.values["repository"];
  if (typeof plain === "string" && /^[^/]+\/[^/]+$/.test(plain)) return plain;
  return repositoryOf(fields, "repository_url", "url", "run_url", "pull_request_url", "issue_url") ??
    ownPath.exec(fields.text("html_url") ?? "")?.[1] ?? null;
}

/** Key of a deployment, the same from the deployment and from each of its statuses. */
export function deploymentId(repository: string | null, id: string): string {
  return repository === null ? `${vendor}:${id}` : `${vendor}:${repository}:${id}`;
}

/** Service a repository is: by its full name where the configuration knows it, else by its own. */
export function serviceOf(repository: string | null, config: Config): string | null {
  if (repository === null) return null;
  return lookUp(config.words.services, repository) ?? canonicalService(repository.split("/")[1], config);
}

function isPerson(user: Fields): boolean {
  return user.text("login") !== null && !/^(?:Bot|Organization)$/.test(user.text("type") ?? "") &&
    !/\[bot\]$/.test(user.text("login") ?? "");
}

/** Pseudonym of a user; NULL for apps. */
export function authorOf(user: Fields): string | null {
  const login = user.text("login");
  return login !== null && isPerson(user) ? personId(vendor, login) : null;
}

/** The row of a user. */
export function personRows(user: Fields): SourceRow[] {
  const login = user.text("login");
  if (login === null || !isPerson(user)) return [];
  return [personRow(vendor, login, { name: user.text("name") ?? login, email: user.text("email") })];
}

/** A value for `extra`: users as pseudonyms. */
export function withoutPeople(value: unknown): unknown {
  return replaceIn(value, (part) => {
    const login = isJsonObject(part) ? part["login"] : undefined;
    return typeof login === "string" ? personId(vendor, login) : undefined;
  });
}

const states: Readonly<Record<string, string>> = {
  success: "success",
  failure: "failed",
  error: "failed",
  in_progress: "in_progress",
  queued: "in_progress",
  pending: "in_progress",
};

/**
 * One reported state of a deployment. `inactive` gives none: it says that a later deployment took its place, which
 * changes neither whether it succeeded nor when. A state without a time or with an unknown word gives none either.
 */
export function statusRow(fields: Fields, changeId: string, zone: string | undefined): SourceRow | null {
  const state = fields.text("state");
  const reported_at = fields.instant("created_at", zone);
  const status = state === null ? undefined : lookUp(states, state.toLowerCase());
  if (status === undefined || reported_at === null) return null;
  return { table: "change_statuses", row: { change_id: changeId, reported_at, status, status_raw: state } };
}
