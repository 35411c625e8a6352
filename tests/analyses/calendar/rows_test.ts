import assert from "node:assert/strict";
import { type CalendarRow, calendarRows } from "../../../lib/analyses/calendar/rows.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { incident, withWarehouse } from "../_company.ts";

function change(id: string, started: string, environment: string | null): string {
  const named = environment === null ? "NULL" : `'${environment}'`;
  return `INSERT INTO changes (change_id, source, kind, environment, started_at)
    VALUES ('${id}', 'ci', 'deployment', ${named}, '${started}')`;
}

function total(rows: readonly CalendarRow[], column: "clockHours" | "incidents" | "changes"): number {
  return rows.reduce((sum, row) => sum + row[column], 0);
}

Deno.test("in Berlin the hour that summer time skips never comes, and the one it repeats comes twice", async () => {
  await withWarehouse([], async (warehouse) => {
    const year = await calendarRows(warehouse, parsePeriod("2026"), "Europe/Berlin");
    const sunday = (week: string) => year.filter((row) => row.week === week && row.weekday === 7);
    assert.equal(sunday("2026-03-23").length, 23);
    assert.equal(sunday("2026-03-23").find(({ hour }) => hour === 2), undefined);
    assert.equal(sunday("2026-10-19").find(({ hour }) => hour === 2)?.clockHours, 2);
    assert.equal(total(year, "clockHours"), 365 * 24);
  });
});

Deno.test("an incident falls on the local hour, also where the zone is half an hour off", async () => {
  const statements = [incident("a", { started: "2026-07-05 18:40:00" })];
  await withWarehouse(statements, async (warehouse) => {
    const [row, ...rest] = (await calendarRows(warehouse, parsePeriod("2026-07"), "Asia/Kolkata"))
      .filter(({ incidents }) => incidents > 0);
    assert.deepEqual(row, {
      week: "2026-07-06",
      weekday: 1,
      hour: 0,
      clockHours: 1,
      incidents: 1,
      changes: 0,
    });
    assert.deepEqual(rest, []);
  });
});

Deno.test("the period is half-open; tests, maintenance and changes of staging do not count", async () => {
  const statements = [
    incident("first", { started: "2026-07-01 00:00:00" }),
    incident("after", { started: "2026-10-01 00:00:00" }),
    incident("drill", { started: "2026-07-02 00:00:00", type: "test" }),
    change("a", "2026-07-01 10:00:00", "production"),
    change("b", "2026-07-01 10:00:00", null),
    change("c", "2026-07-01 10:00:00", "staging"),
  ];
  await withWarehouse(statements, async (warehouse) => {
    const rows = await calendarRows(warehouse, parsePeriod("2026-Q3"), "UTC");
    assert.equal(total(rows, "incidents"), 1);
    assert.equal(total(rows, "changes"), 2);
    assert.equal(total(rows, "clockHours"), 92 * 24);
    assert.equal(rows.query?.parameters.zone, "UTC");
  });
});
