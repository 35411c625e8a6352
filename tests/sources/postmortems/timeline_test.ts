import assert from "node:assert/strict";
import { configuredZone, readDocument, timelineOf } from "./_file_test.ts";

Deno.test("headings: the day stands once, a second day follows, a level slips", async () => {
  const text = `# 2026-02-20, Queue full

## Timeline

All times in CET (GMT+1)

### Feb 20 2026 14:17

Announcement goes live.

- 15:00 is when the talk started

### ~15:05 - 15:10

Limit reached.

### 2X:XX (nobody knows)

Errors again.

### 22:52 (maybe earlier?)

Idea.

## Feb 21, 13:00

Fix applied.

### 19. April, 07:30

Follow-up.
`;
  assert.deepEqual(await timelineOf(text), [
    "Feb 20 2026 14:17 | 2026-02-20T13:17:00.000Z | Announcement goes live.",
    "~15:05 - 15:10 | 2026-02-20T14:05:00.000Z | Limit reached.",
    "2X:XX (nobody knows) | null | Errors again.",
    "22:52 | 2026-02-20T21:52:00.000Z | (maybe earlier?)",
    "Feb 21, 13:00 | 2026-02-21T12:00:00.000Z | Fix applied.",
    "19. April, 07:30 | 2026-04-19T06:30:00.000Z | Follow-up.",
  ]);
});

Deno.test("bullets: bold times, a range, a zone of its own on a line, midnight", async () => {
  const text = `# Incident report: cache

Date: 2026-03-04

## Timeline (UTC)

- 22:10 - Alert
- **22:14**: Page acknowledged
  with a second line
- [23:50] Restart
- 23:55-00:05 Watching
- **00:20 CET**: colleague joins
- 00:40 Resolved
- Everybody sleeps
`;
  assert.deepEqual(await timelineOf(text), [
    "22:10 | 2026-03-04T22:10:00.000Z | Alert",
    "22:14 | 2026-03-04T22:14:00.000Z | Page acknowledged",
    "23:50 | 2026-03-04T23:50:00.000Z | Restart",
    "23:55-00:05 | 2026-03-04T23:55:00.000Z | Watching",
    "00:20 CET | 2026-03-04T23:20:00.000Z | colleague joins",
    "00:40 | 2026-03-05T00:40:00.000Z | Resolved",
    "null | null | Everybody sleeps",
  ]);
});

Deno.test("table: the zone stands in the header, the day in a column, the actor becomes a pseudonym", async () => {
  const text = `# Postmortem

## Timeline

| Date | Time (PST) | Who | What happened |
| --- | --- | --- | --- |
| 2026-01-05 | 4:23 PM | Ada Example | Disk full |
| 2026-01-05 | 11:59 pm | | Node \`a\\|b\` gone |
| 2026-01-06 | 12:05am | Ada Example | Back |
`;
  assert.deepEqual(await timelineOf(text), [
    "4:23 PM | 2026-01-06T00:23:00.000Z | Disk full",
    "11:59 pm | 2026-01-06T07:59:00.000Z | Node `a|b` gone",
    "12:05am | 2026-01-06T08:05:00.000Z | Back",
  ]);
  const { events, people, sections } = await readDocument(text);
  assert.match(String(events[0]?.["actor_id"]), /^person-[0-9a-f]{10}$/);
  assert.equal(people.length, 1);
  assert.equal(JSON.stringify([events, sections]).includes("Ada"), false);
});

Deno.test("lines and definitions: times open a paragraph's lines", async () => {
  const text = `---
title: Login down
date: 2026-05-01
---

## Timeline

Times are in US/Pacific.

9:05 am - First report
9:20 am
: Rollback
  of the release

**9:45 am**

All clear.
`;
  assert.deepEqual(await timelineOf(text), [
    "9:05 am | 2026-05-01T16:05:00.000Z | First report",
    "9:20 am | 2026-05-01T16:20:00.000Z | Rollback",
    "9:45 am | 2026-05-01T16:45:00.000Z | All clear.",
  ]);
});

Deno.test("days as headings or nested lists, times below", async () => {
  const under = (days: string) => `# X (2026-06-01)\n\n## Timeline\n\nAll times UTC\n\n${days}`;
  const expected = [
    "10:00 | 2026-06-01T10:00:00.000Z | a",
    "08:00 | 2026-06-02T08:00:00.000Z | b",
  ];
  const headed = "### June 1\n\n- 10:00 a\n\n### June 2\n\n- 08:00 b\n";
  const nested = "- June 1\n  - 10:00 a\n- Tuesday, June 2\n  - 08:00 b\n";
  assert.deepEqual(await timelineOf(under(headed)), expected);
  assert.deepEqual(await timelineOf(under(nested)), expected);
});

Deno.test("no heading named timeline: only what cannot be anything else", async () => {
  const table =
    "# Outage 2026-06-01\n\n## Root cause\n\nDisk.\n\n| Time (UTC) | Event |\n|-|-|\n| 10:00 | a |\n| 10:05 | b |\n";
  assert.equal((await timelineOf(table)).length, 2);
  const prose = "# Outage 2026-06-01\n\n## Root cause\n\n- at 10:00 we saw it\n- then nothing\n";
  const { events, head } = await readDocument(prose);
  assert.deepEqual(events, []);
  assert.equal(head["missing"], "timeline: the document has no section, table or list of times");
});

