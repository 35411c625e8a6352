import assert from "node:assert/strict";
import { evaluatedCompany } from "../../lib/commands/_evaluated_company.ts";
import { readTemplate } from "../../lib/reports/draft/read_template.ts";
import { type DraftScore, evaluateDrafts } from "../../lib/reports/evaluation/evaluate_drafts.ts";
import type { NarrateOptions } from "hindcast";
import { summarise } from "../../lib/reports/evaluation/summarise.ts";
import { carefulSentences, knownWordings } from "../narrative/_careful_model.ts";
import { answering, startServer } from "../narrative/_server.ts";
import { scratch } from "./notebook/_notebooks.ts";

const isLong = Deno.env.has("HINDCAST_LONG");

async function scoresOf(
  seed: number,
  most: number,
  narrators: readonly NarrateOptions[] = [{ model: null }],
): Promise<DraftScore[]> {
  await using folder = await scratch();
  const { warehouse, truths } = await evaluatedCompany(seed, folder.path);
  try {
    const template = await readTemplate("reports/templates/postmortem/default.md");
    return await evaluateDrafts(warehouse, truths.slice(0, most), { template, narrators });
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

Deno.test("a careful model beside the offline writer: nothing falls back, nothing is lost, nothing is without a claim", async () => {
  let turn = 0;
  await using server = startServer(
    answering((request) =>
      JSON.stringify({ sentences: carefulSentences(request, knownWordings, turn++ % 2 === 0) })
    ),
  );
  const model = { model: "careful", baseUrl: server.baseUrl, key: null };
  const scores = await scoresOf(102, 4, [{ model: null }, { model }]);
  const [offline, worded] = [null, "careful"].map((writer) =>
    summarise(scores.filter(({ model }) => model === writer))
  );
  assert.ok(offline && worded);
  assert.deepEqual([offline.fallback, offline.changed, offline.valuesTold], [1, 0, 1]);
  assert.ok(worded.fallback <= 0.02, `${worded.fallback}`);
  assert.deepEqual([worded.unsupported, worded.valuesTold, worded.factsRight], [0, 1, offline.factsRight]);
  assert.ok(worded.changed > 0.1, `${worded.changed}`);
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
