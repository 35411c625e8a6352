import {
  incidentTimeline,
  incidentTimelineChart,
  incidentTimelineClaims,
  renderClaim,
  type TimelineTelling,
} from "hindcast";
import assert from "node:assert/strict";

const bare = {
  ...{ text: null, service: null, record: null, lagS: null, seen: null, usual: null, line: null, path: null },
  ...{ file: null },
};

function moment(what: string, time: string, source: string, record = "pager:1"): TimelineTelling {
  return {
    ...bare,
    kind: "moment",
    what,
    at: `2026-07-06T${time}Z`,
    text: "Slow",
    source,
    record,
    file: `${source}.csv`,
    line: 2,
  };
}

function message(text: string, time: string, source = "slack", what = "person"): TimelineTelling {
  return {
    ...bare,
    kind: "message",
    what,
    at: `2026-07-06T${time}Z`,
    text,
    source,
    file: `${source}.json`,
    line: 7,
  };
}

function note(text: string, time: string): TimelineTelling {
  return {
    ...bare,
    kind: "event",
    what: "note",
    at: `2026-07-06T${time}Z`,
    text,
    source: "postmortem",
    file: "pm.md",
    line: 1,
  };
}

const told = (tellings: readonly TimelineTelling[]) =>
  incidentTimeline(tellings).rows.map(({ at, what, told, conflicts }) =>
    [at.slice(11, 19), what, told.length, conflicts.map((one) => one.at.slice(11, 19))] as const
  );

Deno.test("tellings that agree are one entry, however many sources tell it, at the time of the tool's record", () => {
  assert.deepEqual(
    told([
      moment("acknowledged", "10:04:10", "pager"),
      moment("acknowledged", "10:04:10", "analytics"),
      note("On-call engineer acknowledges", "10:04:00"),
    ]),
    [["10:04:10", "acknowledged", 3, []]],
  );
});

Deno.test("a time that most tell otherwise is a conflict, and stands beside", () => {
  assert.deepEqual(
    told([
      moment("resolved", "11:00:00", "pager"),
      moment("resolved", "11:00:00", "analytics"),
      moment("resolved", "11:40:00", "legacy"),
    ]),
    [["11:00:00", "resolved", 2, ["11:40:00"]]],
  );
  const [, entry] = incidentTimelineClaims(incidentTimeline([
    moment("resolved", "11:00:00", "pager"),
    moment("resolved", "11:40:00", "legacy"),
  ]));
  assert.ok(entry);
  assert.equal(
    renderClaim(entry),
    "11:00:00: closed in pager; conflict: told at 11:40:00 in legacy.csv:2 (pager.csv:2).",
  );
});

Deno.test("what two tools open or close at different times are two events, when impact began is one", () => {
  assert.deepEqual(
    told([
      moment("declared", "10:00:00", "pager"),
      moment("declared", "10:20:00", "desk", "desk:9"),
      moment("started", "09:55:00", "pager"),
      moment("started", "09:40:00", "desk", "desk:9"),
    ]).toSorted((a, b) => a[1] < b[1] ? -1 : 1),
    [["10:00:00", "declared", 1, []], ["10:20:00", "declared", 1, []], ["09:40:00", "started", 1, [
      "09:55:00",
    ]]],
  );
});

Deno.test("the same words from two sources are one line; from one source they are said twice", () => {
  const words = "rolled back the timeout of the client";
  assert.deepEqual(told([message(words, "10:30:00"), message(words, "10:30:20", "teams")]), [
    ["10:30:00", "person", 2, []],
  ]);
  assert.equal(told([message(words, "10:30:00"), message(words, "10:31:00")]).length, 2);
  assert.deepEqual(told([message(words, "10:30:00"), message(words, "10:50:00", "teams")]), [
    ["10:30:00", "person", 1, ["10:50:00"]],
  ]);
  assert.equal(told([message("on it", "10:30:00"), message("on it", "10:30:20", "teams")]).length, 2);
});

Deno.test("a bot's post belongs to the event it reports, a person's remark about it does not", () => {
  assert.deepEqual(
    told([
      moment("declared", "10:00:00", "pager"),
      message("*Triggered* #1 Slow", "10:00:20", "slack", "bot"),
      message("we were triggered again", "10:01:00"),
    ]).map(([, what, n]) => [what, n]),
    [["declared", 2], ["person", 1]],
  );
});

Deno.test("a clock that runs apart is set right, and said so", () => {
  const clocks = [
    { source: "pager", other: "zoom", n: 12, offsetS: 3600, isApart: true },
    { source: "chat", other: "pager", n: 30, offsetS: 20, isApart: false },
  ];
  const finding = incidentTimeline([
    moment("declared", "10:00:00", "pager"),
    message("looking", "11:05:00", "zoom"),
  ], clocks);
  assert.deepEqual(finding.rows.map(({ at, shiftS }) => [at.slice(11, 19), shiftS]), [["10:00:00", 0], [
    "10:05:00",
    -3600,
  ]]);
  const said = incidentTimelineClaims(finding).map((claim) => renderClaim(claim));
  assert.ok(
    said.some((text) =>
      text.startsWith("Times of zoom are moved by -1 h") || text.includes("moved by -60 min")
    ),
    said.join("\n"),
  );
  assert.ok(said.some((text) => text.includes("clock moved 60 min back")));
});

Deno.test("nobody's order matters, and what has no time is counted", () => {
  const tellings = [
    moment("declared", "10:00:00", "pager"),
    moment("declared", "10:00:30", "analytics"),
    message("looking at the database now", "10:03:00"),
    note("Incident resolved", "11:00:00"),
    moment("resolved", "11:00:40", "pager"),
    { ...message("somewhere in between", "10:00:00"), at: null },
  ];
  const finding = incidentTimeline(tellings);
  assert.deepEqual(
    incidentTimeline(tellings.toReversed()).rows.map(({ at, what }) => [at, what]),
    finding.rows.map(({ at, what }) => [at, what]),
  );
  assert.deepEqual(finding.skipped, [{ term: "undated", n: 1, reason: "no time can be placed" }]);
  assert.equal(finding.terms.find(({ term }) => term === "started_to_ended")?.estimate, 3640);
  assert.equal(incidentTimelineChart(finding, "Slow").n, finding.rows.length);
});

Deno.test("nothing told is a timeline of nothing", () => {
  const finding = incidentTimeline([]);
  assert.deepEqual([finding.rows, incidentTimelineChart(finding, "Slow").n], [[], 0]);
});
