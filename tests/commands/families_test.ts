import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { parseFamilyDecisions } from "../../lib/model/family_decisions.ts";
import { scratch } from "../reports/notebook/_notebooks.ts";
import { answering, startServer } from "../narrative/_server.ts";
import { runCommandLine } from "./_spawn.ts";

const sample = fileURLToPath(new URL("../../data/sample/", import.meta.url));

Deno.test("families are listed by their ids, and names proposed for those that people have not named", async (t) => {
  await using folder = await scratch();
  const [warehouse, labels] = [`${folder.path}/w.duckdb`, `${folder.path}/labels`];
  const exports = [`${sample}raw/pagerduty`, "--config", `${sample}hindcast.yaml`];
  const load = () => runCommandLine(["load", ...exports, "--labels", labels, "--warehouse", warehouse]);
  const families = (args: readonly string[], env: Record<string, string> = {}) =>
    runCommandLine(["families", ...args, "--warehouse", warehouse], env);
  interface Listed {
    readonly families: { familyId: string; name: string; decidedBy: string; incidents: number }[];
  }
  await Deno.mkdir(labels);
  assert.equal((await load()).code, 0);
  const { families: [largest, second] }: Listed = JSON.parse((await families(["--json"])).stdout);
  assert.ok(largest && second && largest.incidents >= second.incidents);

  await t.step("as text, one a line", async () => {
    const { code, stdout, stderr } = await families([]);
    assert.deepEqual([code, stderr], [0, ""]);
    assert.ok(stdout.startsWith(`${largest.familyId}  ${largest.name}  (${largest.incidents} incidents`));
    assert.match(stdout, /\n\nStability: how much of a family comes back .*below 60 % /);
  });

  await t.step(
    "proposals are lines for families.yaml, and change nothing before a person took them",
    async () => {
      await Deno.writeTextFile(`${labels}/families.yaml`, `rename: { ${largest.familyId}: Given by us }\n`);
      assert.equal((await load()).code, 0);
      // A model that names a family by the two words most of its texts say.
      await using server = startServer(answering(({ body }) => {
        const { messages } = JSON.parse(body) as { messages: { content: string }[] };
        const { texts } = JSON.parse(messages.at(-1)?.content ?? "") as { texts: string[] };
        assert.doesNotMatch(texts.join("\n"), /\b(?:checkout|payments|inventory|\d{3,})\b|@/);
        const said = texts.flatMap((text) => [...new Set(text.toLowerCase().match(/\p{L}{4,}/gu))]);
        const common = [...Map.groupBy(said, (word) => word)].sort(([, one], [, other]) =>
          other.length - one.length
        );
        return JSON.stringify({ name: `${common[0]?.[0]} ${common[1]?.[0]}` });
      }));
      const env = { HINDCAST_MODEL: "test", HINDCAST_MODEL_BASE_URL: server.baseUrl };
      const { code, stdout, stderr } = await families(["--ask-model"], env);
      assert.deepEqual([code, stderr], [0, ""]);
      const proposed = stdout.slice(stdout.indexOf("rename:")).split("\n\n")[0] ?? "";
      const { rename } = parse(proposed) as { rename: Record<string, string> };
      assert.ok(Object.keys(rename).length >= 2, stdout);
      assert.equal(rename[largest.familyId], undefined, "people have named it");
      assert.match(proposed, / # incidents that say it: \p{L}+ \d+, \p{L}+ \d+$/mu);
      assert.deepEqual(parseFamilyDecisions(parse(proposed)).rename, rename);
      const after: Listed = JSON.parse((await families(["--json"])).stdout);
      const nameOf = (id: string) => after.families.find(({ familyId }) => familyId === id)?.name;
      assert.deepEqual([nameOf(largest.familyId), nameOf(second.familyId)], ["Given by us", second.name]);
    },
  );

  await t.step("without a model, asking for names fails and says what to set", async () => {
    const { code, stderr } = await families(["--ask-model"], { HINDCAST_MODEL: "" });
    assert.equal(code, 1);
    assert.match(stderr, /^Cannot ask for names: .*Set HINDCAST_MODEL/);
  });
});
