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

const offline: NarrateOptions = { model: null };

/** Scores drafts of a company's incidents from one place up to another. */
type Scoring = (from: number, to: number, narrators?: readonly NarrateOptions[]) => Promise<DraftScore[]>;

async function withCompany<T>(seed: number, work: (scores: Scoring) => Promise<T>): Promise<T> {
  await using folder = await scratch();
  const { warehouse, truths } = await evaluatedCompany(seed, folder.path);
  try {
    const template = await readTemplate("reports/templates/postmortem/default.md");
    return await work((from, to, narrators = [offline]) =>
      evaluateDrafts(warehouse, truths.slice(from, to), { template, narrators })
    );
  } finally {
    warehouse.close();
  }
}

Deno.test("drafts of a company of which all is known", (t) =>
  withCompany(101, async (scores) => {
    await t.step("timeline complete and right, nothing without a claim", async () => {
      const summary = summarise(await scores(0, 6));
      assert.equal(summary.drafts, 6);
      assert.ok(summary.timelineRecall >= 0.95 && summary.timelinePrecision >= 0.95, JSON.stringify(summary));
      assert.equal(summary.unsupported, 0);
      assert.equal(summary.factsRight, 1);
    });

    await t.step(
      "a careful model beside the offline writer: nothing falls back, nothing is lost",
      async () => {
        let turn = 0;
        await using server = startServer(
          answering((request) =>
            JSON.stringify({ sentences: carefulSentences(request, knownWordings, turn++ % 2 === 0) })
          ),
        );
        const model = { model: "careful", baseUrl: server.baseUrl, key: null };
        const both = await scores(6, 10, [offline, { model }]);
        const [plain, worded] = [null, "careful"].map((writer) =>
          summarise(both.filter(({ model }) => model === writer))
        );
        assert.ok(plain && worded);
        assert.deepEqual([plain.fallback, plain.changed, plain.valuesTold], [1, 0, 1]);
        assert.ok(worded.fallback <= 0.02, `${worded.fallback}`);
        assert.deepEqual([worded.unsupported, worded.valuesTold, worded.factsRight], [
          0,
          1,
          plain.factsRight,
        ]);
        assert.ok(worded.changed > 0.1, `${worded.changed}`);
      },
    );
  }));

Deno.test({
  name: `sixty incidents in wordings nothing was built on: the true change or cause${
    isLong ? "" : " (--long)"
  }`,
  ignore: !isLong,
  fn: async () => {
    const summary = summarise(
      (await Promise.all([101, 102].map((seed) => withCompany(seed, (scores) => scores(0, 30))))).flat(),
    );
    assert.equal(summary.drafts, 60);
    assert.ok(summary.timelineRecall >= 0.95 && summary.timelinePrecision >= 0.95, JSON.stringify(summary));
    assert.ok(summary.causeInThree >= 0.8 && summary.causeFirst >= 0.6, JSON.stringify(summary));
    assert.equal(summary.unsupported, 0);
  },
});
