import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { type BoundValue, type Claim, type Finding, parseNotebook, renderClaim } from "hindcast";
import { findConfig } from "../../../lib/commands/config_file.ts";
import { NotebookError } from "../../../lib/reports/edition/write_edition.ts";
import { place } from "../notebook/_notebooks.ts";
import { contentOf, load, type Loaded, told } from "./_review.ts";

const sample = new URL("../../../data/sample/raw", import.meta.url).pathname;
const { config } = await findConfig(sample, undefined);

const files = [
  "claims.json",
  "deck.html",
  "deck.pptx",
  "findings.json",
  "manifest.json",
  "narrative.json",
  "notebooks/00_data_quality.ipynb",
  "notebooks/10_overview.ipynb",
  "notebooks/20_patterns.ipynb",
  "notebooks/30_changes.ipynb",
  "notebooks/40_families.ipynb",
  "notebooks/50_leading_indicators.ipynb",
  "notebooks/60_learning.ipynb",
  "report.html",
  "summary.md",
];

type Content = readonly (readonly [string, Uint8Array])[];

function hashes(content: Content): string[] {
  return content.map(([name, bytes]) => `${name} ${Buffer.from(bytes).toString("base64")}`);
}

function textIn(content: Content, name: string): string {
  const found = content.find(([path]) => path === name);
  assert.ok(found, name);
  return new TextDecoder().decode(found[1]);
}

/** A finding's counts: of its terms, what they counted and were counted from, and of its method. */
function countsIn({ terms, skipped, method }: Finding): Set<number> {
  const compared = terms.filter(({ unit, qValue }) => unit === "ratio" && typeof qValue === "number");
  const passed = compared.filter(({ qValue }) => (qValue ?? 1) <= 1 - method.confidence).length;
  const labels = terms.flatMap((term) => Object.values(term.labels ?? {})).map(Number);
  const thin = skipped.filter(({ term }) => term.includes("ratio")).length;
  const ranked = terms.filter(({ term }) => term.startsWith("shrunken_rate.period.")).length;
  return new Set([
    ...terms.flatMap(({ n, estimate, unit }) => unit === "count" && estimate !== null ? [n, estimate] : [n]),
    ...labels.filter(Number.isFinite),
    method.n,
    method.hypotheses,
    compared.length,
    passed,
    thin,
    ranked - 1,
  ]);
}

function isIn(finding: Finding, bound: BoundValue): boolean {
  const { value, unit, term } = bound;
  if (typeof value === "string") return true;
  if (unit === "count") return value !== null && countsIn(finding).has(value);
  const own = finding.terms.find((one) => one.term === term);
  if (unit === "p") return own?.qValue === value;
  return own !== undefined && own.unit === unit && own.estimate === value &&
    own.confLow === (bound.confLow ?? null) && own.confHigh === (bound.confHigh ?? null);
}

function unfounded(claims: readonly Claim[], findings: readonly Finding[]): string[] {
  return claims.flatMap((claim) => {
    const finding = findings.find(({ name }) => name === claim.finding);
    if (!finding) return [`${claim.id} rests on no finding`];
    return Object.entries(claim.values).filter(([, bound]) => !isIn(finding, bound))
      .map(([name]) => `${claim.id}: ${name} of "${renderClaim(claim)}"`);
  });
}

async function beforeAndAfter(loaded: Loaded, work: () => Promise<void>): Promise<void> {
  const out = `${loaded.folder}/edition`;
  const before = hashes(await contentOf(out));
  await work();
  assert.deepEqual(hashes(await contentOf(out)), before);
  const names = (await Array.fromAsync(Deno.readDir(loaded.folder))).map(({ name }) => name);
  assert.deepEqual(names.filter((name) => name.includes(".partial")), []);
}

