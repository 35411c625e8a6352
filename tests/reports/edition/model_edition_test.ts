import assert from "node:assert/strict";
import { loadFolder, openWarehouse } from "hindcast";
import { findConfig } from "../../../lib/commands/config_file.ts";
import { runCommandLine } from "../../commands/_spawn.ts";
import { answering, honestAnswer, type ProtocolServer, startServer } from "../../narrative/_server.ts";
import type { Canaries } from "../../privacy/_canaries.ts";
import { plantedSample, sample } from "../../privacy/_planted_sample.ts";
import { folderOf } from "../../warehouse/_given.ts";
import { partsOf } from "./_artefacts.ts";
import { contentOf } from "./_review.ts";

/** Loads exports as the command does, and says where. */
async function warehouseOf(folder: string): Promise<string> {
  const path = `${folder}/hindcast.duckdb`;
  const warehouse = await openWarehouse(path);
  const { config } = await findConfig(`${sample}/raw`, undefined);
  await loadFolder(warehouse, `${folder}/raw`, { config });
  warehouse.close();
  return path;
}

/** Everybody of the company by name, handle, address and id. */
async function rosterOf(): Promise<string[]> {
  const users = JSON.parse(await Deno.readTextFile(`${sample}/raw/slack/users.json`)) as {
    readonly id: string;
    readonly name: string;
    readonly profile: { readonly real_name: string; readonly email?: string };
  }[];
  return users.flatMap((
    { id, name, profile: { real_name: real, email } },
  ) => [id, name, real, email ?? real]);
}

/** Pictures, which hold no letters to read. */
const pictures = /[A-Za-z0-9+/=]{2000,}/g;

/** Text of every file of a folder; of presentations, of their parts. */
async function textsOf(folder: string): Promise<[string, string][]> {
  const texts: [string, string][] = [];
  for (const [name, bytes] of await contentOf(folder)) {
    if (name.endsWith(".pptx")) texts.push(...await partsOf(bytes));
    else texts.push([name, new TextDecoder().decode(bytes).replaceAll(pictures, "")]);
  }
  return texts;
}

/** All bytes that went out, as text. */
function sentTo({ requests }: ProtocolServer): [string, string][] {
  return requests.map((
    { path, headers, body },
  ) => ["request", `${path}\n${JSON.stringify([...headers])}\n${body}`]);
}

function leaksIn(
  texts: readonly [string, string][],
  canaries: Canaries,
  roster: readonly string[],
): string[] {
  return texts.flatMap(([name, text]) =>
    [...canaries.in(text), ...roster.filter((person) => text.includes(person))].map((found) =>
      `${name}: ${found}`
    )
  );
}

/** How many tokens stand where secrets stood. */
function tokensIn(texts: readonly [string, string][]): number {
  return texts.flatMap(([, text]) => text.match(/secret-[a-z-]+-[0-9a-f]{10}/g) ?? []).length;
}

/** Files without the stamp of the manifest, by their hashes. */
function stamped(files: readonly [string, Uint8Array][]): string[] {
  return files.map(([name, bytes]) => {
    const text = new TextDecoder("latin1").decode(bytes);
    return `${name} ${name === "manifest.json" ? text.replace(/"writtenAt": "[^"]*"/, "") : text}`;
  });
}

Deno.test("a review and a draft with a model, as their tasks run them, of exports with secrets and people", async (t) => {
  const { planted, canaries } = await plantedSample(Infinity);
  const folder = await folderOf(
    Object.fromEntries(Object.entries(planted).map(([name, text]) => [`raw/${name}`, text])),
  );
  const warehouse = await warehouseOf(folder);
  const roster = await rosterOf();
  await using server = startServer(answering(honestAnswer));
  const env = {
    HINDCAST_MODEL: "small",
    HINDCAST_MODEL_BASE_URL: server.baseUrl,
    HINDCAST_MODEL_KEY: "sk-test-SECRET",
  };
  const out = `${folder}/edition`;
  const review = async () => {
    const args = [
      "review",
      "2026-Q3",
      "--against",
      "2025-Q3",
      "--config",
      `${sample}/hindcast.yaml`,
      "--json",
    ];
    const places = ["--warehouse", warehouse, "--out", out];
    const { code, stdout, stderr } = await runCommandLine([...args, ...places], env);
    assert.deepEqual([code, stderr], [0, ""]);
    return JSON.parse(stdout);
  };
  const { narrative } = await review();
  const written = await contentOf(out);

  await t.step("the model wrote, without the network of the process that reads", () => {
    assert.deepEqual([narrative.writer, narrative.reason], ["model", null]);
    assert.ok(server.requests.length > 5);
  });

  await t.step("no secret and nobody's name stands in what was written or sent", async () => {
    const texts = await textsOf(out);
    assert.ok(tokensIn(texts) > 10, "what was planted is not told of");
    assert.deepEqual(leaksIn([...texts, ...sentTo(server)], canaries, roster), []);
  });

  await t.step(
    "once more on unchanged data: nothing is asked, and every byte but the stamp is the same",
    async () => {
      const asked = server.requests.length;
      await review();
      assert.equal(server.requests.length, asked);
      assert.deepEqual(stamped(await contentOf(out)), stamped(written));
    },
  );

  await t.step("nor does any in a draft", async () => {
    const args = ["draft", "latest", "--warehouse", warehouse, "--out", `${folder}/draft`];
    const { code, stderr } = await runCommandLine(args, env);
    assert.deepEqual([code, stderr], [0, ""]);
    const texts = await textsOf(`${folder}/draft`);
    assert.ok(tokensIn(texts) > 5, "what was planted is not told of");
    assert.deepEqual(leaksIn([...texts, ...sentTo(server)], canaries, roster), []);
  });
  await Deno.remove(folder, { recursive: true });
});
