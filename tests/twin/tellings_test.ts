import assert from "node:assert/strict";
import { createCompany } from "../../lib/twin/company.ts";
import { exportsOf } from "../../lib/twin/exports.ts";
import { recordsToldBy, tellings } from "../../lib/twin/tellings.ts";
import { writeTwin } from "../../lib/twin/mod.ts";

const company = createCompany({ seed: 1, scale: "sample" });

Deno.test("only the tools that are asked for tell the company", () => {
  const folders = exportsOf(company, ["github"]).map(({ path }) => path.split("/")[1]);
  assert.deepEqual(new Set(folders), new Set(["github"]));
});

Deno.test("no two tools write one file", () => {
  const paths = exportsOf(company, Object.keys(tellings)).map(({ path }) => path);
  assert.deepEqual(paths.filter((path, index) => paths.indexOf(path) !== index), []);
});

Deno.test("every record that is said to tell of an incident tells of one there is, and no record of two", () => {
  const known = new Set(company.incidents.map(({ id }) => id));
  for (const [tool, recordsOf] of Object.entries(recordsToldBy)) {
    const told = recordsOf(company);
    assert.ok(told.length > 0, tool);
    assert.equal(new Set(told.map(({ record }) => record)).size, told.length, tool);
    assert.ok(told.every(({ incident }) => known.has(incident)), tool);
  }
});

Deno.test("a tool that nobody knows is refused before anything is written", async () => {
  await assert.rejects(
    writeTwin({ out: "/nowhere", seed: 1, scale: "sample", tell: ["pagerduty", "pigeons"] }),
    /Cannot write the exports of "pigeons": no tool of that name tells the company\. Choose among alertmanager, alerts, /,
  );
});
