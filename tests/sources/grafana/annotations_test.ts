import assert from "node:assert/strict";
import { withLoaded } from "../../warehouse/_given.ts";

const note = (id: number, text: string, tags: readonly string[], more: object = {}) => ({
  id,
  alertId: 0,
  dashboardUID: "shop",
  panelId: 2,
  userId: 1,
  login: "erika",
  newState: "",
  prevState: "",
  time: 1782900000000 + id,
  timeEnd: 1782900060000,
  text,
  tags,
  ...more,
});

const notes = [
  note(1, "checkout 1.2 by erika", ["deployment", "service:checkout", "env:prod"]),
  note(2, "Rollback of search 1.1", ["search"], { timeEnd: 0 }),
  note(3, "pool doubled", ["config", "app=orders"]),
  note(4, "lunch", []),
  note(5, "deploying too slow", ["deploy"], { alertId: 9, newState: "alerting", prevState: "ok" }),
];

Deno.test("Grafana annotations: notes of changes are changes; states of alerts and other notes are told", () =>
  withLoaded({ "a.json": JSON.stringify(notes) }, {}, async (warehouse, report) => {
    const [file] = report.files;
    assert.deepEqual([file?.kind, file?.loaded, file?.unchanged, file?.rejected], [
      "grafana_annotations",
      3,
      2,
      0,
    ]);
    const rows = await warehouse.query<Record<string, unknown>>(
      "changes",
      "SELECT kind, service, environment, title, started_at, finished_at FROM changes ORDER BY change_id",
    );
    const [first, second, third] = rows;
    assert.deepEqual([first?.["kind"], first?.["service"], first?.["environment"]], [
      "deployment",
      "checkout",
      "production",
    ]);
    assert.doesNotMatch(String(first?.["title"]), /erika/);
    assert.deepEqual([first?.["started_at"], first?.["finished_at"]], [
      "2026-07-01T10:00:00.001Z",
      "2026-07-01T10:01:00.000Z",
    ]);
    assert.deepEqual([second?.["kind"], second?.["service"], second?.["finished_at"]], [
      "deployment",
      null,
      "2026-07-01T10:00:00.002Z",
    ]);
    assert.deepEqual([third?.["kind"], third?.["service"]], ["config", "orders"]);
    assert.equal(report.idle.length, 2);
  }));
