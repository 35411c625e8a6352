import type { Config } from "../../model/config.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { authorOf, peopleOf, projectIn, userRows, vendor, withoutPeople } from "./_gitlab.ts";
import { type Issue, issueRows } from "../_issue_rows.ts";
import { issueKind } from "../_issue_labels.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { Once } from "../_once.ts";
import { hidingNames } from "../_people.ts";

/** Names issues in the ledger and in their keys. */
export const issuesKind = "gitlab_issues";

/** Fields with a column of their own, and those that repeat them or hold people. */
const placed = new Set([
  ..."id iid title description state created_at updated_at closed_at web_url due_date labels".split(" "),
  ..."author author_id assignee assignee_id assignees closed_by closed_by_id references time_stats _links"
    .split(
      " ",
    ),
  ..."user_notes_count upvotes downvotes task_completion_status".split(" "),
]);

function labelsOf(fields: Fields): readonly string[] {
  return [...fields.texts("labels"), ...fields.list("labels").flatMap((label) => label.text("name") ?? [])];
}

/** A day without a time is over at its end. */
function endOfDay(day: string | null): string | null {
  return day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day) ? `${day}T23:59:59.000Z` : null;
}

function issueOf(fields: Fields, id: string, title: string, config: Config): Issue {
  const zone = config.zones.sources[issuesKind];
  const hide = hidingNames(vendor, peopleOf(fields, "author", "assignee", "closed_by"));
  const labels = labelsOf(fields);
  return {
    source: issuesKind,
    vendor,
    id,
    repository: projectIn(fields.text("web_url")),
    labels,
    title: hide(title) ?? title,
    body: hide(fields.text("description")),
    state: fields.text("state"),
    created: fields.instant("created_at", zone),
    closed: fields.instant("closed_at", zone),
    due: endOfDay(fields.text("due_date")),
    updated: fields.instant("updated_at", zone),
    ownerId: authorOf(fields, "assignee"),
    url: fields.text("web_url"),
    extra: extraJson(
      { ...fields.values, labels },
      (key) => key === "labels" || !placed.has(key),
      withoutPeople,
    ),
  };
}

/** An issue: as one of GitHub's; GitLab has a type of its own for incidents besides. */
export function mapIssue(fields: Fields, config: Config, once: Once): Mapped {
  const [iid, title] = [fields.text("iid"), fields.text("title")];
  if (iid === null) return missing("iid");
  if (title === null) return missing("title");
  const project = projectIn(fields.text("web_url")) ?? fields.text("project_id");
  const issue = issueOf(fields, `${project ?? ""}#${iid}`, title, config);
  const byLabels = issueKind(issue.labels, config);
  const isIncident = fields.text("issue_type")?.toLowerCase() === "incident" && byLabels !== "action_item";
  const mapped = issueRows(issue, config, isIncident ? "incident" : byLabels);
  return "rows" in mapped ? { rows: [...mapped.rows, ...once.rows(userRows(fields, "assignee"))] } : mapped;
}
