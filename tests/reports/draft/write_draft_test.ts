import assert from "node:assert/strict";
import { incidentHeads } from "../../../lib/analyses/incident_timeline/head_rows.ts";
import { unsupportedSentences } from "../../../lib/reports/draft/unsupported.ts";
import { parseDraft } from "../../../lib/reports/draft/document.ts";
import { writeDraft, type WrittenDraft } from "../../../lib/reports/draft/write_draft.ts";
import { runCommandLine } from "../../commands/_spawn.ts";
import { scratch } from "../notebook/_notebooks.ts";
import { paymentWarehouse } from "./_payment.ts";

const template = "reports/templates/postmortem/default.md";

Deno.test("a pool that ran empty after a timeout was raised", async (t) => {
  await using folder = await scratch();
  const warehouse = await paymentWarehouse(folder.path);
  const [head] = await incidentHeads(warehouse, "INC-4711");
  assert.ok(head);
  const out = `${folder.path}/draft`;
  const write = () => writeDraft(warehouse, { head, template, out });
  const draft: WrittenDraft = await write();
  const markdown = await Deno.readTextFile(`${out}/postmortem.md`);
  const { sections, front } = parseDraft(markdown);
  const section = (heading: string) => sections.get(heading) ?? "";

  await t.step("the first hypothesis is the timeout change, thirty minutes before", () => {
    assert.match(
      section("Hypotheses"),
      /Hypothesis 1, probability \d+ %: set off by the config change “Raise the database client timeout from 5 s to 60 s” on payment-api, 30 min before the start\./,
    );
    assert.match(section("Summary"), /Raise the database client timeout/);
  });

  await t.step("the mechanism is exhaustion of the pool", () => {
    assert.match(section("Summary"), /It failed by exhaustion of a connection pool/);
    assert.match(section("Summary"), /connection pool exhausted: 100 of 100 in use/);
  });

  await t.step("the rollback ended it", () => {
    assert.match(section("What ended it"), /rolled back the database client timeout/);
    assert.match(
      section("What ended it"),
      /33 min after the start came the config change “Roll back the database client timeout to 5 s”/,
    );
  });

  await t.step("three kinds of action are proposed", () => {
    assert.match(section("Action items"), /to detect: Monitor the connection pool of payment-api/);
    assert.match(section("Action items"), /to prevent: Have changes of “timeout” on payment-api reviewed/);
    assert.match(section("Action items"), /to test: Load-test payment-api/);
  });

  await t.step("the times are those of the exports, the conflict is shown and asked about", () => {
    assert.match(
      section("Summary"),
      /It began at 2026-03-04 14:23:00 and was closed at 2026-03-04 15:\d\d:00 UTC/,
    );
    assert.match(
      section("Timeline"),
      /15:08:00: closed in pager; conflict/,
    );
    assert.match(section("Timeline"), /conflict: told at 15:20:00 in status\.csv:2/);
    assert.match(section("Open questions"), /Which time is right for “closed”: 15:08:00 or 15:20:00\?/);
  });

  await t.step("no sentence is without its claim", () => {
    assert.deepEqual(unsupportedSentences(markdown, draft.claims), []);
    assert.ok(draft.claims.length > 40);
  });

  await t.step("the same exports give the same draft", async () => {
    const again = await write();
    assert.deepEqual([again.state, again.edition], ["new", draft.edition]);
    assert.equal(await Deno.readTextFile(`${out}/postmortem.md`), markdown);
    assert.equal(front.get("status"), "draft");
  });

  await t.step("what people wrote survives", async () => {
    const edited = markdown.replace(
      /## Impact\n[\s\S]*?(?=\n## )/,
      "## Impact\n\nForty merchants could not sell.\n",
    )
      .replace("status: draft", "status: in review");
    await Deno.writeTextFile(`${out}/postmortem.md`, edited);
    assert.equal((await write()).state, "merged");
    const kept = await Deno.readTextFile(`${out}/postmortem.md`);
    assert.match(kept, /^status: in review$/m);
    assert.match(kept, /Forty merchants could not sell\./);
    assert.match(await Deno.readTextFile(`${out}/postmortem.html`), /DRAFT, IN REVIEW/);
    assert.match(await Deno.readTextFile(`${out}/postmortem.html`), /Forty merchants/);
  });

  await t.step("what the exports say since stands below it, and is nobody's own sentence", async () => {
    const { startedAt } = head;
    await warehouse.run("UPDATE incident_records SET severity_raw = 'SEV2'");
    await warehouse.run("UPDATE incidents SET severity_raw = 'SEV2'");
    const [later] = await incidentHeads(warehouse, "INC-4711");
    assert.ok(later && later.startedAt === startedAt);
    const path = `${out}/postmortem.md`;
    const mine = (await Deno.readTextFile(path)).replace(
      "## Summary\n",
      "## Summary\n\nIt was human error.\n",
    );
    await Deno.writeTextFile(path, mine);
    const merged = await writeDraft(warehouse, { head: later, template, out });
    const text = await Deno.readTextFile(path);
    assert.equal(text.match(/exports now say -->/g)?.length, 1);
    assert.match(text, /now say:\*\n\n“Payment API returns errors” affected payment-api, severity SEV2/);
    const own = unsupportedSentences(text, merged.claims).filter(({ section }) => section === "Summary");
    assert.deepEqual(own.map(({ sentence }) => sentence), [
      "It was human error.",
      "“Payment API returns errors” affected payment-api, severity SEV1.",
    ]);
  });

  await t.step("a final one is left alone, and its page no longer calls it a draft", async () => {
    const final = markdown.replace("status: draft", "status: final");
    await Deno.writeTextFile(`${out}/postmortem.md`, final);
    assert.equal((await write()).state, "final");
    assert.equal(await Deno.readTextFile(`${out}/postmortem.md`), final);
    const page = await Deno.readTextFile(`${out}/postmortem.html`);
    assert.match(page, /<header class="status final">FINAL<\/header>/);
    assert.doesNotMatch(page, /DRAFT|Written from exports/);
  });

  await t.step("what people wrote about one incident does not become another's", async () => {
    const before = await Deno.readTextFile(`${out}/postmortem.md`);
    const [head] = await incidentHeads(warehouse, "INC-4711");
    assert.ok(head);
    const other = { ...head, incidentId: "other:INC-4712" };
    await assert.rejects(
      () => writeDraft(warehouse, { head: other, template, out }),
      /Cannot write .*postmortem\.md: the draft of another incident stands there, \S+INC-4711\. Name another folder/,
    );
    assert.equal(await Deno.readTextFile(`${out}/postmortem.md`), before);
  });

  await t.step("a document that no draft wrote is not touched", async () => {
    await Deno.remove(`${out}/postmortem.base.md`);
    await Deno.writeTextFile(`${out}/postmortem.md`, "# Ours\n");
    await assert.rejects(write, /Cannot write .*postmortem\.md: a document stands there/);
    assert.equal(await Deno.readTextFile(`${out}/postmortem.md`), "# Ours\n");
  });
  warehouse.close();
});

