import { createHash } from "node:crypto";
import type { SourceRow } from "../../model/source.ts";
import { type JiraIssue, jiraKind, vendor } from "./_issue.ts";
import { personId } from "../_person.ts";

interface Comment {
  readonly at: string | null;
  readonly atRaw: string | null;
  readonly author: string | null;
  readonly text: string;
}

/** A cell `date;author;text`; one that does not begin with a date is text alone. */
function commentIn(cell: string, issue: JiraIssue): Comment {
  const [, date = "", author = "", text = ""] = /^([^;]+);([^;]*);([\s\S]*)$/.exec(cell) ?? [];
  if (!("at" in issue.read(date, "UTC"))) return { at: null, atRaw: null, author: null, text: cell };
  const at = issue.fields.taken("comment", issue.read(date));
  return { at, atRaw: date, author: author || null, text };
}

/** The comments of an incident as notes of its story. Jira gives them no id: equal ones are one. */
export function commentRows(issue: JiraIssue, key: string): SourceRow[] {
  return (issue.cells.get("comment") ?? []).map((cell, index) => {
    const { at, atRaw, author, text } = commentIn(cell, issue);
    const id = createHash("sha256").update(cell).digest("hex").slice(0, 12);
    return {
      table: "incident_events",
      row: {
        event_id: `${jiraKind}:${key}#${id}`,
        source: jiraKind,
        record_id: `${jiraKind}:${key}`,
        position: index + 1,
        occurred_at: at,
        occurred_at_raw: atRaw,
        kind: "note",
        actor_id: author === null ? null : personId(vendor, author),
        text: issue.prose(text),
      },
    };
  });
}
