import type { Config } from "../../model/config.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { authorOf, personRows, repositoryIn, vendor, withoutPeople } from "./_github.ts";
import { mapRequest } from "./_request.ts";
import { type Issue, issueRows } from "../_issue_rows.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { Once } from "../_once.ts";
import { type HideNames, hidingNames } from "../_people.ts";

/** Names issues in the ledger and in their keys. */
export const issuesKind = "github_issues";

/** Fields with a column of their own, and those that repeat them or only say where more is to be had. */
const placed = new Set([
  ..."id node_id number title body state state_reason created_at updated_at closed_at url html_url".split(
    " ",
  ),
  ..."repository_url repository labels_url comments_url events_url timeline_url user assignee assignees"
    .split(
      " ",
    ),
  ..."closed_by performed_via_github_app reactions author_association sub_issues_summary type".split(" "),
]);

/** Hides the accounts the record names; people are spoken to by them. */
function hidingAccounts(fields: Fields): HideNames {
  const logins = ["user", "assignee", "closed_by"].flatMap((name) => fields.object(name).text("login") ?? []);
  return hidingNames(vendor, new Map(logins.map((login) => [login, login])));
}

/** Why it was closed says more than that it was: one that is `not_planned` was not done. */
function stateOf(fields: Fields): string | null {
  const state = fields.text("state");
  const reason = fields.text("state_reason");
  return state === "closed" && (reason === "not_planned" || reason === "duplicate") ? reason : state;
}

function labelsOf(fields: Fields): readonly string[] {
  const named = [...fields.list("labels"), fields.object("type")];
  return [...fields.texts("labels"), ...named.flatMap((label) => label.text("name") ?? [])];
}

function issueOf(fields: Fields, id: string, title: string, config: Config): Issue {
  const zone = config.zones.sources[issuesKind];
  const hide = hidingAccounts(fields);
  const labels = labelsOf(fields);
  return {
    source: issuesKind,
    vendor,
    id,
    repository: repositoryIn(fields),
    labels,
    title: hide(title) ?? title,
    body: hide(fields.text("body")),
    state: stateOf(fields),
    created: fields.instant("created_at", zone),
    closed: fields.instant("closed_at", zone),
    due: fields.object("milestone").instant("due_on", zone),
    updated: fields.instant("updated_at", zone),
    ownerId: authorOf(fields.object("assignee")),
    url: fields.text("html_url"),
    extra: extraJson({ ...fields.values, labels }, (key) => !placed.has(key), withoutPeople),
  };
}

/**
 * An issue: an action item or an incident where its labels or its type say so; a pull request, which `/issues` lists too,
 * is a change; any other issue changes no table.
 */
export function mapIssue(fields: Fields, config: Config, once: Once): Mapped {
  const number = fields.text("number");
  if (number === null) return missing("number");
  if (Object.hasOwn(fields.values, "pull_request")) return mapRequest(fields, config, once);
  const title = fields.text("title");
  if (title === null) return missing("title");
  const repository = repositoryIn(fields);
  const id = repository === null ? fields.text("id") ?? number : `${repository}#${number}`;
  const mapped = issueRows(issueOf(fields, id, title, config), config);
  if (!("rows" in mapped)) return mapped;
  return { rows: [...mapped.rows, ...once.rows(personRows(fields.object("assignee")))] };
}
