import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { dirname, resolve } from "node:path";
import { parsePeriod } from "../../../lib/model/period.ts";
import { hashAsWritten } from "../../../lib/reports/edition/hash_of.ts";
import { requireEditionFolder } from "../../../lib/reports/edition/edition_folder.ts";
import { scratch } from "../notebook/_notebooks.ts";

const subject = { period: parsePeriod("2026-Q3"), against: parsePeriod("2026-Q2") };
const earlier = { ...subject, writtenAt: "2026-10-01T00:00:00.000Z", versions: { hindcast: "0.1.0" } };
const manifest = JSON.stringify(earlier);
const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const told = JSON.stringify({
  ...earlier,
  written: { "summary.md": hash("Fine."), "notebooks/a.ipynb": hash("{}"), "deck.pptx": hash("PK") },
});
const notebook = JSON.stringify({
  cells: [{
    cell_type: "code",
    id: "a",
    execution_count: 1,
    outputs: [],
    metadata: {},
    source: ["let a = 1;\n", "a"],
  }],
  metadata: {},
});
const saved = (source: string, kind = "code") =>
  JSON.stringify(
    { metadata: { kernelspec: {} }, cells: [{ cell_type: kind, metadata: { trusted: true }, source }] },
    null,
    1,
  );
const ran = JSON.stringify({
  ...earlier,
  written: { "notebooks/a.ipynb": hashAsWritten("notebooks/a.ipynb", new TextEncoder().encode(notebook)) },
});
const other = JSON.stringify({ ...earlier, against: parsePeriod("2025-Q3") });

/** Each a folder with these files, and why it is refused; null where it may be replaced. */
const folders: Readonly<Record<string, readonly [Readonly<Record<string, string>>, RegExp | null]>> = {
  "an empty folder": [{}, null],
  "an edition": [{ "manifest.json": manifest, "deck.html": "" }, null],
  "an edition somebody looked at": [{ "manifest.json": manifest, ".DS_Store": "" }, null],
  "somebody's thesis": [{ "thesis.txt": "" }, /it holds thesis\.txt and is no edition\. An edition replaces/],
  "an edition with a thesis in it": [
    { "manifest.json": manifest, "thesis.txt": "" },
    /it holds thesis\.txt, which is no part of an edition\./,
  ],
  "an edition as it was written": [
    { "manifest.json": told, "summary.md": "Fine.", "notebooks/a.ipynb": "{}" },
    null,
  ],
  "an edition with a comment": [
    { "manifest.json": told, "summary.md": "Fine. Really?" },
    /: people changed summary\.md since it was written\. Move it away or delete it, or keep both: name another folder/,
  ],
  "an edition with a notebook that Jupyter saved": [
    { "manifest.json": ran, "notebooks/a.ipynb": saved("let a = 1;\na") },
    null,
  ],
  "an edition with a notebook in which somebody wrote": [
    { "manifest.json": ran, "notebooks/a.ipynb": saved("let a = 2;\na") },
    /people changed notebooks\/a\.ipynb since/,
  ],
  "an edition with a cell that somebody made a text": [
    { "manifest.json": ran, "notebooks/a.ipynb": saved("let a = 1;\na", "markdown") },
    /people changed notebooks\/a\.ipynb since/,
  ],
  "an edition with a notebook that is none any more": [
    { "manifest.json": ran, "notebooks/a.ipynb": "{" },
    /people changed notebooks\/a\.ipynb since/,
  ],
  "an earlier version's edition with a changed notebook": [
    { "manifest.json": told, "notebooks/a.ipynb": '{ "cells": [] }' },
    /people changed notebooks\/a\.ipynb since/,
  ],
  "an edition with a notebook of somebody's own": [
    { "manifest.json": told, "notebooks/a.ipynb": "{}", "notebooks/b.ipynb": "{}" },
    /people changed notebooks\/b\.ipynb since/,
  ],
  "an edition against another period": [
    { "manifest.json": other },
    /: it holds the review of 2026-Q3 against 2025-Q3, and this is one of 2026-Q3 against 2026-Q2\. Move it away/,
  ],
  "a manifest of another program": [{ "manifest.json": '{ "name": "app" }' }, /is no edition/],
  "a manifest that is no JSON": [{ "manifest.json": "{" }, /is no edition/],
};

for (const [name, [files, reason]] of Object.entries(folders)) {
  Deno.test(`${name} is ${reason ? "left alone" : "replaced"}`, async () => {
    await using folder = await scratch();
    for (const [file, text] of Object.entries(files)) {
      await Deno.mkdir(dirname(`${folder.path}/${file}`), { recursive: true });
      await Deno.writeTextFile(`${folder.path}/${file}`, text);
    }
    const asked = requireEditionFolder(`${folder.path}/`, subject);
    await (reason ? assert.rejects(asked, reason) : asked);
  });
}

Deno.test("a command that writes to one folder only is not told to name another", async () => {
  await using folder = await scratch();
  await Deno.writeTextFile(`${folder.path}/manifest.json`, told);
  await Deno.writeTextFile(`${folder.path}/summary.md`, "Fine. Really?");
  const asked = requireEditionFolder(folder.path, { ...subject, isFixed: true });
  await assert.rejects(
    asked,
    /people changed summary\.md since it was written\. Move it away or delete it\.?$/,
  );
});

Deno.test("a folder that is not there yet is free, a file is not", async () => {
  await using folder = await scratch();
  await requireEditionFolder(`${folder.path}/new/deep`, subject);
  await Deno.writeTextFile(`${folder.path}/file`, "");
  await assert.rejects(requireEditionFolder(`${folder.path}/file`, subject), /it is a file/);
});

Deno.test("the working directory and the folders around it are never replaced", async () => {
  await assert.rejects(requireEditionFolder(".", subject), /it is the working directory/);
  for (const around of ["..", dirname(resolve(".")), "/"]) {
    await assert.rejects(requireEditionFolder(around, subject), /the working directory is in it/);
  }
});
