import assert from "node:assert/strict";
import { evaluatedCompany } from "../../lib/commands/_evaluated_company.ts";
import { readTemplate } from "../../lib/reports/draft/read_template.ts";
import { type DraftScore, evaluateDrafts } from "../../lib/reports/evaluation/evaluate_drafts.ts";
import { summarise } from "../../lib/reports/evaluation/summarise.ts";
import { scratch } from "./notebook/_notebooks.ts";

const isLong = Deno.env.has("HINDCAST_LONG");

async function scoresOf(seed: number, most: number): Promise<DraftScore[]> {
  await using folder = await scratch();
  const { warehouse, truths } = await evaluatedCompany(seed, folder.path);
  try {
    const template = await readTemplate("reports/templates/postmortem/default.md");
    return await evaluateDrafts(warehouse, truths.slice(0, most), template);
  } finally {
    warehouse.close();
  }
}

Deno.test("drafts of a company of which all is known: timeline complete and right, nothing without a claim", async () => {
  const summary = summarise(await scoresOf(101, 6));
  assert.equal(summary.drafts, 6);
  assert.ok(summary.timelineRecall >= 0.95 && summary.timelinePrecision >= 0.95, JSON.stringify(summary));
  assert.equal(summary.unsupported, 0);
  assert.equal(summary.factsRight, 1);
});

Deno.test({
  name: `sixty incidents in wordings nothing was built on: the true change or cause${
    isLong ? "" : " (--long)"
  }`,
  ignore: !isLong,
  fn: async () => {
    const summary = summarise([...await scoresOf(101, 30), ...await scoresOf(102, 30)]);
    assert.equal(summary.drafts, 60);
    assert.ok(summary.timelineRecall >= 0.95 && summary.timelinePrecision >= 0.95, JSON.stringify(summary));
    assert.ok(summary.causeInThree >= 0.8 && summary.causeFirst >= 0.6, JSON.stringify(summary));
    assert.equal(summary.unsupported, 0);
  },
});
