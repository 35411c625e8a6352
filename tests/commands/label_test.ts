import assert from "node:assert/strict";
import { appendLabels } from "../../lib/commands/_append_labels.ts";
import { labelSession } from "../../lib/commands/_label_session.ts";
import type { CauseLabel } from "../../lib/model/cause_label.ts";
import { parseTaxonomy } from "../../lib/model/taxonomy.ts";
import { readCauseLabels } from "../../lib/sources/labels/cause_labels.ts";
import { openWarehouse } from "../../lib/warehouse/open.ts";
import { answering, startServer } from "../narrative/_server.ts";
import { runCommandLine as spawn } from "./_spawn.ts";

const category = { definition: "It broke.", not: "It was full.", seeds: [] };
const taxonomy = parseTaxonomy({
  roles: { cause: "Why at all?", trigger: "Why then?" },
  categories: { hardware: category, capacity: category, unknown: category },
});

function label(incidentId: string, note: string | null = null): CauseLabel {
  return {
    incidentId,
    role: "cause",
    category: "capacity",
    evidence: null,
    labelledAt: "2026-07-02T10:00:00.000Z",
    by: "MK",
    note,
  };
}

Deno.test("labels are added at the end of the file, whole rows only, and nothing there is touched", async () => {
  const path = await Deno.makeTempFile();
  await Deno.remove(path);
  await appendLabels(path, [label("a")]);
  await appendLabels(path, [label("b", 'a "quoted", two-line\nnote'), label("c")]);
  // An editor left the last line without its end.
  await Deno.writeTextFile(path, (await Deno.readTextFile(path)).trimEnd());
  await appendLabels(path, [label("d")]);
  const { labels, bad } = readCauseLabels(await Deno.readFile(path), path, taxonomy);
  assert.deepEqual(bad, []);
  assert.deepEqual(labels.map(({ incidentId }) => incidentId), ["a", "b", "c", "d"]);
  assert.equal(labels[1]?.note, 'a "quoted", two-line\nnote');
  await Deno.remove(path);
});

const proposal = {
  incidentId: "pd:1",
  startedAt: "2026-07-01T10:00:00.000Z",
  title: "Disk\u001b[2J full",
  summary: "It was full.",
  why: "useful",
  guess: "capacity",
  probability: 0.7,
  evidence: ["full"],
} as const;

async function inSession(answers: readonly (string | null)[]) {
  const [left, said, kept] = [[...answers], [] as string[], [] as CauseLabel[]];
  const given = await labelSession(
    {
      proposals: [proposal, { ...proposal, incidentId: "pd:2" }],
      categories: taxonomy.categories,
      by: "MK",
      readings: [{ incidentId: "pd:2", category: "hardware", evidence: "It was full." }],
    },
    {
      ask: () => left.length > 0 ? left.shift() as string | null : null,
      say: (line) => said.push(line),
      keep: (labels) => {
        kept.push(...labels);
        return Promise.resolve();
      },
      now: () => "2026-07-02T10:00:00.000Z",
    },
  );
  return { given, said: said.join("\n"), kept };
}

Deno.test("a session keeps each answer, by number or name, skips and quits", async () => {
  const { given, said, kept } = await inSession(["2", "hardware", "s", "9", "x", "1", "never asked"]);
  assert.equal(given, 3);
  assert.deepEqual(kept.map(({ incidentId, role, category }) => [incidentId, role, category]), [
    ["pd:1", "cause", "capacity"],
    ["pd:1", "trigger", "hardware"],
    ["pd:2", "trigger", "hardware"],
  ]);
  assert.match(said, /Guess: capacity, 70 %, for "full"/);
  assert.equal(said.match(/Second reader: hardware, for "It was full\."/g)?.length, 1);
  assert.match(said, /Give a number from 1 to 3/);
  assert.ok(!said.includes("\u001b"));
  assert.deepEqual((await inSession(["1", "q", "1"])).kept.length, 1);
  assert.deepEqual((await inSession([null])).given, 0);
});

