import assert from "node:assert/strict";
import { postmortemList } from "../../../lib/sources/postmortems/list.ts";
import { documentFile } from "./_file_test.ts";

const list = `# Post-mortems we learned from

- **[Power](#power)**

## Power

[Larkspur](https://larkspur.example/2024/03/dark-hall). A breaker tripped
and half of the hall went dark.

[Fernwood](https://fernwood.example/a), [see also](https://fernwood.example/b). The spare diesel was empty.

## Clocks

* [Teasel](https://teasel.example/leap?x=1#y) - A leap second stopped the queue. [More](https://teasel.example/more).

## Other lists

[A list of lists](https://lists.example).

[A journal](https://journal.example) has a column on outages.
`;

const headOf = (text: string) => ({ path: "list.md", text, entries: [], complete: true });

Deno.test("each entry of a list is one postmortem, with its address, its text and the heading it is filed under", async () => {
  const file = documentFile(list, "list.md");
  const records = await Array.fromAsync(postmortemList.read(file));
  const told = records.map((record) => {
    assert.ok("rows" in record);
    const [postmortem, section] = record.rows;
    return [
      record.origin.line,
      postmortem.row["title"],
      postmortem.row["url"],
      section?.row["heading"],
      section?.row["text"],
    ];
  });
  assert.deepEqual(told, [
    [
      7,
      "Larkspur",
      "https://larkspur.example/2024/03/dark-hall",
      "Power",
      "A breaker tripped\nand half of the hall went dark.",
    ],
    [10, "Fernwood", "https://fernwood.example/a", "Power", "The spare diesel was empty."],
    [
      14,
      "Teasel",
      "https://teasel.example/leap?x=1#y",
      "Clocks",
      "A leap second stopped the queue. [More](https://teasel.example/more).",
    ],
  ]);
  assert.equal(await postmortemList.count(file), told.length);
});

Deno.test("a document that cites three pages is no list of postmortems", () => {
  assert.ok(postmortemList.recognise(headOf(list)));
  assert.equal(postmortemList.recognise(headOf(list.replace("Post-mortems", "Books"))), null);
  assert.equal(postmortemList.recognise(headOf(list.replace(/^\[Fern.*$/m, ""))), null);
});

Deno.test("entries that follow each other without a blank line, or stand on a rule, are entries all the same", async () => {
  const close = list.replace("dark.\n\n[Fernwood]", "dark.\n[Fernwood]").replace(
    "empty.\n\n",
    "empty.\n---\n",
  );
  assert.notEqual(close, list);
  const file = documentFile(close, "list.md");
  const records = await Array.fromAsync(postmortemList.read(file));
  assert.deepEqual(records.map(({ origin }) => origin.line), [7, 9, 13]);
  assert.equal(await postmortemList.count(file), 3);
});
