import assert from "node:assert/strict";
import { extname } from "node:path";

const root = new URL("../", import.meta.url);
const block = /^[ *]*```ts\n(.*?)^[ *]*```$/gms;

/** A block of code as a module of its own; what it names beside its page is found there. */
function moduleOf(code: string, page: URL): string {
  const plain = code.replaceAll(/^ *\* ?/gm, "");
  const rooted = plain.replaceAll(
    /(?<=from )"(\.[^"]+)"/g,
    (_, path: string) => JSON.stringify(new URL(path, page).href),
  );
  return `data:application/typescript,${encodeURIComponent(`${rooted}\nexport {};`)}`;
}

async function* pagesIn(folder: string): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(new URL(folder, root))) {
    if (isDirectory) yield* pagesIn(`${folder}${name}/`);
    else if ([".ts", ".md"].includes(extname(name))) yield folder + name;
  }
}

const pages = ["README.md", ...await Array.fromAsync(pagesIn("lib/"))].sort();
let examples = 0;

// One process for all of them: to load the library takes longer than nearly every example.
for (const page of pages) {
  const url = new URL(page, root);
  const text = await Deno.readTextFile(url);
  for (const { 1: code = "", index } of text.matchAll(block)) {
    const line = text.slice(0, index).split("\n").length;
    examples++;
    Deno.test(`the example at ${page}:${line}`, async () => {
      await import(moduleOf(code, url));
    });
  }
}

Deno.test(`${examples} examples: every block of TypeScript is found`, async () => {
  const texts = await Promise.all(pages.map((page) => Deno.readTextFile(new URL(page, root))));
  assert.equal(examples, texts.join("\n").split(/```ts$/m).length - 1);
});
