import { csv, type Line } from "./_csv.ts";
import { refusedEnd } from "./_vendor_defects.ts";
import { twelveHourTime } from "./_wall_clock.ts";
import type { ActionItem } from "./actions.ts";
import type { Company } from "./company.ts";
import type { ExportText } from "./export_text.ts";
import type { Incident } from "./incident.ts";

/** Zone of whoever exports Jira's issues, whose stamps carry no offset. */
export const jiraZone = "America/New_York";

/** Key of an incident in Jira. */
export function jiraKey({ number }: Incident): string {
  return `OPS-${number}`;
}

const header =
  "Summary,Issue key,Issue id,Issue Type,Status,Project key,Priority,Resolution,Assignee,Assignee Id,Created," +
  "Updated,Last Viewed,Resolved,Due date,Votes,Labels,Labels,Description,Inward issue link (Relates)," +
  "Custom field (Affected services),Custom field (Team),Custom field (PagerDuty incident),Comment,Comment";

const priorities = ["Highest", "High", "Medium", "Low", "Lowest"];
const stamp = (at: number | null) => at === null ? "" : twelveHourTime(at, jiraZone);

function account(name: string): string {
  return `557058:${name.toLowerCase().replaceAll(" ", "-")}`;
}

function comment(incident: Incident): string {
  const { acknowledgedAt, responder, service } = incident;
  if (acknowledgedAt === null) return "";
  return `${stamp(acknowledgedAt)};${account(responder.name)};Looking at ${service.name}; more soon.`;
}

/** Every seventeenth incident has a label more than the header has columns, and its row a cell more. */
function labelsOf({ number, service }: Incident): readonly string[] {
  const labels = [service.team.name, `week-${number % 52}`];
  return number % 17 === 0 ? [...labels, "noisy"] : labels;
}

function incidentLine(incident: Incident): Line {
  const { title, body, service, severity, responder, createdAt, acknowledgedAt, resolvedAt, number, id } =
    incident;
  const isOver = resolvedAt !== null;
  return {
    cells: [
      title,
      jiraKey(incident),
      number + 10_000,
      "[System] Incident",
      isOver ? "Resolved" : acknowledgedAt === null ? "Open" : "In Progress",
      "OPS",
      severity === null ? "" : priorities[severity - 1] as string,
      isOver ? "Done" : "",
      responder.name,
      account(responder.name),
      stamp(createdAt),
      stamp(resolvedAt ?? acknowledgedAt ?? createdAt),
      "",
      stamp(incident.recordedResolvedAt),
      "",
      0,
      ...labelsOf(incident),
      body,
      "",
      service.name,
      service.team.name,
      number % 2 === 0 ? id : "",
      comment(incident),
      "",
    ],
    ...refusedEnd(incident, "resolved"),
  };
}

const statuses = { done: "Done", open: "To Do", cancelled: "Won't Do" } as const;

function actionLine(
  { reference, incident, title, status, kind, createdAt, dueAt, completedAt }: ActionItem,
): Line {
  const { team } = incident.service;
  const number = Number(reference.split("-")[1]) + 90_000;
  return {
    cells: [
      ...[
        title,
        reference,
        number,
        "Task",
        statuses[status],
        "LRK",
        "Medium",
        status === "done" ? "Done" : "",
      ],
      ...["", "", stamp(createdAt), stamp(completedAt ?? createdAt), "", stamp(completedAt), stamp(dueAt)],
      ...[0, kind, "postmortem", "", jiraKey(incident), "", team.name, "", "", ""],
    ],
  };
}

function* issueLines(company: Company): Generator<Line> {
  for (const incident of company.incidents) yield incidentLine(incident);
  for (const item of company.actionItems) yield actionLine(item);
}

/** The company's incidents and action items as Jira's CSV has them. */
export function jiraFiles(company: Company): readonly ExportText[] {
  return [{
    path: "raw/jira/issues.csv",
    source: "jira_csv",
    pieces: () => csv(header.split(","), issueLines(company)),
  }];
}
