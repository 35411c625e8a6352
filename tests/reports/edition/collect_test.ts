import assert from "node:assert/strict";
import { type CodeCell, media, type Notebook } from "hindcast";
import { collect } from "../../../lib/reports/edition/collect.ts";
import { median, nothing } from "../../narrative/_claims.ts";

function cell(id: string, data: readonly Record<string, unknown>[], metadata = {}): CodeCell {
  const outputs = data.map((one) => ({ output_type: "display_data", data: one, metadata: {} } as const));
  return { cell_type: "code", id, metadata, source: "", outputs, execution_count: 1 };
}

function notebook(...cells: CodeCell[]): Notebook {
  return { cells, metadata: {}, nbformat: 4, nbformat_minor: 5 };
}

function slide(order: number) {
  return { slideshow: { slide_type: "slide" }, hindcast: { order, chapter: "When" } };
}

const png = btoa("picture");
const chart = {
  [media.chart]: { name: "c", alt: "What it shows" },
  [media.png]: `${png.slice(0, 4)}\n${png.slice(4)}`,
};

Deno.test("slides of all notebooks stand in their order, each with its claims and its chart", () => {
  const { slides } = collect([
    notebook(cell("late", [{ [media.claims]: [median] }], slide(20)), cell("none", [chart])),
    notebook(cell("early", [{ [media.claims]: [nothing] }, chart], slide(10))),
  ]);
  assert.deepEqual(slides.map(({ id }) => id), ["early", "late"]);
  assert.deepEqual(slides[0]?.claims, [nothing]);
  assert.equal(new TextDecoder().decode(slides[0]?.chart?.png), "picture");
  assert.equal(slides[1]?.chart, null);
});

Deno.test("a finding and a claim shown twice are one; a slide type alone makes no slide", () => {
  const finding = { name: "durations", question: "How long?" };
  const shown = [{ [media.finding]: finding }, { [media.claims]: [median] }];
  const { findings, claims, slides } = collect([
    notebook(cell("a", shown), cell("b", shown, { slideshow: { slide_type: "slide" } })),
  ]);
  assert.deepEqual(findings, [finding]);
  assert.deepEqual(claims, [median]);
  assert.deepEqual(slides, []);
});
