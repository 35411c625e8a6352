import assert from "node:assert/strict";
import { postmortemMarkdown } from "../../../lib/sources/postmortems/markdown.ts";
import { configuredZone, documentFile, readDocument } from "./_file_test.ts";

const googleStyle = `# Sonnet search postmortem (incident #465)

**Date:** 2026-10-21

**Authors:** somebody

**Status:** Complete, action items in progress

**Summary:** Search was down for 66 minutes.

**Impact:** Queries lost.

## Root Causes

Cascading failure.

## Trigger

A latent bug.

## Action Items

| Action Item | Type | Owner | Status | Bug |
| --- | --- | --- | --- | --- |
| Update playbook | mitigate | Jean Example | **DONE** | n/a |
| Add regression test | prevent | Docs Example, Ann Other | open | [4711](https://tracker.example/issues/4711) |
| Flux capacitor balance | detect | search team | | BAL-12 |

## Lessons Learned

### What went well

Monitoring.

## Timeline

2026-10-21 (*all times UTC*)

* 14:51 News reports that a new sonnet was found
* 14:53 Traffic increases 88x
* **15:36** OUTAGE ENDS
`;

Deno.test("the usual headings: facts at the top, sections by kind, a table of action items", async () => {
  const { first, head, sections, actions, events } = await readDocument(googleStyle);
  assert.equal(first.table, "postmortems");
  assert.deepEqual({ ...head, postmortem_id: "" }, {
    postmortem_id: "",
    source: "postmortem_markdown",
    title: "Sonnet search postmortem (incident #465)",
    date: "2026-10-21",
    zone: "UTC",
    started_at: "2026-10-21T14:51:00.000Z",
    resolved_at: "2026-10-21T15:36:00.000Z",
    status: "Complete, action items in progress",
    summary: "Search was down for 66 minutes.",
    url: null,
    incident_ref: "incident #465",
    missing: null,
  });
  assert.deepEqual(sections.map(({ position, kind, heading }) => [position, kind, heading]), [
    [1, "other", "Sonnet search postmortem (incident #465)"],
    [2, "root_cause", "Root Causes"],
    [3, "trigger", "Trigger"],
    [4, "action_items", "Action Items"],
    [5, "lessons", "Lessons Learned"],
    [6, "lessons", "What went well"],
    [7, "timeline", "Timeline"],
  ]);
  assert.equal(events.length, 3);
  assert.deepEqual(
    actions.map((
      { title, kind, status, status_raw, team, reference },
    ) => [title, kind, status, status_raw, team, reference]),
    [
      ["Update playbook", "mitigate", "done", "DONE", null, null],
      ["Add regression test", "prevent", "proposed", "open", null, "https://tracker.example/issues/4711"],
      ["Flux capacitor balance", "detect", null, null, "search", "BAL-12"],
    ],
  );
});

Deno.test("names of owners stand in people alone", async () => {
  const text =
    `${googleStyle}\n## Action items\n\n- [ ] Rotate keys (owner: @carla)\n- Tidy up. Owner: Jean Example\n`;
  const { people, actions, sections, events, head } = await readDocument(text);
  assert.deepEqual(people.map(({ name }) => name), ["Jean Example", "Docs Example", "Ann Other", "carla"]);
  const owners = actions.map(({ owner_id }) => owner_id);
  assert.equal(owners[0], people[0]?.["person_id"]);
  assert.equal(owners.at(-1), people[0]?.["person_id"]);
  assert.deepEqual(actions.slice(-2).map(({ title, status }) => [title, status]), [[
    "Rotate keys",
    "proposed",
  ], [
    "Tidy up.",
    null,
  ]]);
  assert.doesNotMatch(JSON.stringify([head, sections, events, actions]), /Jean|Docs Example|Ann Other|carla/);
});

Deno.test("front matter: its times, summary and address; prose without headings is one section", async () => {
  const text = `---
url: https://status.example/incidents/1
title: Queues stuck
start_time: 2026-03-04T23:30:00-05:00
end_time: "2026-03-05T05:00:00Z"
summary: Queues were stuck.
categories: [cloud]
company: Example
---

On March 4 queues were stuck.
`;
  const { head, sections, events, defects } = await readDocument(text);
  assert.deepEqual(
    [head["title"], head["date"], head["started_at"], head["resolved_at"], head["summary"], head["url"]],
    [
      "Queues stuck",
      "2026-03-04",
      "2026-03-05T04:30:00.000Z",
      "2026-03-05T05:00:00.000Z",
      "Queues were stuck.",
      "https://status.example/incidents/1",
    ],
  );
  assert.equal(head["missing"], "timeline: the document has no section, table or list of times");
  assert.deepEqual(sections.map(({ kind, heading, text }) => [kind, heading, text]), [[
    "other",
    null,
    "On March 4 queues were stuck.",
  ]]);
  assert.deepEqual([events, defects], [[], []]);
});

Deno.test("what a document does not tell is said, each with its reason", async () => {
  const { head } = await readDocument("## Impact\n\nNone.\n\n## Root cause\n\nUnknown.\n");
  assert.equal(
    head["missing"],
    "title: neither front matter nor a heading gives one; " +
      "date: neither front matter, title nor timeline names a day with its year; " +
      "timeline: the document has no section, table or list of times",
  );
});

