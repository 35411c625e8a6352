import type { Config } from "../../model/config.ts";
import type { SourceRow } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import type { HideNames } from "../_people.ts";
import { personOf } from "./_rootly.ts";
import { canonicalActionStatus, canonicalTeam } from "../_words.ts";

/** Source of action items; one included in its incident's page gets the same id. */
export const actionsKind = "rootly_action_items";

/** A due date is a day. */
function dueAt(attributes: Fields): string | null {
  return attributes.instant("due_date", "UTC");
}

/** One action item; null without id or summary. */
export function actionRow(
  record: Fields,
  incident: string | null,
  hide: HideNames,
  config: Config,
): SourceRow | null {
  const id = record.text("id");
  const attributes = record.object("attributes");
  const title = hide(attributes.text("summary"));
  if (id === null || title === null) return null;
  const status = canonicalActionStatus(attributes.text("status"), config);
  const updatedAt = attributes.instant("updated_at", undefined);
  return {
    table: "action_items",
    row: {
      action_item_id: `${actionsKind}:${id}`,
      source: actionsKind,
      incident_ref: incident,
      title,
      status,
      status_raw: attributes.text("status"),
      owner_id: personOf(attributes.values["assigned_to"]),
      team: canonicalTeam(attributes.list("assigned_to_groups")[0]?.text("name"), config),
      priority: attributes.text("priority"),
      reference: attributes.text("jira_issue_key") ?? attributes.text("jira_issue_url"),
      created_at: attributes.instant("created_at", undefined),
      due_at: dueAt(attributes),
      completed_at: attributes.instant("completed_at", undefined),
      updated_at: updatedAt,
    },
  };
}
