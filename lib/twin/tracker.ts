import { iso } from "./_clock.ts";
import { csv, type Line } from "./_csv.ts";
import type { Company } from "./company.ts";
import type { ExportText } from "./export_text.ts";

const actionHeader = "key,summary,type,status,owner_team,created,due,completed,incident".split(",");

function* actionLines(company: Company): Generator<Line> {
  for (const item of company.actionItems) {
    const { reference, title, kind, status, incident, createdAt, dueAt, completedAt } = item;
    const completed = completedAt === null ? null : iso(completedAt);
    const team = incident.service.team.name;
    yield {
      cells: [reference, title, kind, status, team, iso(createdAt), iso(dueAt), completed, incident.id],
    };
  }
}

/** Action items in the company's tracker, as CSV. */
export function trackerFile(company: Company): ExportText {
  return {
    path: "raw/tracker/actions.csv",
    source: "tracker",
    pieces: () => csv(actionHeader, actionLines(company)),
  };
}
