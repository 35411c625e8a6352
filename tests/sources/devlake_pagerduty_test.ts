import assert from "node:assert/strict";
import { personId } from "../../lib/sources/_person.ts";
import { pagerdutyRestIncidents as source } from "../../lib/sources/pagerduty/rest_incidents.ts";
import { givenFile, readAll, rowsOf } from "./_given_file.ts";
import { answers, needing, tableRows } from "./_given_table.ts";

const raw = "devlake/pagerduty/raw_tables/_raw_pagerduty_incidents.csv";
const snapshots = "devlake/pagerduty/snapshot_tables";
const tables = ["_tool_pagerduty_incidents", "_tool_pagerduty_assignments", "_tool_pagerduty_users", "issues"]
  .map((name) => `${snapshots}/${name}.csv`) as [string, string, string, string];
const [incidents, assignments, users, issues] = tables;

/** What DevLake and we both hold in `extra`. */
interface Extra {
  readonly incident_number: number;
  readonly urgency?: string;
  readonly assignments?: readonly { readonly at: string; readonly assignee: string }[];
}

async function read() {
  const all = await readAll(source, givenFile(await answers(raw)));
  const rows = rowsOf(all, "incident_records");
  return { all, rows: rows.map((row) => ({ row, extra: JSON.parse(String(row["extra"])) as Extra })) };
}

/** DevLake writes `+00:00` where we write `Z`, and leaves cells empty. */
function instant(stamp: unknown): string | null {
  return stamp === null || stamp === "" ? null : new Date(String(stamp)).toISOString();
}

Deno.test({
  ...needing("PagerDuty's incidents say, field by field, what DevLake's tables do", raw, ...tables),
  fn: async () => {
    const { rows } = await read();
    const found = rows.map(({ row, extra }) => [
      String(extra.incident_number),
      row["url"],
      `[#${extra.incident_number}] ${row["title"]}`,
      row["status_raw"],
      row["severity_raw"],
      row["declared_at"],
      row["updated_at"],
    ]);
    const expected = (await tableRows(incidents)).map((row) => [
      row["number"],
      row["url"],
      row["summary"],
      row["status"],
      row["priority"] || row["urgency"],
      instant(row["created_date"]),
      instant(row["updated_date"]),
    ]);
    assert.deepEqual(found.sort(), expected.sort());
    const ends = rows.map(({ row }) => [row["url"], row["resolved_at"], row["status"]]);
    const words: Readonly<Record<string, string>> = {
      TODO: "open",
      IN_PROGRESS: "acknowledged",
      DONE: "resolved",
    };
    const wanted = (await tableRows(issues)).map((row) => [
      row["url"],
      instant(row["resolution_date"]),
      words[row["status"] ?? ""],
    ]);
    assert.deepEqual(ends.sort(), wanted.sort());
  },
});

Deno.test({
  ...needing("PagerDuty's people and assignments are DevLake's, under pseudonyms", raw, ...tables),
  fn: async () => {
    const { all, rows } = await read();
    const people = rowsOf(all, "people").map((row) => [row["vendor_id"], row["name"]]);
    assert.deepEqual(people.sort(), (await tableRows(users)).map(({ id, name }) => [id, name]).sort());
    const found = rows.flatMap(({ extra }) =>
      (extra.assignments ?? []).map((
        { at, assignee },
      ) => [String(extra.incident_number), assignee, instant(at)])
    );
    const expected = (await tableRows(assignments)).map((row) => [
      row["incident_number"],
      personId("pagerduty", row["user_id"] ?? ""),
      instant(row["assigned_at"]),
    ]);
    assert.deepEqual(found.sort(), expected.sort());
  },
});
