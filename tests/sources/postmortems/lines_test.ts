import assert from "node:assert/strict";
import type { SourceRecord } from "../../../lib/model/source.ts";
import { postmortemHtml } from "../../../lib/sources/postmortems/html.ts";
import { postmortemMarkdown } from "../../../lib/sources/postmortems/markdown.ts";
import { postmortemPdfText } from "../../../lib/sources/postmortems/pdf_text.ts";
import { readAll } from "../_given_file.ts";
import { documentFile } from "./_file_test.ts";

const root = "../shared/data/postmortems";

/** Rows of a table by their title, heading or text, with the line they are said to stand on. */
function linesIn(records: readonly SourceRecord[], table: string): [unknown, number | undefined][] {
  return records.flatMap((record) => "rows" in record ? record.rows : []).filter((row) => row.table === table)
    .map(({ line, row }) => [row["title"] ?? row["heading"] ?? row["text"], line]);
}

Deno.test("rows of a page stand where their words do, not where they stand in a list of contents", async () => {
  const html = `<html><head><title>Wiki</title></head>
<body><nav><a>Timeline</a></nav>
<h1>2026-03-02,
  queue full</h1>
<h2>Timeline (UTC)</h2>
<ul><li>10:00 <b>first</b> &amp;
 last alert</li>
<li>10:05 see <a href="https://wiki.example/10">the
 queue</a></li></ul>
<h2>Action items</h2><table><tr><th>Action</th><th>Owner</th></tr>
<tr><td>Limit it</td><td>Ana</td></tr>
<tr><td>Drain <code>it</code></td><td>Ana</td></tr></table></body></html>`;
  for (const text of [html, html.replaceAll("\n", "\r\n")]) {
    const read = await readAll(postmortemHtml, documentFile(text));
    assert.deepEqual(linesIn(read, "incident_events").map(([, line]) => line), [6, 8]);
    assert.deepEqual(linesIn(read, "action_items"), [["Limit it", 11], ["Drain `it`", 12]]);
    assert.deepEqual(linesIn(read, "postmortem_sections").slice(-2), [["Timeline (UTC)", 5], [
      "Action items",
      10,
    ]]);
  }
});

Deno.test("rows of a text of a PDF stand on its lines, whatever the heads of its pages", async () => {
  const text = `2026-03-02 Queue full

Summary
The queue was full.

1/2
\fQueue report

Timeline
All times in UTC.
• 10:00 first alert
• 10:05 see the
queue

Action items
• Limit it

2/2
\f`;
  const read = await readAll(postmortemPdfText, documentFile(text));
  assert.deepEqual(linesIn(read, "incident_events").map(([, line]) => line), [11, 12]);
  assert.deepEqual(linesIn(read, "action_items"), [["Limit it", 16]]);
});

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

Deno.test("action items carry their own line, as bullet, box below one, row or paragraph", async () => {
  const text =
    "---\ndate: 2026-02-20\n---\n# Queue full\n\n## Action items\n\n- Limit it\n\n- Short term:\n  - [ ] Warn\n\n" +
    "| Action | Owner |\n| --- | --- |\n| Drain it | Ana |\n";
  const prose = "# 2026-02-20, Queue full\n\n## Action items\n\nWe will limit\nthe queue.\n";
  assert.deepEqual(linesIn(await readAll(postmortemMarkdown, documentFile(text)), "action_items"), [
    ["Limit it", 8],
    ["Warn", 11],
    ["Drain it", 15],
  ]);
  assert.deepEqual(
    linesIn(await readAll(postmortemMarkdown, documentFile(prose)), "action_items").map(([, line]) => line),
    [5],
  );
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
