import assert from "node:assert/strict";
import { statuspageSummary as source } from "../../../lib/sources/statuspage/summary.ts";
import { claimsOn } from "../_api_lists.ts";
import { givenFile, readAll, rowsOf } from "../_given_file.ts";

const page = { id: "p1", name: "Shop", url: "https://status.shop.example", time_zone: "Etc/UTC" };
const component = (name: string) => ({
  ...{ id: `c-${name}`, name, status: "operational", position: 1, group: false, showcase: true },
  ...{ only_show_if_degraded: false, page_id: "p1" },
});
const incident = (id: string, impact: string) => ({
  ...{ id, name: `Notice ${id}`, status: "investigating", impact, shortlink: `https://stspg.io/${id}` },
  ...{ created_at: "2026-07-14T09:10:00Z", updated_at: "2026-07-14T09:20:00Z", page_id: "p1" },
  ...{ incident_updates: [], components: [component("Checkout")] },
});
const summary = {
  page,
  components: [component("Checkout"), component("Cart")],
  incidents: [incident("i1", "major")],
  scheduled_maintenances: [incident("m1", "maintenance")],
  status: { indicator: "major", description: "Partial outage" },
};

Deno.test("all lists of a summary are counted and read", async () => {
  const text = JSON.stringify(summary);
  assert.deepEqual(claimsOn(text).map(({ kind }) => kind), ["statuspage_summary"]);
  for (const piece of [7, 4096]) {
    const file = givenFile(text, { piece });
    const all = await readAll(source, file);
    assert.equal(await source.count(file), 4);
    assert.deepEqual(all.map(({ origin }) => origin.path), [
      "$.components[0]",
      "$.components[1]",
      "$.incidents[0]",
      "$.scheduled_maintenances[0]",
    ]);
    assert.deepEqual(rowsOf(all, "services").map((row) => row["service"]), ["Checkout", "Cart"]);
    assert.deepEqual(rowsOf(all, "incident_records").map((row) => row["vendor_id"]), ["i1", "m1"]);
  }
});

Deno.test("a summary whose components fill the start of the file is read to its end", async () => {
  const components = Array.from({ length: 600 }, (_, at) => component(`part ${at}`));
  const text = JSON.stringify({ ...summary, components });
  const [surest] = claimsOn(text);
  assert.equal(surest?.kind, "statuspage_summary");
  assert.equal((await readAll(source, givenFile(text))).length, 602);
});

Deno.test("a quiet page is read too; components without incidents are a list of their own", async () => {
  const quiet = JSON.stringify({ ...summary, incidents: [], scheduled_maintenances: [] });
  const file = givenFile(quiet);
  assert.equal(claimsOn(quiet)[0]?.kind, "statuspage_summary");
  assert.equal((await readAll(source, file)).length, await source.count(file));
  const components = JSON.stringify({ page, components: summary.components });
  assert.deepEqual(claimsOn(components).map(({ kind }) => kind), ["statuspage_components"]);
});
