import assert from "node:assert/strict";
import { dirname, resolve } from "node:path";
import { requireEditionFolder } from "../../../lib/reports/edition/edition_folder.ts";
import { scratch } from "../notebook/_notebooks.ts";

const manifest = JSON.stringify({ writtenAt: "2026-10-01T00:00:00.000Z", versions: { hindcast: "0.1.0" } });

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
  "a manifest of another program": [{ "manifest.json": '{ "name": "app" }' }, /is no edition/],
  "a manifest that is no JSON": [{ "manifest.json": "{" }, /is no edition/],
};

for (const [name, [files, reason]] of Object.entries(folders)) {
  Deno.test(`${name} is ${reason ? "left alone" : "replaced"}`, async () => {
    await using folder = await scratch();
    for (const [file, text] of Object.entries(files)) {
      await Deno.writeTextFile(`${folder.path}/${file}`, text);
    }
    const asked = requireEditionFolder(`${folder.path}/`);
    await (reason ? assert.rejects(asked, reason) : asked);
  });
}

Deno.test("a folder that is not there yet is free, a file is not", async () => {
  await using folder = await scratch();
  await requireEditionFolder(`${folder.path}/new/deep`);
  await Deno.writeTextFile(`${folder.path}/file`, "");
  await assert.rejects(requireEditionFolder(`${folder.path}/file`), /it is a file/);
});

Deno.test("the working directory and the folders around it are never replaced", async () => {
  await assert.rejects(requireEditionFolder("."), /it is the working directory/);
  for (const around of ["..", dirname(resolve(".")), "/"]) {
    await assert.rejects(requireEditionFolder(around), /the working directory is in it/);
  }
});
