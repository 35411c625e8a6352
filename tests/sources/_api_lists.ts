import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import type { Source, SourceRecord } from "../../lib/model/source.ts";
import { parseConfig } from "../../lib/model/parse_config.ts";
import { allSources } from "../../lib/sources/mod.ts";
import { givenFile, givenHead, readAll } from "./_given_file.ts";

/** What became of the records of a file. */
export interface Outcome {
  /** Sources that claim the file. */
  readonly claims: readonly string[];
  readonly counted: number;
  readonly read: number;
  readonly withRows: number;
  readonly rejected: number;
  readonly nothing: number;
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
}

/** Sources that claim a text. */
export function claimsOn(text: string, path = "export/list.json"): Source[] {
  const config = parseConfig({});
  return allSources(config).flatMap((source) =>
    source.recognise(givenHead(text, path), config) === null ? [] : [source as Source]
  );
}

function tally(records: readonly SourceRecord[]): Record<string, number> {
  const rows: Record<string, number> = {};
  for (const record of records) {
    for (const { table } of "rows" in record ? record.rows : []) rows[table] = (rows[table] ?? 0) + 1;
  }
  return rows;
}

/** Reads a text by the one source that claims it. */
export async function outcomeOf(text: string, path = "export/list.json"): Promise<Outcome> {
  const claims = claimsOn(text, path);
  const [source] = claims;
  assert.ok(source, `nobody claims ${path}`);
  const records = await readAll(source, givenFile(text, { path, piece: 997 }));
  return {
    claims: claims.map(({ kind }) => kind),
    counted: await source.count(givenFile(text, { path, piece: 991 })),
    read: records.length,
    withRows: records.filter((record) => "rows" in record).length,
    rejected: records.filter((record) => "rejected" in record).length,
    nothing: records.filter((record) => "nothing" in record).length,
    rows: tally(records),
  };
}

/** A test on a real file, which says so by its path where the file is missing. */
export function onRealFile(path: string, name: string, work: (text: string) => Promise<void>): void {
  Deno.test({
    name: `real: ${name} (${path})`,
    ignore: !existsSync(path),
    fn: async () => await work(await Deno.readTextFile(path)),
  });
}