Deno.test("times run back by less than half a day: kept as written, the ends unknown", async () => {
  const text = "# 2026-06-01\n\n## Timeline\n\nAll times UTC\n\n- 23:21 a\n- 21:31 b\n- 21:50 c\n";
  const { events, head, defects } = await readDocument(text);
  assert.deepEqual(events.map((event) => event["occurred_at"]), [
    "2026-06-01T23:21:00.000Z",
    "2026-06-01T21:31:00.000Z",
    "2026-06-01T21:50:00.000Z",
  ]);
  assert.equal(head["started_at"], null);
  assert.equal(head["resolved_at"], null);
  assert.deepEqual(defects.map(({ code, value }) => [code, value]), [["E-DATE", "21:31"]]);
});

Deno.test("newest first is an order too", async () => {
  const text = "# 2026-06-01\n\n## Timeline\n\nAll times UTC\n\n- 12:00 c\n- 11:00 b\n- 10:00 a\n";
  const { head, defects } = await readDocument(text);
  assert.equal(head["started_at"], "2026-06-01T10:00:00.000Z");
  assert.equal(head["resolved_at"], "2026-06-01T12:00:00.000Z");
  assert.deepEqual(defects, []);
});

Deno.test("no zone: nothing is guessed; a configured zone places all", async () => {
  const text = "# 2026-07-01, X\n\n## Timeline\n\n- 10:00 a\n- 11:00 b\n";
  const { events, head } = await readDocument(text);
  assert.deepEqual(events.map(({ occurred_at, occurred_at_raw }) => [occurred_at, occurred_at_raw]), [
    [null, "10:00"],
    [null, "11:00"],
  ]);
  assert.equal(head["missing"], "timeline: 2 of 2 entries have no time in UTC: no time zone named (2)");
  const placed = await readDocument(text, "a.md", configuredZone("Europe/Berlin"));
  assert.equal(placed.head["started_at"], "2026-07-01T08:00:00.000Z");
  assert.equal(placed.head["zone"], "Europe/Berlin");
  assert.equal(placed.head["missing"], null);
});

Deno.test("EST means several zones unless the configuration or the document settles it", async () => {
  const text = (zone: string) =>
    `# 2026-01-10, X\n\n## Timeline\n\nAll times in ${zone}\n\n- 10:00 a\n- 11:00 b\n`;
  const open = await readDocument(text("EST"));
  assert.equal(
    open.head["missing"],
    "timeline: 2 of 2 entries have no time in UTC: EST means several time zones (2)",
  );
  assert.equal((await readDocument(text("EST (UTC-5)"))).head["started_at"], "2026-01-10T15:00:00.000Z");
  const american = await readDocument(text("EST"), "a.md", configuredZone("America/New_York"));
  assert.equal(american.head["started_at"], "2026-01-10T15:00:00.000Z");
  const indian = await readDocument(text("IST"), "a.md", configuredZone("Asia/Kolkata"));
  assert.equal(indian.head["started_at"], "2026-01-10T04:30:00.000Z");
  const foreign = await readDocument(text("EST"), "a.md", configuredZone("Asia/Kolkata"));
  assert.equal(foreign.head["started_at"], null);
});

Deno.test("a name for winter time in summer is read as written, and said", async () => {
  const text = "# 2026-07-10, X\n\n## Timeline\n\nAll times in PST\n\n- 10:00 a\n- 11:00 b\n";
  const { head, defects } = await readDocument(text);
  assert.equal(head["started_at"], "2026-07-10T18:00:00.000Z");
  assert.equal(head["zone"], "America/Los_Angeles");
  assert.deepEqual(defects.map(({ code }) => code), ["E-ZONE"]);
  const said = await readDocument(text.replace("PST", "PST (UTC-7)"));
  assert.equal(said.head["started_at"], "2026-07-10T17:00:00.000Z");
  assert.deepEqual(said.defects, []);
});

Deno.test("PST, CET and UTC in one timeline: each line by its own zone, the day by nearness", async () => {
  const text = `# 2026-11-30, X

## Timeline

- 16:22 PST a
- 01:30 CET b
- 00:45 UTC c
- 16:50 PST d
`;
  assert.deepEqual(await timelineOf(text), [
    "16:22 PST | 2026-12-01T00:22:00.000Z | a",
    "01:30 CET | 2026-12-01T00:30:00.000Z | b",
    "00:45 UTC | 2026-12-01T00:45:00.000Z | c",
    "16:50 PST | 2026-12-01T00:50:00.000Z | d",
  ]);
});

Deno.test("a clock hour that was skipped stays unplaced", async () => {
  const text =
    "# 2026-03-29, X\n\n## Timeline\n\nAll times in Europe/Berlin\n\n- 01:30 a\n- 02:30 b\n- 03:30 c\n";
  const { events, head } = await readDocument(text);
  assert.deepEqual(events.map((event) => event["occurred_at"]), [
    "2026-03-29T00:30:00.000Z",
    null,
    "2026-03-29T01:30:00.000Z",
  ]);
  assert.match(String(head["missing"]), /^timeline: 1 of 3 .*skipped this time/);
});
