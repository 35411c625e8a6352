import assert from "node:assert/strict";
import {
  type Claim,
  type CodeCell,
  type Config,
  type Deck,
  deckHtml,
  deckPptx,
  keepFamilies,
  loadFolder,
  loadLabels,
  narrate,
  type Narrative,
  openWarehouse,
  parseNotebook,
  renderMarkdown,
} from "hindcast";
import { collect } from "../../../lib/reports/edition/collect.ts";
import type { Shown } from "../../../lib/reports/edition/edition.ts";
import { reportHtml } from "../../../lib/reports/report/report_html.ts";
import { deckOf } from "../../../lib/reports/edition/deck_of.ts";
import { keepFirings } from "../../../lib/warehouse/keep_firings.ts";
import { writeEdition } from "../../../lib/reports/edition/write_edition.ts";
import { bipiaAttacks, bipiaPath, ownAttacks } from "../../narrative/_attacks.ts";
import { liveMarkdown, offences } from "../../narrative/_inspect.ts";
import { answering, type ProtocolServer, startServer } from "../../narrative/_server.ts";
import { foreignNumbers, inClaims, inOutputs, inPage, inPresentation, inReport } from "./_artefacts.ts";
import { attacksIn, insisting, obedient } from "./_hostile_model.ts";
import { incidentAttacks } from "./_incident_attacks.ts";
import { against, cellsOf, period } from "./_in_memory.ts";
import { notebooks } from "./_review.ts";
import { poisonedExport, poisonedWatch, writeExport } from "./_poisoned_exports.ts";

/** The taxonomy that comes with Hindcast. */
const labels = new URL("../../../data/labels", import.meta.url).pathname;
const exports = 50;
/** The database works on one while another is told. */
const atOnce = 5;
const bipia = await bipiaAttacks();
const attacks = [...incidentAttacks, ...ownAttacks, ...(bipia ?? [])];
const corpus = bipia ? "BIPIA among them" : `without ${bipiaPath}, which is absent`;

function modelOf({ baseUrl }: ProtocolServer) {
  return { model: "hostile", baseUrl, key: "sk-test-SECRET", timeoutMs: 5000 };
}

function chaptersOf(slides: readonly { readonly chapter: string; readonly claims: readonly Claim[] }[]) {
  return [...Map.groupBy(slides, ({ chapter }) => chapter)]
    .map(([title, own]) => ({ title, claims: own.flatMap(({ claims }) => claims) }));
}

