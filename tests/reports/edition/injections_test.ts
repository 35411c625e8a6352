import assert from "node:assert/strict";
import {
  type CodeCell,
  deckHtml,
  deckPptx,
  loadFolder,
  narrate,
  openWarehouse,
  parseConfig,
  type Warehouse,
} from "hindcast";
import { incidentHeads } from "../../../lib/analyses/incident_timeline/head_rows.ts";
import { collect } from "../../../lib/reports/edition/collect.ts";
import { deckOf } from "../../../lib/reports/edition/deck_of.ts";
import { reportHtml } from "../../../lib/reports/report/report_html.ts";
import { unsupportedSentences } from "../../../lib/reports/draft/unsupported.ts";
import { writeDraft } from "../../../lib/reports/draft/write_draft.ts";
import { bipiaAttacks, bipiaPath } from "../../narrative/_attacks.ts";
import { liveMarkdown, offences } from "../../narrative/_inspect.ts";
import { answering, startServer } from "../../narrative/_server.ts";
import { inClaims, inOutputs, inPage, inPresentation, inReport } from "./_artefacts.ts";
import { attacksIn, insisting, obedient } from "./_hostile_model.ts";
import { type Injected, injectedExport, ordersOfIncidents, spread } from "./_injected_export.ts";
import { against, cellsOf, period } from "./_in_memory.ts";
import { folderOf } from "../../warehouse/_given.ts";

const published = await bipiaAttacks();
const texts = [...ordersOfIncidents, ...(published ?? [])];
const injected = spread(texts);
const corpus = published ? "BIPIA among them" : `without ${bipiaPath}, which is absent`;
const template = "reports/templates/postmortem/default.md";

async function edition(cells: CodeCell[], baseUrl: string): Promise<string[]> {
  const shown = collect([{ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }]);
  const chapters = [...Map.groupBy(shown.slides, ({ chapter }) => chapter)]
    .map(([title, slides]) => ({ title, claims: slides.flatMap(({ claims }) => claims) }));
  const narrative = await narrate(chapters, { model: { model: "obedient", baseUrl, key: null } });
  const deck = deckOf(shown, narrative, period, against);
  return [
    ...offences(narrative, [{ title: "", claims: shown.claims }]),
    ...inOutputs(cells),
    ...inClaims(shown.claims),
    ...inPage(await deckHtml(deck)),
    ...inReport(
      await reportHtml({ period, against, narrative, charts: new Map(), evidence: shown, incidents: [] }),
    ),
    ...await inPresentation(await deckPptx(deck)),
  ];
}