Deno.test("a drill is called one, in the draft and at the terminal", async () => {
  await using folder = await scratch();
  const marked = (text: string) => text.replaceAll("Payment API returns", "[TEST] Payment API returns");
  const warehouse = await paymentWarehouse(folder.path, marked);
  const summaryOf = async (out: string) => {
    const [head] = await incidentHeads(warehouse, "INC-4711");
    assert.ok(head);
    await writeDraft(warehouse, { head, template, out });
    return parseDraft(await Deno.readTextFile(`${out}/postmortem.md`)).sections.get("Summary") ?? "";
  };
  assert.match(
    await summaryOf(`${folder.path}/title`),
    /Its title is marked “\\\[TEST\\\]”, but no record calls it a drill: it counts as an incident\.\[\^draft\.drill\] “\\\[TEST\\\] Payment/,
  );
  await warehouse.run("UPDATE incidents SET incident_type = 'test'");
  assert.match(
    await summaryOf(`${folder.path}/type`),
    /-->\n\nBy its record it is of the type test: it counts as no incident\.\[\^draft\.drill\]/,
  );
  warehouse.close();
  const { stdout } = await runCommandLine([
    ...["draft", "INC-4711", "--warehouse", `${folder.path}/w.duckdb`, "--out", `${folder.path}/told`],
  ]);
  assert.match(stdout, /^By its record it is of the type test: it counts as no incident\.\n/);
});

Deno.test("an end in a year that reads like a mistake is told as one, and no length is made of it", async () => {
  await using folder = await scratch();
  const warehouse = await paymentWarehouse(
    folder.path,
    (text) => text.replace(/2026(-03-04T15:(?:08|20):00Z)/g, "2062$1"),
  );
  const [head] = await incidentHeads(warehouse, "INC-4711");
  assert.ok(head);
  const out = `${folder.path}/draft`;
  const { claims } = await writeDraft(warehouse, { head, template, out });
  const markdown = await Deno.readTextFile(`${out}/postmortem.md`);
  assert.match(
    parseDraft(markdown).sections.get("Summary") ?? "",
    /its end is told as 2062-03-04 15:\d\d:00 UTC, a year that reads like a mistake: how long it took is not known\./,
  );
  assert.match(parseDraft(markdown).sections.get("Open questions") ?? "", /When did it end\? The year/);
  assert.doesNotMatch(markdown, /[\d,]+ days/);
  assert.deepEqual(unsupportedSentences(markdown, claims), []);
});
