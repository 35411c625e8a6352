import assert from "node:assert/strict";
import { readActions } from "../../../lib/sources/postmortems/_actions.ts";
import { readMarkdown } from "../../../lib/sources/postmortems/_document.ts";
import { readDue } from "../../../lib/sources/postmortems/_span.ts";

function told(body: string): string[] {
  return readActions(readMarkdown(`## Action items\n\n${body}`))
    .map(({ title, kind, status, reference }) => [title, kind, status, reference].join(" | "));
}

Deno.test("checkboxes, words and marks tell the status; a link alone does not", () => {
  assert.deepEqual(
    told(`- [x] Add metric
- [ ] Enable mail [Issue](https://tracker.example/org/repo/issues/365)
- Mail everybody (DONE)
- Delete old nodes. (Done!)
- Share the account
  - This has been done: ops@example.org
- ~~Rewrite in another language~~
- Finish DH-259
- See [#12](https://tracker.example/x/pull/12).
`),
    [
      "Add metric |  | done | ",
      "Enable mail [Issue](https://tracker.example/org/repo/issues/365) |  | open | https://tracker.example/org/repo/issues/365",
      "Mail everybody (DONE) |  | done | ",
      "Delete old nodes. (Done!) |  | done | ",
      "Share the account |  | done | ",
      "~~Rewrite in another language~~ |  |  | ",
      "Finish DH-259 |  |  | DH-259",
      "See [#12](https://tracker.example/x/pull/12). |  |  | https://tracker.example/x/pull/12",
    ],
  );
});

Deno.test("headings below become the kind; prose counts where nothing else stands; templates do not", () => {
  assert.deepEqual(
    told(`These are only sample subheadings.

### Process improvements

1. Write it down [issue][one]
2. {{ summary }} [link to issue]

### Detection

Watch the queue.

### Documentation

None.

### What went wrong

- This is no action.

[one]: https://tracker.example/issues/1
`),
    [
      "Write it down [issue][one] | process |  | https://tracker.example/issues/1",
      "Watch the queue. | detect |  | ",
    ],
  );
});

Deno.test("the checklist of the report itself is no plan", () => {
  const text = "## Action items\n\n- One\n\n## Actions\n\n- [ ] Sections above are filled out\n";
  assert.equal(readActions(readMarkdown(text)).length, 1);
  assert.equal(readActions(readMarkdown("## Actions\n\n- [ ] One\n- Two\n")).length, 2);
});

Deno.test("a due day is over at its end; without a year it is none", () => {
  const setting = { day: null, start: null, zone: null, configured: undefined, contradiction: null };
  assert.equal(readDue("2026-09-01", setting), "2026-09-01T23:59:59.000Z");
  assert.equal(readDue("1 September 2026", setting), "2026-09-01T23:59:59.000Z");
  assert.deepEqual(["September 1", "next sprint", null].map((text) => readDue(text, setting)), [
    null,
    null,
    null,
  ]);
});
