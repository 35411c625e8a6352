import { iso } from "./_clock.ts";
import { csv, type Line } from "./_csv.ts";
import type { Change } from "./changes.ts";
import type { Company } from "./company.ts";
import type { ExportText } from "./export_text.ts";

const changeHeader = "change_id,kind,service,description,outcome,started,finished".split(",");

function* changeLines(changes: readonly Change[]): Generator<Line> {
  for (const { id, kind, service, title, status, startedAt, finishedAt } of changes) {
    yield { cells: [id, kind, service.name, title, status, iso(startedAt), iso(finishedAt)] };
  }
  const reject = {
    code: "E-DATE",
    field: "started",
    reason: "a day that does not exist",
    scope: "record",
  } as const;
  const broken = "2026-02-30T10:00:00Z";
  yield { cells: ["cfg-typo-1", "config", "gateway", "Raise limit", "success", broken, null], reject };
}

/** Migrations, flags and configuration as CSV. */
export function changesFile(company: Company): ExportText {
  return {
    path: "raw/changes/config.csv",
    source: "config_changes",
    pieces: () => csv(changeHeader, changeLines(company.changes)),
  };
}