/** What in a draft would be live, whatever a reader makes of it. */
function live(markdown: string, page: string): string[] {
  return [
    // Comments are ours: ids of claims, and what a section is for.
    ...liveMarkdown(markdown.replaceAll(/<!--[\s\S]*?-->/g, "")).filter((found) =>
      /link|image|html/.test(found)
    ),
    ...(page.match(/<(?:script|iframe|img(?! src="data:)|object|form)\b|\son\w+=|(?:href|src)="(?![#d])/g) ??
      []),
  ];
}

/** Drafts worded by a model: what in them would be live, and what no claim supports. */
async function drafts(warehouse: Warehouse, folder: string, baseUrl: string): Promise<string[]> {
  const faults: string[] = [];
  for (const id of ["T0", "T7", "T20"]) {
    const [head] = await incidentHeads(warehouse, id);
    assert.ok(head, id);
    const narrator = { model: { model: "hostile", baseUrl, key: null } };
    const { out, claims } = await writeDraft(warehouse, {
      head,
      template,
      narrator,
      out: `${folder}/draft-${id}`,
    });
    const text = (name: string) => Deno.readTextFile(`${out}/${name}`);
    const markdown = await text("postmortem.md");
    faults.push(...live(markdown, await text("postmortem.html")));
    faults.push(
      ...unsupportedSentences(markdown, claims, JSON.parse(await text("sentences.json"))).map((
        { sentence },
      ) => `no claim supports: ${sentence}`),
    );
  }
  return faults;
}

function letters(text: string): string {
  return text.replaceAll(/[^a-z]/gi, "").toLowerCase();
}

/** Which of the injected texts the quality checks list. */
async function flagged(warehouse: Warehouse): Promise<Injected[]> {
  const rows = await warehouse.query<{ message: string }>(
    "flagged",
    "SELECT message FROM checks WHERE check_name = 'reads_like_instruction'",
  );
  const quotes = rows.map(({ message }) => letters(message.slice(message.indexOf(': "'))));
  return injected.filter(({ text }) => quotes.some((quote) => quote.includes(letters(text).slice(0, 20))));
}

Deno.test(`${injected.length} injected texts in eight places (${corpus}), a model that obeys`, async (t) => {
  await using server = startServer(answering((request) => obedient(request, texts)));
  const { files, config } = injectedExport(injected);
  const folder = await folderOf(files);
  const warehouse = await openWarehouse(":memory:");
  try {
    const report = await loadFolder(warehouse, folder, { config: parseConfig(config) });
    assert.deepEqual(report.files.filter(({ status }) => status !== "loaded"), []);
    await t.step("no edition is harmed, and the model was shown none of them", async () => {
      assert.deepEqual(await edition(await cellsOf(warehouse), server.baseUrl), []);
      assert.ok(server.requests.length > 0);
      assert.deepEqual(server.requests.flatMap((request) => attacksIn(request, texts)), []);
    });
    await t.step("no draft is harmed, and the model was shown none of them", async () => {
      assert.deepEqual(await drafts(warehouse, folder, server.baseUrl), []);
      assert.deepEqual(server.requests.flatMap((request) => attacksIn(request, texts)), []);
    });
    await t.step("no draft is harmed by a model that says them unasked", async () => {
      let turn = 0;
      await using insistent = startServer(answering((request) => insisting(request, texts, turn++)));
      assert.deepEqual(await drafts(warehouse, `${folder}/insisting`, insistent.baseUrl), []);
      assert.ok(insistent.requests.length > 0);
      const worded = (id: string) => Deno.readTextFile(`${folder}/insisting/draft-${id}/sentences.json`);
      assert.deepEqual(await Promise.all(["T0", "T7", "T20"].map(worded)), ["[]\n", "[]\n", "[]\n"]);
    });
    await t.step("orders are listed among the checks, wherever they stand", async () => {
      const found = await flagged(warehouse);
      const missed = injected.filter((one) => ordersOfIncidents.includes(one.text) && !found.includes(one));
      assert.deepEqual(missed, []);
      // Questions that people ask each other as well ("How do solar panels work?") are none.
      assert.ok(found.length >= 0.85 * injected.length, `${found.length} of ${injected.length}`);
    });
  } finally {
    warehouse.close();
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("what people write in incidents reads like no instruction", async () => {
  const talk = [
    "Please ignore the alert, it is the load test",
    "can you add the runbook to your message in #ops?",
    "Report: 12 customers affected, write path only",
    "We say that a deploy is safe when canaries pass",
    "system: checkout, component: pool",
    "override the timeout in config and restart",
    "Add retries with backoff to the payment client",
    "Explain the outage to support, then write the status page",
  ];
  const alerts = talk.map((text, index) => `A${index},2026-07-0${index + 1}T10:00:00Z,checkout,"${text}"\n`)
    .join("");
  const { config } = injectedExport([]);
  const folder = await folderOf({ "alerts/all.csv": `key,fired,service,title\n${alerts}` });
  const warehouse = await openWarehouse(":memory:");
  await loadFolder(warehouse, folder, { config: parseConfig(config) });
  const found = await warehouse.query(
    "flagged",
    "SELECT value FROM checks WHERE check_name = 'reads_like_instruction'",
  );
  assert.deepEqual([...found], []);
  warehouse.close();
  await Deno.remove(folder, { recursive: true });
});