Deno.test("broken, hostile or empty front matter: the document loads, the defect is told", async () => {
  const body = "\n# 2026-05-01, X\n\n## Timeline\n\nAll times UTC\n\n- 10:00 a\n";
  const broken = ["title: [unclosed", "- a\n- b", `a: &a [x]\nb: [*a, *a]`, `${"[".repeat(30_000)}`];
  for (const yaml of broken) {
    const { head, defects } = await readDocument(`---\n${yaml}\n---\n${body}`);
    assert.equal(head["title"], "2026-05-01, X", yaml.slice(0, 20));
    assert.deepEqual(
      defects.map(({ code, field }) => [code, field]),
      [["E-HEADER", "front matter"]],
      yaml.slice(0, 20),
    );
  }
  assert.deepEqual((await readDocument(`---\n---\n${body}`)).defects, []);
});

Deno.test("a stated time that cannot be placed is a defect, not a guess", async () => {
  const text = "---\ntitle: X\nstart_time: 2026-03-04 10:00\nend_time: 1969-07-20T20:08:55Z\n---\n\nProse.\n";
  const { head, defects } = await readDocument(text);
  assert.equal(head["started_at"], null);
  assert.deepEqual(defects.map(({ code, field }) => [code, field]), [["E-ZONE", "start_time"], [
    "E-DATE",
    "end_time",
  ]]);
  const placed = await readDocument(text, "a.md", configuredZone("Europe/Berlin"));
  assert.equal(placed.head["started_at"], "2026-03-04T09:00:00.000Z");
});

Deno.test("a report that contradicts itself: two of three dates decide, else its times stay unplaced", async () => {
  const text = "# 2026-01-27, pod limit\n\n## Timeline\n\nAll times UTC\n\n- 2026-06-02 10:00 a\n- 10:05 b\n";
  const agreed = await readDocument(text, "reports/2026-06-02-pod-limit.md");
  assert.equal(agreed.head["date"], "2026-06-02");
  assert.equal(agreed.head["started_at"], "2026-06-02T10:00:00.000Z");
  assert.deepEqual(agreed.defects.map(({ code, value }) => [code, value]), [["E-DATE", "2026-01-27"]]);
  const alone = await readDocument(text, "reports/pod-limit.md");
  assert.equal(alone.head["date"], "2026-01-27");
  assert.equal(alone.head["started_at"], null);
  assert.match(String(alone.head["missing"]), /timeline dated 2026-06-02, report dated 2026-01-27 \(2\)/);
});

Deno.test("bare clock times under a summary that opens with another day stay unplaced", async () => {
  const text =
    "---\ntitle: X\ndate: 2026-02-24\n---\n\n## Summary\n\nOn the evening of Feb 23, errors.\n\n## Timeline\n\nAll times in PST\n\n- 21:10 a\n- 22:03 b\n";
  const { head } = await readDocument(text);
  assert.match(String(head["missing"]), /summary says 2026-02-23, the report 2026-02-24 \(2\)/);
});

Deno.test("line ends, control characters and markup: cleaned or kept as text, never run", async () => {
  const text =
    "# 2026-05-01, <script>alert(1)</script>\r\n\r\n## Timeline\r\n\r\nAll times UTC\r\n\r\n- 10:00 a\u0000b\u0007\r\n- 10:01 [x](javascript:alert(1))\r\n";
  const { head, events } = await readDocument(text);
  assert.equal(head["title"], "2026-05-01, <script>alert(1)</script>");
  assert.deepEqual(events.map(({ text }) => text), ["a\ufffdb\ufffd", "[x](javascript:alert(1))"]);
});

Deno.test("the id rests on the path alone, keys of events and action items on the id", async () => {
  const one = await readDocument(googleStyle, "a/b.md");
  const other = await readDocument(googleStyle, "a/c.md");
  assert.equal(one.head["postmortem_id"], "pm-5a05f1b231ec");
  assert.notEqual(one.head["postmortem_id"], other.head["postmortem_id"]);
  assert.deepEqual(one.events.map(({ event_id }) => event_id), [
    "pm-5a05f1b231ec#1",
    "pm-5a05f1b231ec#2",
    "pm-5a05f1b231ec#3",
  ]);
  assert.equal(one.actions[0]?.["action_item_id"], "pm-5a05f1b231ec#1");
});

Deno.test("one document is one record", async () => {
  assert.equal(await postmortemMarkdown.count(documentFile(googleStyle)), 1);
});

Deno.test("a stated start finds the day of bare clock times on the other side of midnight", async () => {
  const text =
    "---\ntitle: X\nstart_time: 2026-05-02T00:02:00Z\n---\n\n## Timeline\n\nTimes in UTC.\n\n- 23:58 - a\n- 00:02 - b\n";
  const { events } = await readDocument(text);
  assert.deepEqual(events.map(({ occurred_at }) => occurred_at), [
    "2026-05-01T23:58:00.000Z",
    "2026-05-02T00:02:00.000Z",
  ]);
});

Deno.test("without a summary the first paragraph of prose stands for it, not a line of facts", async () => {
  const text =
    "# 2026-05-02: X\n\nPagerDuty: https://pager.example/incidents/Q1\n\nDisks filled.\n\n## Timeline\n\nAll times UTC\n\n- 10:00 a\n";
  const { head } = await readDocument(text);
  assert.deepEqual([head["summary"], head["incident_ref"]], [
    "Disks filled.",
    "https://pager.example/incidents/Q1",
  ]);
});
