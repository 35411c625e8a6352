import assert from "node:assert/strict";
import type { Warehouse } from "../../../lib/warehouse/mod.ts";
import { type Files, withLoaded } from "../_given.ts";

const incidentTable = {
  name: "desk",
  format: "csv",
  files: "incidents.csv",
  table: "incidents",
  zone: "UTC",
  columns: { id: "id", declared_at: "opened", service: "service" },
};
const deployTable = {
  name: "deploys",
  format: "csv",
  files: "deploys.csv",
  table: "changes",
  zone: "UTC",
  columns: {
    id: "id",
    service: "service",
    environment: "env",
    status: "result",
    started_at: "started",
    finished_at: "finished",
  },
  constants: { kind: "deployment" },
};

const incidents = "id,opened,service\ni1,2026-03-10 12:00:00,shop\n";
const deploysHeader = "id,service,env,result,started,finished\n";

function given(deploys: readonly string[], dependencies: Readonly<Record<string, readonly string[]>> = {}) {
  const files: Files = { "incidents.csv": incidents, "deploys.csv": deploysHeader + deploys.join("\n") };
  const config = { tables: [incidentTable, deployTable], services: { dependencies } };
  return (work: (warehouse: Warehouse) => Promise<void>) => withLoaded(files, config, work);
}

async function candidates(warehouse: Warehouse): Promise<readonly string[]> {
  const rows = await warehouse.query<{ told: string }>(
    "candidates",
    `SELECT concat_ws(' ', rank, change_id, reason, CAST(lag_s AS BIGINT)) AS told FROM incident_changes ORDER BY rank`,
  );
  return rows.map(({ told }) => told);
}

Deno.test("the last successful deployment to production comes first, then what else was done, latest first", async () => {
  await given([
    "old,shop,production,success,2026-03-10 09:00:00,2026-03-10 09:10:00",
    "failed,shop,production,failed,2026-03-10 10:00:00,2026-03-10 10:30:00",
    "running,shop,production,success,2026-03-10 11:59:00,2026-03-10 12:20:00",
    "staged,shop,staging,success,2026-03-10 11:00:00,2026-03-10 11:10:00",
    "other,mail,production,success,2026-03-10 11:00:00,2026-03-10 11:10:00",
    "yesterday,shop,production,success,2026-03-08 11:00:00,2026-03-08 11:10:00",
    "later,shop,production,success,2026-03-10 12:01:00,2026-03-10 12:10:00",
  ])(async (warehouse) => {
    assert.deepEqual(await candidates(warehouse), [
      "1 deploys:old last_deployment 10200",
      "2 deploys:running same_service 60",
      "3 deploys:failed same_service 5400",
    ]);
  });
});

Deno.test("the last deployment is a candidate however long ago it was", async () => {
  await given(["old,shop,production,success,2025-12-01 09:00:00,2025-12-01 10:00:00"])(async (warehouse) => {
    assert.deepEqual(await candidates(warehouse), ["1 deploys:old last_deployment 8560800"]);
  });
});

Deno.test("changes of services it depends on follow, then of services that depend on it", async () => {
  const deploys = [
    "front,web,production,success,2026-03-10 11:40:00,2026-03-10 11:50:00",
    "base,database,production,success,2026-03-10 11:00:00,2026-03-10 11:10:00",
    "own,shop,production,failed,2026-03-10 08:00:00,2026-03-10 08:10:00",
    "far,mail,production,success,2026-03-10 11:40:00,2026-03-10 11:50:00",
  ];
  await given(deploys, { shop: ["database"], web: ["shop"] })(async (warehouse) => {
    assert.deepEqual(await candidates(warehouse), [
      "1 deploys:own same_service 13800",
      "2 deploys:base dependency 3000",
      "3 deploys:front dependent 600",
    ]);
    const stated = await warehouse.query("stated", "SELECT * FROM service_dependencies ORDER BY service");
    assert.deepEqual([...stated], [
      { service: "shop", depends_on: "database" },
      { service: "web", depends_on: "shop" },
    ]);
  });
});

Deno.test("an environment nobody knows is no reason to leave a change out, and no proof that it went to production", async () => {
  await given(["somewhere,shop,,success,2026-03-10 11:00:00,2026-03-10 11:10:00"])(async (warehouse) => {
    assert.deepEqual(await candidates(warehouse), ["1 deploys:somewhere same_service 3000"]);
  });
});

const devlakePath = "../shared/data/vendors/devlake/dora/connect_incident_to_deployment/";
const devlake = new URL(`../../../${devlakePath}`, import.meta.url);
const devlakeIsHere = await Deno.stat(devlake).then(() => true, () => false);

// What DevLake calls a project is what its rule takes for one service: all repositories and pipelines mapped to it.
function projects(mapping: string): Readonly<Record<string, string>> {
  const rows = mapping.trim().split(/\r?\n/).slice(1).map((row) => row.split(","));
  return Object.fromEntries(rows.map(([project, , scope]) => [scope, project]));
}

const devlakeTables = [
  {
    name: "issues",
    format: "csv",
    files: "incidents.csv",
    table: "incidents",
    zone: "UTC",
    columns: { id: "id", declared_at: "created_date", updated_at: "updated_date", service: "scope_id" },
  },
  {
    name: "deployments",
    format: "csv",
    files: "deployments.csv",
    table: "changes",
    columns: {
      id: "id",
      service: "cicd_scope_id",
      environment: "environment",
      status: "result",
      ref: "cicd_deployment_id",
      started_at: "started_date",
      finished_at: "finished_date",
    },
    constants: { kind: "deployment" },
  },
];

Deno.test({
  name: `DevLake's six incidents find the deployment DevLake expects, ranked first${
    devlakeIsHere ? "" : ` (skipped: ${devlakePath} is absent)`
  }`,
  ignore: !devlakeIsHere,
  async fn() {
    const read = (name: string) => Deno.readTextFile(new URL(name, devlake));
    const expected = (await read("snapshot_tables/project_incident_deployment_relationships.csv")).trim()
      .split(/\r?\n/).slice(1).map((row) => row.split(","));
    const files = {
      "incidents.csv": await read("raw_tables/incidents.csv"),
      "deployments.csv": await read("prev_success_deployment_commit/cicd_deployment_commits_after.csv"),
    };
    const services = projects(await read("raw_tables/project_mapping.csv"));
    await withLoaded(files, { tables: devlakeTables, words: { services } }, async (warehouse) => {
      const found = await warehouse.query<{ id: string; project: string; deployment: string }>(
        "first candidates",
        `SELECT r.vendor_id AS id, ic.service AS project, c.ref AS deployment
         FROM incident_changes AS ic JOIN incident_records AS r ON r.record_id = ic.incident_id JOIN changes AS c USING (change_id)
         WHERE ic.rank = 1 AND ic.reason = 'last_deployment' ORDER BY id`,
      );
      assert.deepEqual(found.map(({ id, project, deployment }) => [id, project, deployment]), expected);
    });
  },
});
