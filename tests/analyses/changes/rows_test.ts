import assert from "node:assert/strict";
import { changeRows } from "../../../lib/analyses/changes/rows.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { incident, withWarehouse } from "../_company.ts";

interface Change {
  readonly kind?: string;
  readonly started?: string | null;
  readonly finished?: string | null;
  readonly environment?: string | null;
  readonly status?: string | null;
  readonly service?: string | null;
}

function change(id: string, given: Change): string {
  const { kind, started, finished, environment, status, service } = {
    kind: "flag",
    started: "2026-07-01 10:00:00",
    finished: null,
    environment: null,
    status: null,
    service: "api",
    ...given,
  };
  const text = (value: string | null) => value === null ? "NULL" : `'${value}'`;
  return `INSERT INTO changes (change_id, source, kind, service, environment, status, started_at, finished_at)
    VALUES ('${id}', 'test', '${kind}', ${text(service)}, ${text(environment)}, ${text(status)}, ${
    text(started)
  }, ${text(finished)})`;
}

const at = (iso: string) => Date.parse(iso) / 1000;
const ten = at("2026-07-01T10:00:00Z");

Deno.test("incidents by service and changes by service and kind come as columns, in order of time", async () => {
  const statements = [
    incident("late", { service: "api", started: "2026-07-02 00:00:00" }),
    incident("early", { service: "api", started: "2026-07-01 00:00:00" }),
    incident("nameless", { started: "2026-07-03 00:00:00" }),
    incident("after", { service: "api", started: "2026-10-01 00:00:00" }),
    change("b", { started: "2026-07-01 11:00:00", finished: "2026-07-01 11:05:00" }),
    change("a", {}),
    change("c", { service: "web", kind: "config" }),
    "INSERT INTO service_dependencies (service, depends_on) VALUES ('api', 'web'), ('web', 'db'), ('api', 'db')",
  ];
  await withWarehouse(statements, async (warehouse) => {
    assert.deepEqual([...await changeRows(warehouse, parsePeriod("2026-Q3"))], [
      {
        service: null,
        kind: null,
        ids: ["nameless"],
        startedS: [at("2026-07-03T00:00:00Z")],
        finishedS: [],
        dependsOn: [],
      },
      {
        service: "api",
        kind: null,
        ids: ["early", "late"],
        startedS: [at("2026-07-01T00:00:00Z"), at("2026-07-02T00:00:00Z")],
        finishedS: [],
        dependsOn: ["db", "web"],
      },
      { service: "web", kind: "config", ids: [], startedS: [ten], finishedS: [ten], dependsOn: [] },
      {
        service: "api",
        kind: "flag",
        ids: [],
        startedS: [ten, ten + 3_600],
        finishedS: [ten, ten + 3_900],
        dependsOn: [],
      },
    ]);
  });
});

Deno.test("what cannot have changed production is left out, and a request counts from its merge", async () => {
  const statements = [
    change("staging", { environment: "Staging" }),
    change("build", { kind: "build" }),
    change("off", { status: "cancelled" }),
    change("open", { kind: "pull_request", status: "in_progress" }),
    change("nobody", { service: null }),
    change("later", { started: "2026-10-01 00:00:00" }),
    change("failed", { kind: "deployment", status: "failed", environment: "production" }),
    change("merged", { kind: "dependency", status: "success", finished: "2026-07-01 12:00:00" }),
  ];
  await withWarehouse(statements, async (warehouse) => {
    const rows = await changeRows(warehouse, parsePeriod("2026-Q3"));
    assert.deepEqual(rows.map(({ kind, startedS }) => [kind, startedS]), [
      ["dependency", [ten + 7_200]],
      ["deployment", [ten]],
    ]);
  });
});
