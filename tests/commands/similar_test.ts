import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { scratch } from "../reports/notebook/_notebooks.ts";
import { http, startServer } from "../narrative/_server.ts";
import { runCommandLine } from "./_spawn.ts";

const sample = fileURLToPath(new URL("../../data/sample/", import.meta.url));

Deno.test("past incidents like one at hand, from the warehouse of the sample", async (t) => {
  await using folder = await scratch();
  const warehouse = `${folder.path}/w.duckdb`;
  const load = ["load", `${sample}raw`, "--config", `${sample}hindcast.yaml`, "--warehouse", warehouse];
  assert.equal((await runCommandLine(load)).code, 0);
  const similar = (...args: string[]) => runCommandLine(["similar", ...args, "--warehouse", warehouse]);
  const described = "orders: database connection pool exhausted, no free connections";

  await t.step("a description is answered in sentences, with reasons and times", async () => {
    const { code, stdout, stderr } = await similar(described);
    assert.deepEqual([code, stderr], [0, ""]);
    assert.match(
      stdout,
      /^(?:The nearest earlier incident is|It is like incidents before:) “.+”, of \d{4}-\d\d-\d\d\.$/m,
    );
    assert.match(stdout, /^1\. \d{4}-\d\d-\d\d {2}.+$/m);
    assert.match(stdout, /^ {3}The same: words .*(?:pool|connection)/m);
    assert.match(stdout, /^Half of the 10 nearest were resolved within /m);
    assert.match(
      stdout,
      /^Whether it is new cannot be told: the text has fewer than 8 different words beside small ones and names\.$/m,
    );
  });

  await t.step("as JSON it is the finding; an id gives only incidents that began before it", async () => {
    const { stdout: first } = await similar(described, "--json");
    const { similar: { rows: [nearest] } } = JSON.parse(first);
    const { code, stdout } = await similar(nearest.incidentId.split(":")[1], "--json");
    assert.equal(code, 0);
    const { asked, similar: { rows, question } } = JSON.parse(stdout);
    assert.deepEqual(asked, { incidentId: nearest.incidentId });
    assert.match(question, /^Has anything like this happened before/);
    assert.ok(rows.every(({ startedAt }: { startedAt: string }) => startedAt < nearest.startedAt));
  });

  await t.step("every quote stands word for word in what the warehouse was loaded from", async () => {
    const { stdout } = await similar(
      "certificate expired, clients refuse the connection of gateway",
      "--json",
    );
    const { similar: { rows } } = JSON.parse(stdout);
    const quotes = rows.flatMap(({ fix, causeTold }: { fix: object | null; causeTold: object | null }) =>
      [fix, causeTold].filter((quote) => quote !== null)
    ) as { text: string; place: string }[];
    assert.ok(quotes.length > 0);
    for (const { text, place } of quotes) {
      const told = await Deno.readTextFile(`${sample}raw/${place.replace(/:\d+$/, "")}`);
      assert.ok(told.replaceAll(/\s+/g, " ").includes(text), `${place}: ${text}`);
    }
  });

  await t.step(
    "a model gets masked texts only, each once; one that fails is told, and words decide",
    async () => {
      await using server = startServer((write, request) => {
        const input: string[] = JSON.parse(request.body).input;
        const data = input.map((text, index) => ({
          index,
          embedding: [text.length, /memory/.test(text) ? 9 : 1, 1],
        }));
        return write(http(200, JSON.stringify({ data })));
      });
      const env = { HINDCAST_EMBEDDING_MODEL: "small", HINDCAST_EMBEDDING_BASE_URL: server.baseUrl };
      const ask = (more: Record<string, string> = {}) =>
        runCommandLine(["similar", described, "--json", "--warehouse", warehouse], { ...env, ...more });
      const { code, stdout, stderr } = await ask();
      assert.deepEqual([code, stderr], [0, ""]);
      assert.ok(
        JSON.parse(stdout).similar.rows.every(({ meaning }: { meaning: unknown }) =>
          typeof meaning === "number"
        ),
      );
      const sent = server.requests.flatMap(({ body }): string[] => JSON.parse(body).input);
      assert.ok(sent.length > 200);
      assert.equal(new Set(sent).size, sent.length);
      assert.doesNotMatch(sent.join("\n"), /\b(?:checkout|payments|inventory|person-\w+|\d{2,})\b|@/);
      const before = server.requests.length;
      assert.equal((await ask()).stdout, stdout);
      assert.equal(server.requests.length, before);
      const failed = await ask({
        HINDCAST_EMBEDDING_MODEL: "other",
        HINDCAST_EMBEDDING_BASE_URL: "http://127.0.0.1:9/v1",
      });
      assert.equal(failed.code, 0);
      assert.match(
        failed.stderr,
        /^Words alone decide what is alike\. The model for embeddings was not used: the connection/,
      );
      assert.ok(
        JSON.parse(failed.stdout).similar.rows.every(({ meaning }: { meaning: unknown }) => meaning === null),
      );
    },
  );

  await t.step("the number PagerDuty shows is an id too", async () => {
    const { code, stdout } = await similar("1169", "--json");
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(stdout).asked, { incidentId: "pagerduty_rest_incidents:Q1I5ST00WH" });
  });

  await t.step("an unknown id fails, and says what to do", async () => {
    const { code, stderr } = await similar("Q0000000");
    assert.equal(code, 1);
    assert.match(
      stderr,
      /^Cannot compare incident "Q0000000": there is no counted incident of this id, number or reference\. Give /,
    );
  });
});

Deno.test("wrong usage and a missing warehouse", async () => {
  const noWords = await runCommandLine(["similar", " ?! "]);
  assert.equal(noWords.code, 2);
  assert.match(noWords.stderr, /^Cannot run "similar": the description holds no words\./);
  assert.equal((await runCommandLine(["similar"])).code, 2);
  const help = await runCommandLine(["similar", "--help"]);
  assert.deepEqual([help.code, help.stderr], [0, ""]);
  assert.match(help.stdout, /deno task similar <incident id \| "description">/);
  const missing = await runCommandLine(["similar", "pool", "--warehouse", "nowhere/w.duckdb"]);
  assert.equal(missing.code, 1);
  assert.match(missing.stderr, /^Cannot /);
});
