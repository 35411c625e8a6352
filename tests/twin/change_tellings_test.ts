import assert from "node:assert/strict";
import { parse } from "yaml";
import { parseConfig } from "../../lib/model/parse_config.ts";
import { syncsKept } from "../../lib/twin/argocd.ts";
import { createCompany } from "../../lib/twin/company.ts";
import { deploymentsOf } from "../../lib/twin/deployments.ts";
import { exportsOf } from "../../lib/twin/exports.ts";
import { flagsChanged } from "../../lib/twin/flag_tools.ts";
import { hindcastYaml } from "../../lib/twin/hindcast_yaml.ts";
import { loadFolder, openWarehouse } from "../../lib/warehouse/mod.ts";
import { folderOf } from "../warehouse/_given.ts";

const company = createCompany({ seed: 1, scale: "sample" });

/**
 * A change as a warehouse has it. GitHub's deployment begins when it is made and reports that it is carried out; the other
 * tools tell of the latter as its start.
 */
const changesSql = `
SELECT concat_ws(' ', kind, service, environment, status,
  strftime(coalesce((SELECT min(s.reported_at) FROM change_statuses AS s
    WHERE s.change_id = c.change_id AND s.status = 'in_progress'), c.started_at), '%Y-%m-%dT%H:%M:%SZ'), 'to',
  coalesce(strftime(finished_at, '%Y-%m-%dT%H:%M:%SZ'), 'now')) AS told
FROM changes AS c ORDER BY told`;

/** Loads what tools export of the company; nothing may be refused, and only what was planted rejected. */
async function changesToldBy(...tools: readonly string[]): Promise<string[]> {
  const files = exportsOf(company, tools).map((file) =>
    [file.path, [...file.pieces()].map(({ text }) => text).join("")] as const
  );
  const folder = await folderOf(Object.fromEntries(files));
  const warehouse = await openWarehouse(":memory:");
  try {
    const config = parseConfig(parse(hindcastYaml(company, true)));
    const report = await loadFolder(warehouse, `${folder}/raw`, { config });
    assert.deepEqual(report.files.filter((file) => file.status !== "loaded").map(({ name }) => name), []);
    const planted = tools.includes("github") ? 2 : 0;
    assert.equal(report.files.reduce((sum, { rejected }) => sum + rejected, 0), planted);
    return (await warehouse.query<{ told: string }>("changes told", changesSql)).map(({ told }) => told);
  } finally {
    warehouse.close();
    await Deno.remove(folder, { recursive: true });
  }
}

const deployments = company.services.flatMap((service) => deploymentsOf(service, company));
const own = await changesToldBy("github", "changes");
const isDeployment = (told: string) => told.startsWith("deployment ");

for (const tool of ["gitlab", "jenkins", "circleci", "buildkite"]) {
  Deno.test(`${tool} tells every deployment as GitHub does: service, environment, start, end and outcome`, async () => {
    const told = await changesToldBy(tool);
    assert.equal(told.length, deployments.length);
    assert.deepEqual(told, own.filter(isDeployment));
  });
}

Deno.test("Argo CD tells the same of every deployment it keeps: those that succeeded, and the last of each", async () => {
  const told = await changesToldBy("argocd");
  assert.equal(told.length, syncsKept(company).length);
  const known = new Set(own);
  assert.deepEqual(told.filter((change) => !known.has(change)), []);
  const succeeded = (changes: readonly string[]) => changes.filter((change) => change.includes(" success "));
  assert.deepEqual(succeeded(told), succeeded(own.filter(isDeployment)));
});

for (const tool of ["launchdarkly", "unleash"]) {
  Deno.test(`${tool} tells every change of a flag that was made as the company's own table does`, async () => {
    const told = await changesToldBy(tool);
    assert.equal(told.length, flagsChanged(company).length);
    assert.deepEqual(told, own.filter((change) => /^flag .* success /.test(change)));
  });
}

Deno.test("a log of the company's own making tells every flag, setting and migration", async () => {
  const told = await changesToldBy("change_log");
  assert.equal(told.length, company.changes.length);
  assert.deepEqual(told, own.filter((change) => !isDeployment(change)));
});
