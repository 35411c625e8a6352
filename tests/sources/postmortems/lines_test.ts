import assert from "node:assert/strict";
import { postmortemMarkdown } from "../../../lib/sources/postmortems/markdown.ts";
import { documentFile } from "./_file_test.ts";

const root = "../shared/data/postmortems";

/** Entries of a timeline with the line they are said to stand on: its text there, and the time as it was read. */
async function entriesOf(text: string): Promise<{ line: number; there: string; raw: string }[]> {
  const [record] = await Array.fromAsync(postmortemMarkdown.read(documentFile(text)));
  assert.ok(record && "rows" in record);
  const lines = text.split(/\r\n?|\n/);
  return record.rows.filter(({ table }) => table === "incident_events").map(({ line = 0, row }) => ({
    line,
    there: lines[line - 1] ?? "",
    raw: String(row.occurred_at_raw ?? ""),
  }));
}

Deno.test("entries carry their own line, as heading, bullet, row or line, below a front matter", async () => {
  const text = `---
title: Queue full
date: 2026-02-20
---
# Queue full

## Timeline

All times in UTC

### 14:17

Announcement.

## Timeline of the fix

- 15:00 - noticed
  - and told
- 15:10 - restarted

| Time | What |
| --- | --- |
| 15:20 | drained |
`;
  const told =
    "# 2026-02-20, Queue full\n\n## Timeline\n\nAll times in UTC\n\n16:00 - quiet\nand more of it\n16:30 - closed\n";
  const crlf = text.replaceAll("\n", "\r\n");
  for (const each of [text, crlf]) {
    assert.deepEqual((await entriesOf(each)).map(({ line, raw }) => [line, raw]), [
      [11, "14:17"],
      [17, "15:00"],
      [19, "15:10"],
      [23, "15:20"],
    ]);
  }
  assert.deepEqual((await entriesOf(told)).map(({ line, raw }) => [line, raw]), [[7, "16:00"], [9, "16:30"]]);
});

Deno.test("sections stand where their heading ends", async () => {
  const text =
    "---\ndate: 2026-02-20\n---\nBefore all.\n\n# Queue full\n\nSome words.\n\nRoot cause\n----------\n\nA limit.\n";
  const [record] = await Array.fromAsync(postmortemMarkdown.read(documentFile(text)));
  assert.ok(record && "rows" in record);
  const sections = record.rows.filter(({ table }) => table === "postmortem_sections");
  assert.deepEqual(sections.map(({ line, row }) => [line, row.heading]), [
    [4, null],
    [6, "Queue full"],
    [11, "Root cause"],
  ]);
});

const isThere = await Deno.stat(root).then(() => true, () => false);

Deno.test({
  name: `real timelines: the line of an entry holds its time${isThere ? "" : ` (no ${root})`}`,
  ignore: !isThere,
  fn: async () => {
    const wrong: string[] = [];
    let entries = 0;
    for (const set of ["mybinder", "datahub"]) {
      const folders = [`${root}/${set}`];
      for (const folder of folders) {
        for await (const { name, isDirectory } of Deno.readDir(folder)) {
          const path = `${folder}/${name}`;
          if (isDirectory) folders.push(path);
          if (!/\.q?md$/.test(name)) continue;
          for (const { line, there, raw } of await entriesOf(await Deno.readTextFile(path))) {
            if (raw === "") continue;
            entries += 1;
            const bare = (words: string) => words.replaceAll(/[^\p{L}\p{N}]/gu, "");
            if (!bare(there).includes(bare(raw))) wrong.push(`${path}:${line} has no ${raw}: ${there}`);
          }
        }
      }
    }
    assert.ok(entries > 100, `${entries}`);
    assert.deepEqual(wrong, []);
  },
});
