import assert from "node:assert/strict";
import { ExportError } from "../../../lib/model/errors.ts";
import { postmortemMarkdown } from "../../../lib/sources/postmortems/markdown.ts";
import { documentFile, readDocument } from "./_file_test.ts";

const fixtures = [
  "---\ntitle: X\nstart_time: 2026-03-04T10:00:00Z\nkeywords: [a, b]\n---\n\n# 2026-03-04, X\n\n## Timeline (CET)\n\n- 10:00 - 10:05 a\n- **23:59 PST**: b\n  - nested [x]\n",
  "# Postmortem 2026-03-04\n\n## Timeline\n\n| Date | Time (UTC) | Who | Event |\n|---|---|---|---|\n| 3/14/2026 | 10:00am | Ada | a |\n\n## Action items\n\n| Action | Owner | Bug |\n|-|-|-|\n| a | Ada, Bo | #1 |\n\n- [x] done (owner: Ada) [i][r]\n\n[r]: https://x.example/issues/1\n",
  "## Summary\n\nOn March 3, down.\n\n## Timeline\n\nAll times in EST\n\n### Mar 3 2026, 9:05 am\n\ntext\n\n### ~16:05:57-58\n\n```\n10:00 x\n```\n\n**17:00**\n\n9:05 am - a\n: b\n",
];
const scraps = [
  "\u0000",
  "|",
  "**",
  "---\n",
  "# ",
  "10:00",
  "99:99",
  "[",
  "](",
  "{{",
  "\r\n",
  "~~",
  "- ",
  "\ud800",
  "é",
  "2026-02-30 25:00",
  "PST",
  "(UTC+99)",
  "&a *a",
  "\t",
  ":",
  "Feb 29, 10:00",
  "monday 1:00",
  "9999-12-31 23:59",
];

// Mulberry32, so that a failure can be run again.
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function mutated(seed: number): string {
  const random = generator(seed);
  const below = (n: number) => Math.floor(random() * n);
  let text = fixtures[below(fixtures.length)] ?? "";
  for (let change = below(8); change >= 0; change--) {
    const at = below(text.length + 1);
    const scrap = scraps[below(scraps.length)] ?? "";
    const cut = random() < 0.4 ? below(30) : 0;
    const piece = random() < 0.2 ? text.slice(at, at + 200) : scrap.repeat(1 + below(4));
    text = text.slice(0, at) + piece + text.slice(at + cut);
  }
  return text;
}

Deno.test("300 mutations: one record each, every row with its key, nothing thrown but refusals", async () => {
  for (let seed = 1; seed <= 300; seed++) {
    const text = mutated(seed);
    try {
      postmortemMarkdown.recognise({ path: "x.md", text, entries: [], complete: true });
      const { first, events, actions, head } = await readDocument(text);
      assert.equal(first.table, "postmortems");
      assert.ok(
        events.every(({ occurred_at, text }) =>
          (occurred_at === null || !Number.isNaN(Date.parse(String(occurred_at)))) && text !== undefined
        ),
      );
      assert.equal(new Set(actions.map(({ action_item_id }) => action_item_id)).size, actions.length);
      const untold = events.length === 0 || events.some(({ occurred_at }) => occurred_at === null);
      assert.equal(/timeline:/.test(String(head["missing"])), untold, `seed ${seed}`);
    } catch (error) {
      assert.ok(error instanceof ExportError, `seed ${seed}: ${error}`);
    }
  }
});

Deno.test("large and deep documents load whole", async () => {
  const head = "# 2026-03-01, X\n\n## Timeline\n\nAll times in UTC\n\n";
  const table = `${head}| Time | Event |\n|-|-|\n${"| 14:23 | b |\n".repeat(100_000)}`;
  assert.equal((await readDocument(table)).events.length, 100_000);
  const deep = [
    `${head}${"- ".repeat(100_000)}x`,
    `${">".repeat(50)}\n${"a\n".repeat(100_000)}`,
    "[".repeat(1_000_000),
    `# ${"#".repeat(1_000_000)}x`,
    `${head}## Action items\n\n- x${" ".repeat(1_000_000)}y ${"owner: ".repeat(10_000)}`,
  ];
  for (const text of deep) {
    const records = await Array.fromAsync(postmortemMarkdown.read(documentFile(text)));
    assert.equal(records.length, 1);
  }
});
