import assert from "node:assert/strict";
import { parseConfig } from "../../../lib/model/parse_config.ts";
import { readActions } from "../../../lib/sources/postmortems/_actions.ts";
import { readMarkdown } from "../../../lib/sources/postmortems/_document.ts";
import { readDue } from "../../../lib/sources/postmortems/_span.ts";

const config = parseConfig({});

function actionsIn(body: string) {
  return readActions(readMarkdown(`## Action items\n\n${body}`), config);
}

function told(body: string): string[] {
  return actionsIn(body)
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
      "Enable mail [Issue](https://tracker.example/org/repo/issues/365) |  | proposed | https://tracker.example/org/repo/issues/365",
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

function states(body: string): (string | null)[][] {
  return actionsIn(body).map(({ status, statusRaw, reason }) => [status, statusRaw, reason]);
}

Deno.test("words beside an item say where it stands, and why it was turned down; words win over a box", () => {
  assert.deepEqual(
    states(`- Add a breaker (in progress)
- Rewrite it all (won't do: too costly)
- [x] Second cluster (superseded by LRK-7)
- DONE: alert on the queue
- Rejected - nobody reads it
- Write a runbook
  - Rejected: the tool is going away
- ~~Pin the version~~ (done)
- ❌ Move to another provider
- Buy a bigger cache (new cluster first)
- Use a lock, see [fixed](https://tracker.example/o/r/pull/3)
- Chart the hit rate – planned
`),
    [
      ["accepted", "in progress", null],
      ["rejected", "won't do: too costly", "too costly"],
      ["superseded", "superseded by LRK-7", "LRK-7"],
      ["done", "DONE", null],
      ["rejected", "Rejected", null],
      ["rejected", "Rejected", null],
      ["done", "done", null],
      ["rejected", "❌", null],
      [null, null, null],
      [null, null, null],
      ["accepted", "planned", null],
    ],
  );
});

Deno.test("a column of states in the words of a tool, of a team or of an answer", () => {
  const table = (heading: string, words: readonly string[]) =>
    `| What | ${heading} |\n| --- | --- |\n${words.map((word) => `| Do it | ${word} |`).join("\n")}\n`;
  assert.deepEqual(
    states(
      table("Status", ["Accepted", "Rejected (no budget)", "✅ Done", "Parked", "-", "duplicate of #4"]),
    ),
    [
      ["accepted", "Accepted", null],
      ["rejected", "Rejected (no budget)", "no budget"],
      ["done", "✅ Done", null],
      [null, "Parked", null],
      [null, null, null],
      ["superseded", "duplicate of #4", "#4"],
    ],
  );
  assert.deepEqual(states(table("Done?", ["yes", "No"])).map(([status]) => status), ["done", "proposed"]);
  const own = parseConfig({ words: { actions: { Parked: "rejected", "struck through": "done" } } });
  const document = readMarkdown(`## Action items\n\n${table("Status", ["Parked"])}\n- ~~Pin it~~\n`);
  assert.deepEqual(readActions(document, own).map(({ status }) => status), ["rejected", "done"]);
});

Deno.test("lists under short and long term are items of that term; owners and days leave the title", () => {
  const read = actionsIn(`- Short term
  - Raise the limit (owner: Ada Lovelace, due 2026-09-01)
  - Page earlier (@ada) by 1 September 2026
- **Long term**:
  - [ ] Split the pool
- Improve the tests
  - they take an hour
  - nobody runs them
`);
  assert.deepEqual(
    read.map(({ title, kind, owner, due }) => [title, kind, owner, due]),
    [
      ["Raise the limit", "Short term", "Ada Lovelace", "2026-09-01"],
      ["Page earlier", "Short term", "ada", "1 September 2026"],
      ["Split the pool", "Long term", null, null],
      ["Improve the tests", null, null, null],
    ],
  );
});

Deno.test("the checklist of the report itself is no plan", () => {
  const text = "## Action items\n\n- One\n\n## Actions\n\n- [ ] Sections above are filled out\n";
  assert.equal(readActions(readMarkdown(text), config).length, 1);
  assert.equal(readActions(readMarkdown("## Actions\n\n- [ ] One\n- Two\n"), config).length, 2);
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