async function withExport<T>(
  number: number,
  work: (folder: string, config: Config) => Promise<T>,
): Promise<T> {
  const folder = await Deno.makeTempDir({ prefix: "hindcast-poison-" });
  try {
    const poison = poisonedExport(attacks, number);
    await writeExport(poison, `${folder}/raw`);
    return await work(folder, poison.config);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** All that an edition is made of, before it is written. */
interface Made {
  readonly cells: readonly CodeCell[];
  readonly shown: Shown;
  readonly narrative: Narrative;
  readonly deck: Deck;
}

async function cellsFrom(number: number): Promise<CodeCell[]> {
  return await withExport(number, async (folder, config) => {
    const warehouse = await openWarehouse(":memory:");
    try {
      const { incidents } = await loadFolder(warehouse, `${folder}/raw`, { config });
      assert.ok(incidents > 60, `export ${number} gave ${incidents} incidents`);
      await loadLabels(warehouse, labels);
      await keepFamilies(warehouse, null, { seenAt: "2026-10-01T00:00:00Z", draws: 3 });
      const watch = poisonedWatch(attacks, number);
      await keepFirings(warehouse, [watch], [watch]);
      return await cellsOf(warehouse);
    } finally {
      warehouse.close();
    }
  });
}

async function make(number: number, server: ProtocolServer): Promise<Made> {
  const cells = await cellsFrom(number);
  const shown = collect([{ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }]);
  // A process for each of 1,200 requests takes as long as all the loads; the editions below send theirs that way.
  const model = { ...modelOf(server), fetch: globalThis.fetch };
  const narrative = await narrate(chaptersOf(shown.slides), { model });
  return { cells, shown, narrative, deck: deckOf(shown, narrative, period, against) };
}

async function faultsOf({ cells, shown, narrative, deck }: Made): Promise<string[]> {
  const { claims } = shown;
  const chapters = [{ title: "", claims }];
  return [
    ...offences(narrative, chapters),
    ...inOutputs(cells),
    ...inClaims(claims),
    ...foreignNumbers(deck, claims, [period.label, against.label]),
    ...inPage(await deckHtml(deck)),
    ...inReport(
      await reportHtml({ period, against, narrative, charts: new Map(), evidence: shown, incidents: [] }),
    ),
    ...await inPresentation(await deckPptx(deck)),
  ];
}

Deno.test(`${exports} poisoned exports, ${attacks.length} injections (${corpus}), a model that obeys or insists`, async (t) => {
  let turn = 0;
  await using obeying = startServer(answering((request) => obedient(request, attacks)));
  await using insistent = startServer(answering((request) => insisting(request, attacks, turn++)));
  const inspect = async (number: number) => {
    const [kind, server] = number % 2 === 0
      ? ["obedient", obeying] as const
      : ["insisting", insistent] as const;
    const made = await make(number, server);
    const found = (await faultsOf(made)).map((fault) => `export ${number}: ${fault}`);
    const passed = made.shown.claims.filter(({ strength }) => strength === "finding");
    return {
      writer: `${kind} ${made.narrative.writer}`,
      found,
      telling: passed.map(({ finding }) => finding),
    };
  };
  const inspected = [];
  for (let number = 0; number < exports; number += atOnce) {
    inspected.push(
      ...await Promise.all(Array.from({ length: atOnce }, (_, index) => inspect(number + index))),
    );
  }
  const faults = inspected.flatMap(({ found }) => found);
  const telling = new Set(inspected.flatMap((one) => one.telling));
  const writers = Map.groupBy(inspected, ({ writer }) => writer);
  await t.step(`${faults.length} unbound numbers, links, images or HTML`, () => assert.deepEqual(faults, []));
  await t.step("what is named after the exports' texts is told: each of these found something", () => {
    const silent = ["trend", "anomalies", "leading_indicators", "prevention"].filter((name) =>
      !telling.has(name)
    );
    assert.deepEqual(silent, []);
  });
  await t.step(
    "what the obedient model was shown holds no injection, and it wrote; the insisting one was refused",
    () => {
      assert.deepEqual(obeying.requests.flatMap((request) => attacksIn(request, attacks)), []);
      assert.deepEqual([...writers].map(([writer, own]) => [writer, own.length]), [
        ["obedient model", exports / 2],
        ["insisting offline", exports / 2],
      ]);
    },
  );
});

async function faultsInFolder(out: string): Promise<string[]> {
  const text = (name: string) => Deno.readTextFile(`${out}/${name}`);
  const cells: CodeCell[] = [];
  for (const { name } of Deno.readDirSync(`${out}/notebooks`)) {
    const notebook = parseNotebook(await text(`notebooks/${name}`), name);
    cells.push(...notebook.cells.filter((cell) => cell.cell_type === "code"));
  }
  const claims = JSON.parse(await text("claims.json")) as Claim[];
  const narrative = { ...JSON.parse(await text("narrative.json")), rejected: [] } as Narrative;
  const summary = await text("summary.md");
  assert.equal(summary, renderMarkdown(narrative));
  return [
    ...liveMarkdown(summary),
    ...offences(narrative, [{ title: "", claims }]),
    ...inOutputs(cells),
    ...inClaims(claims),
    ...inPage(await text("deck.html")),
    ...inReport(await text("report.html")),
    ...await inPresentation(await Deno.readFile(`${out}/deck.pptx`)),
  ];
}

for (const [number, answer] of [[7, obedient], [8, insisting]] as const) {
  Deno.test(`an edition written from a poisoned export, ${answer.name} model`, async () => {
    await using server = startServer(answering((request) => answer(request, attacks, 1)));
    await withExport(number, async (folder, config) => {
      const path = `${folder}/hindcast.duckdb`;
      const warehouse = await openWarehouse(path);
      await loadFolder(warehouse, `${folder}/raw`, { config });
      warehouse.close();
      const out = `${folder}/edition`;
      const edition = await writeEdition({
        period,
        against,
        warehouse: path,
        out,
        notebooks,
        zone: "Europe/Berlin",
        seed: 1,
        narrator: { model: modelOf(server) },
      });
      assert.equal(edition.narrative.writer, answer === obedient ? "model" : "offline");
      assert.deepEqual(await faultsInFolder(out), []);
    });
  });
}

Deno.test("the inspection itself sees what must not be there", async () => {
  const slide = { id: "a", title: "It took 43 min", caveat: "“7”", chart: null, bullets: [], notes: "" };
  const deck: Deck = { title: "T", subtitle: "", period: "2026-Q3", slides: [slide] };
  assert.deepEqual(foreignNumbers(deck, [], []), ["a number of no claim: 43"]);
  const page = await deckHtml(deck);
  assert.deepEqual(inPage(page), []);
  for (
    const bad of [
      "<b>",
      "<img src=https://evil.example/x.png>",
      '<p onclick="x">',
      "<script>",
      '<a href="x">',
    ]
  ) {
    assert.equal(inPage(page.replace("</main>", `${bad}</main>`)).length, 1, bad);
  }
  const output = (data: Record<string, unknown>): CodeCell => ({
    cell_type: "code",
    id: "a",
    metadata: {},
    source: "",
    outputs: [{ output_type: "display_data", data, metadata: {} }],
    execution_count: 1,
  });
  assert.equal(inOutputs([output({ "text/html": "<td><a href=x>" })]).length, 1);
  assert.equal(inOutputs([output({ "text/markdown": "- ![x](y.png)" })]).length, 1);
  assert.equal(inOutputs([output({ "application/vnd.vegalite.v5+json": { data: { url: "x" } } })]).length, 1);
  assert.deepEqual(await inPresentation(await deckPptx(deck)), []);
});
