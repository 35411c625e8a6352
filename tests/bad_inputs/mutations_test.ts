import assert from "node:assert/strict";
import { parseConfig } from "../../lib/model/parse_config.ts";
import { ExportError } from "../../lib/model/errors.ts";
import type { ExportFile, Source } from "../../lib/model/source.ts";
import { allSources } from "../../lib/sources/mod.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { createCompany } from "../../lib/twin/company.ts";
import { hindcastYaml } from "../../lib/twin/hindcast_yaml.ts";
import { tellings, zonesToldIn } from "../../lib/twin/tellings.ts";
import { loadFolder, openWarehouse } from "../../lib/warehouse/mod.ts";
import { claimsOn } from "../../lib/warehouse/recognise/recognise.ts";
import { parse } from "yaml";
import { givenFile, givenHead } from "../sources/_given_file.ts";
import { folderOf } from "../warehouse/_given.ts";
import { untold } from "./_untold.ts";

const isLong = Deno.env.get("HINDCAST_LONG") === "1";
const rounds = isLong ? 10_000 : 300;
/** Files a warehouse loads at once: of a source that the database reads. */
const batch = 300;

const company = createCompany({ seed: 3, scale: "sample" });
const told = parse(hindcastYaml(company)) as { zones: { sources: object } };
/** Kinds that the twin does not tell and whose stamps name no zone. */
const naive = ["circleci_usage_csv", "log_lines", "servicenow_table", "zoom_saved_chat"];
const zones = { ...zonesToldIn, ...Object.fromEntries(naive.map((kind) => [kind, "Europe/Berlin"])) };
const config = parseConfig({
  ...told,
  zones: { ...told.zones, sources: { ...told.zones.sources, ...zones } },
});
const sources = allSources(config);

/** A value with few of the items of each list, so that many changed files are read in little time. */
function few(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 3).map(few);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, few(inner)]));
}

function shortened(text: string): string {
  try {
    return JSON.stringify(few(JSON.parse(text)), null, 1);
  } catch {
    return text.split("\n").slice(0, 16).join("\n") + "\n";
  }
}

interface Export {
  readonly kind: string;
  readonly path: string;
  readonly text: string;
}

/** Kind of the source that is surest of a file. */
function kindOf(text: string, path: string): string | undefined {
  return claimsOn(givenHead(text, path), sources, config)[0]?.source.kind;
}

/** A small export of each kind the twin tells. */
function* toldExports(): Generator<Export> {
  const seen = new Set<string>();
  for (const filesOf of Object.values(tellings)) {
    for (const { source, path, pieces } of filesOf(company)) {
      if (seen.has(source)) continue;
      const text = shortened([...pieces()].map((piece) => piece.text).join(""));
      const kind = kindOf(text, path);
      if (kind === undefined || seen.has(kind)) continue;
      seen.add(source).add(kind);
      yield { kind, path, text };
    }
  }
}

/** What breaks the frame of a record rather than its text. */
const structural = [34, 44, 10, 13, 59, 60, 123, 93];

function* changed(whole: Uint8Array, count: number): Generator<Uint8Array> {
  const random = createRandom(71);
  for (let round = 0; round < count; round++) {
    const bytes = whole.slice(0, random.next() < 0.1 ? random.integer(whole.length) : whole.length);
    for (let change = random.integer(3); change >= 0 && bytes.length > 0; change--) {
      bytes[random.integer(bytes.length)] = random.next() < 0.3
        ? structural[random.integer(structural.length)] ?? 0
        : random.integer(256);
    }
    yield bytes;
  }
}

/** A file in memory; an export that comes as a zip is one with this entry. */
function opened(bytes: Uint8Array, path: string, piece: number): ExportFile {
  const file = { ...givenFile(bytes, { path, piece }), config };
  if (!path.endsWith(".zip")) return file;
  const entry = { ...file, path: "inc-41/2026-07-14.json" };
  return {
    ...file,
    async *entries() {
      yield await Promise.resolve(entry);
    },
  };
}

/** Counts and reads; a file that is refused as a whole is a fine end, any other error is none. */
async function accountedFor(source: Source, bytes: Uint8Array, path: string): Promise<number> {
  let read = 0;
  try {
    for await (const record of source.read(opened(bytes, path, 997))) read += record.records ?? 1;
    assert.equal(await source.count(opened(bytes, path, 61)), read);
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
  }
  return read;
}

/** Loads changed files together: each has balanced books or a reason; the database's own complaint is none. */
async function loaded(files: readonly Uint8Array[], path: string): Promise<void> {
  const end = path.slice(path.lastIndexOf("."));
  const folder = await folderOf(Object.fromEntries(files.map((bytes, at) => [`${at}${end}`, bytes])));
  const warehouse = await openWarehouse(":memory:");
  try {
    const report = await loadFolder(warehouse, folder, { config });
    assert.equal(report.files.length, files.length);
    for (const { name, code, message, rowsRead, loaded, updated, unchanged, rejected } of report.files) {
      assert.ok(code !== "E-DB", `${name}: ${message}`);
      assert.equal(rowsRead, loaded + updated + unchanged + rejected, name);
    }
  } finally {
    warehouse.close();
    await Deno.remove(folder, { recursive: true });
  }
}

const exports = [...toldExports(), ...untold()];

Deno.test("every source of the registry has an export that is changed here, which it claims and reads", async () => {
  const kinds = sources.map(({ kind }) => kind);
  assert.deepEqual(exports.map(({ kind }) => kind).toSorted(), kinds.toSorted());
  for (const { kind, path, text } of untold()) {
    const source = sources.find((one) => one.kind === kind);
    if (!path.endsWith(".zip")) assert.equal(kindOf(text, path), kind);
    if (source && "read" in source && kind !== "empty_page") {
      assert.ok(await accountedFor(source, new TextEncoder().encode(text), path) > 0, kind);
    }
  }
});

for (const { kind, path, text } of exports) {
  Deno.test(`${rounds} mutations of ${kind}: no crash, no hang, no record lost unseen`, async () => {
    const whole = new TextEncoder().encode(text);
    const source = sources.find((one) => one.kind === kind);
    assert.ok(source);
    if ("read" in source) {
      for (const bytes of changed(whole, rounds)) await accountedFor(source, bytes, path);
      return;
    }
    const all = [...changed(whole, rounds)];
    for (let at = 0; at < all.length; at += batch) await loaded(all.slice(at, at + batch), path);
  });
}
