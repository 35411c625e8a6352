import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { parse } from "yaml";
import { parseConfig } from "../../lib/model/parse_config.ts";
import { type TwinSummary, writeTwin } from "../../lib/twin/write_twin.ts";

interface Books {
  readonly path: string;
  readonly source: string;
  readonly records: number;
  readonly points: number;
  readonly rejects: readonly { code: string; scope: string; line: number | null; path: string | null }[];
}

interface Truth {
  readonly totals: Readonly<Record<string, number>>;
  readonly planted: Readonly<Record<string, unknown>>;
  readonly files: readonly Books[];
}

const sample = new URL("../../data/sample/", import.meta.url).pathname;

async function filesOf(folder: string, below = ""): Promise<string[]> {
  const names: string[] = [];
  for await (const entry of Deno.readDir(`${folder}/${below}`)) {
    const name = below === "" ? entry.name : `${below}/${entry.name}`;
    names.push(...(entry.isDirectory ? await filesOf(folder, name) : [name]));
  }
  return names.sort();
}

async function hashOf(folder: string): Promise<string> {
  const hash = createHash("sha256");
  for (const name of await filesOf(folder)) {
    hash.update(name).update(await Deno.readFile(`${folder}/${name}`));
  }
  return hash.digest("hex");
}

async function withTwin(
  seed: number,
  use: (out: string, summary: TwinSummary) => Promise<void>,
): Promise<void> {
  const out = await Deno.makeTempDir();
  try {
    await use(out, await writeTwin({ out, seed, scale: "sample" }));
  } finally {
    await Deno.remove(out, { recursive: true });
  }
}

const truthIn = async (folder: string) =>
  JSON.parse(await Deno.readTextFile(`${folder}/truth.json`)) as Truth;

Deno.test("the committed sample is what seed 1 writes today, in two million bytes at most", async () => {
  await withTwin(1, async (out, summary) => {
    assert.equal(await hashOf(out), await hashOf(sample));
    assert.ok(summary.bytes <= 2_000_000, `${summary.bytes} bytes`);
    const sizes = await Promise.all((await filesOf(sample)).map((name) => Deno.stat(`${sample}/${name}`)));
    assert.equal(sizes.reduce((sum, { size }) => sum + size, 0), summary.bytes);
  });
});

Deno.test("another seed writes other bytes, over the company that stood there", async () => {
  await withTwin(1, async (out) => {
    const first = await hashOf(out);
    await writeTwin({ out, seed: 2, scale: "sample" });
    const second = await hashOf(out);
    assert.notEqual(second, first);
    await writeTwin({ out, seed: 1, scale: "sample" });
    assert.equal(await hashOf(out), first);
  });
});

Deno.test("writeTwin leaves exports alone that no company wrote", async () => {
  const out = await Deno.makeTempDir();
  await Deno.mkdir(`${out}/raw`);
  await Deno.writeTextFile(`${out}/raw/mine.csv`, "id\n1\n");
  await assert.rejects(writeTwin({ out, seed: 1, scale: "sample" }), {
    message: `Cannot write ${out}/raw: there are exports in raw/ that are not from a synthetic company. ` +
      "Choose another folder.",
  });
  assert.deepEqual(await filesOf(out), ["raw/mine.csv"]);
  await Deno.remove(out, { recursive: true });
});

Deno.test("writeTwin leaves labels alone that people gave, and writes nothing beside them", async () => {
  await withTwin(1, async (out) => {
    const path = `${out}/labels/causes.csv`;
    const own = await Deno.readTextFile(path);
    await Deno.writeTextFile(path, `${own}pagerduty_csv:Q1,cause,code,,2026-10-04T09:00Z,MK,\n`);
    const before = await hashOf(out);
    await assert.rejects(writeTwin({ out, seed: 2, scale: "sample" }), {
      message: `Cannot write ${path}: there are labels that people gave. Choose another folder.`,
    });
    assert.equal(await hashOf(out), before);
  });
});

Deno.test("hindcast.yaml of the sample is a valid configuration", async () => {
  const config = parseConfig(parse(await Deno.readTextFile(`${sample}/hindcast.yaml`)));
  assert.deepEqual(config.tables.map(({ name }) => name), [
    "alerts",
    "config_changes",
    "status_page",
    "servicedesk",
    "tracker",
  ]);
  assert.equal(config.words.services["payment-api"], "payments");
  assert.equal(config.zones.sources["pagerduty_csv"], "America/New_York");
  assert.equal(config.tables.find(({ name }) => name === "servicedesk")?.zone, "Europe/Berlin");
});