/** A model that says what is right of one incident; without its name in the environment nothing is asked. */
async function askSecondReader(folder: string, at: readonly string[]): Promise<void> {
  const before = await Deno.readTextFile(`${folder}/labels/causes.csv`);
  await using server = startServer(answering(() => '{"category":"hardware","evidence":"The disk failed"}'));
  const unasked = await spawn(["label", "--json", "--ask-model", ...at], { HINDCAST_MODEL: "" });
  assert.match(unasked.stderr, /Cannot ask a second reader: no language model is named/);
  assert.equal(JSON.parse(unasked.stdout).second, null);
  assert.equal(server.requests.length, 0);
  const env = { HINDCAST_MODEL: "test", HINDCAST_MODEL_BASE_URL: server.baseUrl };
  const { stdout } = await spawn(["label", "--json", "--ask-model", ...at], env);
  assert.deepEqual(JSON.parse(stdout).second, {
    readings: [{ incidentId: "desk:x2", category: "hardware", evidence: "The disk failed" }],
    dropped: [],
  });
  const warehouse = await openWarehouse(`${folder}/w.duckdb`);
  try {
    const guesses = await warehouse.query(
      "guesses",
      "SELECT category, evidence FROM cause_guesses WHERE reader = 'language_model'",
    );
    assert.deepEqual([...guesses], [{ category: "hardware", evidence: '"The disk failed"' }]);
    const decided = await warehouse.query(
      "decided",
      "SELECT cause_category AS cause FROM incidents ORDER BY incident_id",
    );
    assert.deepEqual(decided.map(({ cause }) => cause), ["capacity", null]);
  } finally {
    warehouse.close();
  }
  assert.equal(await Deno.readTextFile(`${folder}/labels/causes.csv`), before);
}

Deno.test("the command proposes without a terminal and as JSON, keeps guesses, and never labels by itself", async () => {
  const folder = await Deno.makeTempDir();
  await Deno.mkdir(`${folder}/raw`);
  await Deno.mkdir(`${folder}/labels`);
  await Deno.writeTextFile(
    `${folder}/raw/one.csv`,
    "key,began,what\nx1,2026-07-01T10:00:00Z,The certificate had expired\nx2,2026-07-02T10:00:00Z,The disk failed\n",
  );
  await Deno.writeTextFile(
    `${folder}/raw.yaml`,
    "tables: [{ name: desk, format: csv, table: incidents, columns: { id: key, started_at: began, title: what } }]\n",
  );
  const at = ["--labels", `${folder}/labels`, "--warehouse", `${folder}/w.duckdb`];
  try {
    const loaded = await spawn(["load", `${folder}/raw`, "--config", `${folder}/raw.yaml`, ...at]);
    assert.equal(loaded.code, 0, loaded.stderr);
    const plain = await spawn(["label", ...at]);
    assert.equal(plain.code, 0, plain.stderr);
    assert.match(plain.stdout, /desk:x1 {2}security \d+ % {2}The certificate had expired/);
    assert.match(plain.stdout, /Nobody is at a terminal, so nothing was asked/);
    await appendLabels(`${folder}/labels/causes.csv`, [{
      ...label("desk:x1"),
      labelledAt: new Date().toISOString(),
    }]);
    const { stdout } = await spawn(["label", "--json", ...at]);
    const found = JSON.parse(stdout);
    assert.equal(found.labels.labels, 1);
    assert.equal(found.agreement.kappa.n, 1);
    assert.equal(found.agreement.agreed, 0);
    assert.deepEqual(found.proposals.map(({ incidentId }: { incidentId: string }) => incidentId), [
      "desk:x2",
    ]);
    assert.equal((await spawn(["label", "--next", "none", ...at])).code, 2);
    await askSecondReader(folder, at);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