Deno.test("an edition of the sample", async (t) => {
  await using loaded = await load(sample, config);
  const out = `${loaded.folder}/edition`;
  const edition = await loaded.review("2026-Q3", "2025-Q3");
  const content = await contentOf(out);

  await t.step("holds its files, named as they are", () => {
    assert.deepEqual(content.map(([name]) => name), files);
    assert.deepEqual(edition.files.toSorted(), files);
    assert.equal(textIn(content, "deck.html").match(/<section\b/g)?.length, edition.slides);
    assert.ok(edition.slides <= 10);
  });

  await t.step("its notebooks are executed, valid, and hold a picture for every slide", () => {
    for (const name of files.filter((file) => file.endsWith(".ipynb"))) {
      const notebook = parseNotebook(textIn(content, name), name);
      assert.deepEqual([notebook.nbformat, notebook.nbformat_minor], [4, 5]);
      const code = notebook.cells.filter((cell) => cell.cell_type === "code");
      assert.deepEqual(code.map((cell) => cell.execution_count), code.map((_, index) => index + 1));
      const slides = code.filter(({ metadata }) => Object.hasOwn(metadata, "slideshow"));
      const pictures = slides.map(({ outputs }) =>
        outputs.filter((output) => output.output_type === "display_data" && "image/png" in output.data).length
      );
      assert.deepEqual(pictures, slides.map(() => 1));
    }
  });

  await t.step("every value of a claim stands in its finding", async () => {
    const { findings, claims } = await told(out);
    assert.deepEqual(findings.map(({ name }) => name), [
      "data_quality",
      "durations",
      "frequency",
      "calendar",
      "trend",
      "workload",
      "anomalies",
      "changes",
      "change_candidates",
      "families",
      "recurrence",
      "novelty",
      "causes",
      "indicator_backtest",
      "prevention",
      "leading_indicators",
      "learning",
      "action_items",
    ]);
    assert.deepEqual(unfounded(claims, findings), []);
    const wrong = claims.map((claim): Claim => ({
      ...claim,
      values: Object.fromEntries(
        Object.entries(claim.values).map(([name, bound]) => [name, { ...bound, value: 987_654.5 }]),
      ),
    }));
    const valued = wrong.filter(({ values }) => Object.keys(values).length > 0).map(({ id }) => id);
    assert.deepEqual([...new Set(unfounded(wrong, findings).map((text) => text.split(": ")[0]))], valued);
  });

  await t.step("the manifest names every input, and the claims name the planted change", async () => {
    const manifest = JSON.parse(textIn(content, "manifest.json"));
    const truth = JSON.parse(await Deno.readTextFile(`${sample}/../truth.json`));
    assert.equal(manifest.files.length, truth.files.length);
    assert.equal(manifest.rows.incidents, truth.totals.incidents);
    assert.ok(manifest.files.every(({ sha256 }: { sha256: string }) => /^[0-9a-f]{64}$/.test(sha256)));
    const { claims } = await told(out);
    const change = claims.find(({ id }) => id === "durations.change");
    assert.equal(change?.direction, null);
    assert.match(
      change ? renderClaim(change) : "",
      /^search: typical time to resolve is 0\.53× what it was \(0\.37× to 0\.74×\)$/,
    );
  });

  await t.step(
    "the deck tells the change first, then what could not be told, then the state of the data",
    () => {
      const page = textIn(content, "deck.html");
      const [, summary = ""] = page.split(/<section /).slice(1);
      assert.match(
        summary,
        /<h2>search: typical time to resolve is 0\.53× what it was \(0\.37× to 0\.74×\)<\/h2>/,
      );
      const bullets = [...summary.matchAll(/<li>([^<]*)<\/li>/g)].map(([, text = ""]) => text);
      assert.ok(bullets.length <= 6);
      assert.match(bullets[0] ?? "", /^search: typical time to resolve went from 24 min to 13 min/);
      assert.equal(bullets.filter((text) => text.includes("would probably stay unseen")).length, 2);
      assert.match(bullets.at(-1) ?? "", /records were left out/);
      const statements = [...page.matchAll(/<(?:h2|li)>([^<]*)</g)].map(([, text = ""]) => text);
      assert.deepEqual(statements.filter((text) => text.includes("…")), []);
      assert.equal(page.split(/<section /).at(-1)?.match(/<li>/g)?.length, 7);
    },
  );

  await t.step("in the report every value leads to its evidence, and incidents to their lines", async () => {
    const page = textIn(content, "report.html");
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const targets = [...page.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id);
    assert.ok(targets.length > 300);
    assert.deepEqual(targets.filter((id) => !ids.has(id)), []);
    assert.match(
      page,
      /data-evidence="0\.53×; interval 0\.37× to 0\.74×; n = 54; adjusted p 0\.007; durations"/,
    );
    const places = [...page.matchAll(/>([^<> ]+\/[^<> ]+):(\d+)</g)];
    assert.ok(places.length > 60);
    for (const [, file, line] of places) {
      const lines = (await Deno.readTextFile(`${sample}/${file}`)).split("\n");
      assert.ok(Number(line) >= 1 && Number(line) <= lines.length, `${file}:${line}`);
    }
  });

  await t.step("a notebook that fails leaves the earlier edition, and what it showed beside it", async () => {
    const failing = await place(loaded.folder, { boom: 'throw new Error("planted")' });
    await beforeAndAfter(loaded, async () => {
      await assert.rejects(
        loaded.review("2026-Q3", "2025-Q3", { notebooks: [failing] }),
        (error: NotebookError) =>
          error instanceof NotebookError && /cell "boom" failed.*planted/.test(error.message),
      );
    });
    const kept = parseNotebook(
      await Deno.readTextFile(`${out}.failed/notebooks/sample.ipynb`),
      "sample.ipynb",
    );
    assert.ok(
      kept.cells.some((cell) =>
        cell.cell_type === "code" && cell.outputs.some((output) => output.output_type === "error")
      ),
    );
  });

  await t.step("two reviews at once write one edition, and what an earlier failure left goes", async () => {
    const quick = await place(loaded.folder, { one: "console.log(1);" });
    await Deno.mkdir(`${out}.failed`, { recursive: true });
    const both = [`${out}/`, out].map((folder) =>
      loaded.review("2026-Q3", "2025-Q3", { notebooks: [quick], out: folder })
    );
    await Promise.all(both);
    await Deno.stat(`${out}/notebooks/sample.ipynb`);
    await assert.rejects(Deno.stat(`${out}.failed`), Deno.errors.NotFound);
  });

  await t.step("an interruption leaves the earlier edition", async () => {
    const stop = new AbortController();
    const endless = await place(loaded.folder, {
      wait: "await new Promise((done) => setTimeout(done, 60_000));",
    });
    await beforeAndAfter(loaded, async () => {
      await assert.rejects(
        loaded.review("2026-Q3", "2025-Q3", {
          notebooks: [endless],
          signal: stop.signal,
          onProgress: () => setTimeout(() => stop.abort(new DOMException("interrupted", "AbortError")), 300),
        }),
        /interrupted/,
      );
    });
  });
});