function countJson(text: string, path: string): number {
  const json = JSON.parse(text) as unknown;
  if (Array.isArray(json)) return json.length;
  const { data, incidents, log_entries } = json as Record<string, unknown>;
  if (path.includes("/prometheus/")) {
    const { result } = data as { result: { values: unknown[] }[] };
    return result.reduce((sum, { values }) => sum + values.length, 0);
  }
  return ((data ?? incidents ?? log_entries) as unknown[]).length;
}

// No cell of the company's tables holds a line break, so lines are records.
function countLines(text: string, header: number): number {
  return text.split("\n").length - 1 - header;
}

function countRecords(text: string, path: string): number {
  if (path.endsWith(".json")) return countJson(text, path);
  if (path.endsWith(".csv")) return countLines(text, 1);
  return path.endsWith(".jsonl") ? countLines(text, 0) : 1;
}

Deno.test("the books of every file hold, every JSON file parses, and no file stands outside the books", async () => {
  const truth = await truthIn(sample);
  assert.deepEqual(
    truth.files.map(({ path }) => path).sort(),
    (await filesOf(sample)).filter((name) => name.startsWith("raw/")),
  );
  for (const { path, records } of truth.files) {
    const text = await Deno.readTextFile(`${sample}/${path}`);
    assert.equal(countRecords(text, path), records, path);
  }
});

Deno.test("planted rejects stand where the truth says", async () => {
  const { files } = await truthIn(sample);
  const planted = files.flatMap(({ path, rejects }) => rejects.map((reject) => ({ ...reject, file: path })));
  const codes = new Set(planted.filter(({ scope }) => scope === "record").map(({ code }) => code));
  assert.deepEqual([...codes].sort(), ["E-DATE", "E-FIELDS", "E-ID", "E-JSON"]);
  const cut = planted.find(({ code }) => code === "E-JSON");
  const lines = (await Deno.readTextFile(`${sample}/${cut?.file}`)).split("\n");
  assert.throws(() => JSON.parse(lines[Number(cut?.line) - 1] as string), SyntaxError);
  const short = planted.find(({ code, file }) => code === "E-FIELDS" && file.endsWith("legacy.csv"));
  const row = (await Deno.readTextFile(`${sample}/${short?.file}`)).split(
    "\n",
  )[Number(short?.line) - 1] as string;
  assert.equal(row.split(",").length < 17, true);
  for (const { file, path } of planted.filter(({ code }) => code === "E-ID")) {
    const [, name, index] = /^\$\.?(\w*)\[(\d+)\]$/.exec(path ?? "") ?? [];
    const json = JSON.parse(await Deno.readTextFile(`${sample}/${file}`)) as Record<string, unknown>;
    const list = (name ? json[name] : json) as { id?: unknown }[];
    assert.equal(list[Number(index)]?.id ?? null, null, file);
  }
});

async function sampleText(folder: string): Promise<Map<string, string>> {
  const names = (await filesOf(sample)).filter((name) => name.startsWith(`raw/${folder}`));
  return new Map(
    await Promise.all(
      names.map(async (name) => [name, await Deno.readTextFile(`${sample}/${name}`)] as const),
    ),
  );
}

Deno.test("totals agree with the distinct ids in the files", async () => {
  const { totals } = await truthIn(sample);
  const alerts = new Set<string>();
  for (const text of (await sampleText("monitoring/")).values()) {
    for (const [id] of text.matchAll(/^al-\d+/gm)) alerts.add(id);
  }
  assert.equal(alerts.size, totals["alerts"]);
  const ids = new Set<string>();
  for (const text of (await sampleText("pagerduty/")).values()) {
    for (const [, id] of text.matchAll(/(?:^|\{"id":")(Q[0-9A-Z]{9})\b/gm)) ids.add(id as string);
  }
  assert.equal(ids.size, totals["pager_incidents"]);
  assert.equal((await sampleText("postmortems/")).size, totals["postmortems"]);
});

Deno.test("names of people stand in the chat's users and in the pager only", async () => {
  const users = JSON.parse(await Deno.readTextFile(`${sample}/raw/slack/users.json`)) as {
    profile: { real_name: string };
  }[];
  for (const [path, text] of await sampleText("")) {
    if (path.includes("/pagerduty/") || path.endsWith("users.json")) continue;
    for (const { profile } of users) {
      assert.ok(!text.includes(profile.real_name), `${profile.real_name} in ${path}`);
    }
  }
});
