import assert from "node:assert/strict";
import { type Claim, frequencyFinding, parsePeriod, writeOffline } from "hindcast";
import { deckOf } from "../../../lib/reports/edition/deck_of.ts";
import type { SlideCell } from "../../../lib/reports/edition/edition.ts";
import { surest } from "../../../lib/reports/edition/_surest.ts";
import {
  definition,
  detectable,
  faster,
  hours,
  name,
  nothing,
  rejectedRows,
  slower,
} from "../../narrative/_claims.ts";

const [period, against] = [parsePeriod("2026-Q3"), parsePeriod("2026-Q2")];

function slide(id: string, chapter: string, claims: readonly Claim[]): SlideCell {
  return { id, chapter, type: "slide", order: 0, claims, chart: null };
}

function deckWith(slides: readonly SlideCell[], earlier: typeof against | null = against) {
  const claims = slides.flatMap((cell) => cell.claims);
  return deckOf({ findings: [], claims, slides }, writeOffline([]), period, earlier);
}

function summaryOf(slides: readonly SlideCell[], earlier: typeof against | null = against) {
  const [summary] = deckWith(slides, earlier).slides;
  assert.ok(summary);
  return summary;
}

const data = slide("data", "How good the data are", [{ ...rejectedRows, role: "headline" }]);
const pattern = slide("hours", "When incidents start", [hours]);

Deno.test("the change a test is surest of is the title; what stays unseen and the state of the data follow", () => {
  const other: Claim = {
    ...slower,
    id: "b",
    values: { ...slower.values, q: { value: 0.04, unit: "p", term: "resolve" } },
  };
  const first: Claim = { ...slower, id: "a", values: { ...slower.values, service: name("mail") } };
  const { title, bullets } = summaryOf([
    slide("one", "What changed", [other, detectable]),
    slide("two", "What changed", [first, faster]),
    pattern,
    data,
  ]);
  assert.match(title, /for mail \(n = 95; adjusted p 0\.004\)$/);
  assert.match(bullets[0] ?? "", /for payments/);
  assert.match(bullets[1] ?? "", /would probably stay unseen\.$/);
  assert.ok(bullets.some((text) => text.includes("fell from")));
  assert.match(bullets.at(-1) ?? "", /^12 of 619 rows were rejected/);
  assert.ok(bullets.every((text) => text.endsWith(".") && text !== `${title}.`));
});

Deno.test("families that came again while something is left to do come first; without any the slide keeps its place", () => {
  const open = { ...hours, id: "learning.open", finding: "learning" };
  const change = slide("one", "What changed", [slower]);
  const ids = (claim: Claim) =>
    deckWith([change, pattern, slide("left", "What is left to do", [claim]), data]).slides.map(({ id }) =>
      id
    );
  assert.deepEqual(ids(open), ["summary", "left", "one", "hours", "data", "definitions"]);
  assert.deepEqual(ids({ ...open, id: "learning.none_open" }), [
    ...["summary", "one", "hours", "left", "data", "definitions"],
  ]);
});

Deno.test("a pattern of the week is no change", () => {
  const { title, bullets } = summaryOf([slide("one", "What changed", [nothing]), pattern, data]);
  assert.equal(title, "No change from 2026-Q2 to 2026-Q3 can be told apart from chance");
  assert.equal(bullets.length, 2);
});

Deno.test("where nothing was compared the title says so, not that nothing changed", () => {
  const cells = [slide("one", "What changed", [{ ...nothing, finding: "frequency" }]), data];
  const titleOf = (starts: readonly string[]) => {
    const rows = starts.map((startedAt, index) => ({ incidentId: `i-${index}`, service: "web", startedAt }));
    const findings = [frequencyFinding(rows, { period, against })];
    const shown = { findings, claims: cells.flatMap(({ claims }) => claims), slides: cells };
    return deckOf(shown, writeOffline([]), period, against).slides[0]?.title;
  };
  assert.equal(titleOf([]), "No incidents are recorded in 2026-Q3");
  assert.equal(titleOf(["2026-05-01", "2026-08-01"]), "Too few incidents to compare 2026-Q3 with 2026-Q2");
  const weekly = Array.from(
    { length: 26 },
    (_, week) => new Date(Date.UTC(2026, 3, 2 + week * 7)).toISOString(),
  );
  assert.equal(titleOf(weekly), "No change from 2026-Q2 to 2026-Q3 can be told apart from chance");
});

Deno.test("without an earlier period the summary tells how things stand", () => {
  const { title, bullets } = summaryOf([slide("one", "What changed", [nothing]), pattern, data], null);
  assert.equal(title, "2026-Q3: there is no earlier period to compare with");
  assert.equal(bullets.length, 3);
});

Deno.test("never more than six statements, the state of the data the last", () => {
  const changes = ["one", "two"].map((id) =>
    slide(id, "What changed", [
      { ...slower, id },
      { ...detectable, text: `${detectable.text} (${id})` },
      ...[faster, faster, faster].map((claim, index) => ({
        ...claim,
        id: `${id} ${index}`,
        text: `${claim.text} ${id}`,
      })),
    ])
  );
  const { bullets } = summaryOf([...changes, pattern, data]);
  assert.ok(bullets.length <= 6);
  assert.match(bullets.at(-1) ?? "", /^12 of 619 rows/);
});

Deno.test("names from exports stand in quotes, periods and zones as they are; definitions are told once", () => {
  const hostile: Claim = {
    ...nothing,
    text: "{name} in {zone} since {against}",
    values: { name: name("<b> 43 %"), zone: name("Europe/Berlin"), against: name("2026-Q2") },
  };
  const { slides } = deckWith([slide("one", "What changed", [hostile, definition, definition]), data]);
  assert.equal(slides[1]?.title, "“<b> 43 %” in Europe/Berlin since 2026-Q2");
  assert.equal(slides.at(-1)?.bullets.length, 1);
});

Deno.test("a deck has ten slides with its cover: what no test found gives way first, and is named", () => {
  const quiet = ["When", "Why", "Where", "Who"].map((chapter, at) =>
    slide(`quiet-${at}`, chapter, [nothing])
  );
  const found = ["Families", "Causes", "Signs"].map((chapter, at) =>
    slide(`found-${at}`, chapter, [{ ...hours, strength: "finding" }])
  );
  const { slides } = deckWith([slide("one", "What changed", [nothing]), ...quiet, ...found, data]);
  assert.deepEqual(slides.map(({ id }) => id), [
    "summary",
    "one",
    "quiet-0",
    "quiet-1",
    "found-0",
    "found-1",
    "found-2",
    "data",
    "definitions",
  ]);
  assert.equal(slides.at(-1)?.caveat, "Left out for room, told in the summary: Where; Who.");
  assert.match(slides[0]?.caveat ?? "", /what has no slide is named in those of the last one\.$/);
  assert.match(summaryOf([pattern, data]).caveat, /^Each statement has its slide/);
  assert.match(slides.at(-1)?.notes ?? "", /^Left out for room: Where \(/);
});

Deno.test("of what passed its test the surest has room, and goes before a change nobody could tell", () => {
  const found = Array.from({ length: 7 }, (_, at) =>
    slide(`found-${at}`, `Part ${at}`, [{
      ...slower,
      id: `found ${at}`,
      values: {
        ...slower.values,
        q: { value: at === 6 ? 0.0001 : 0.01 + at / 1000, unit: "p", term: "resolve" },
      },
    }]));
  const { slides } = deckWith([slide("one", "What changed", [nothing]), ...found, data]);
  assert.deepEqual(slides.slice(1, -1).map(({ id }) => id), [
    ...["found-0", "found-1", "found-2", "found-3", "found-4", "found-6", "data"],
  ]);
});

Deno.test("a finding is as sure as the term it is bound to, or as its level", () => {
  const rows = [{ incidentId: "i", service: "web", startedAt: "2026-08-01" }];
  const own = frequencyFinding(rows, { period, against });
  const found: Claim = { ...hours, strength: "finding", finding: own.name };
  const term = Object.values(hours.values)[0]?.term ?? "";
  const cell = slide("one", "Part", [found]);
  const sure = {
    ...own,
    terms: [{ term, n: 1, unit: "share", estimate: 0, confLow: 0, confHigh: 0, qValue: 0.001 } as const],
  };
  assert.equal(surest(cell, [own]).toFixed(2), "0.05");
  assert.equal(surest(cell, [sure]), 0.001);
  assert.equal(surest(slide("two", "Part", [{ ...found, strength: "context" }]), [sure]), 1);
});

Deno.test("a subslide gives way to every slide, whatever was found", () => {
  const quiet = Array.from({ length: 7 }, (_, at) => slide(`s${at}`, `Chapter ${at}`, [hours]));
  const sub: SlideCell = { ...slide("sub", "One incident", [slower]), type: "subslide" };
  const ids = (slides: readonly SlideCell[]) => deckWith(slides).slides.map(({ id }) => id);
  assert.ok(!ids([...quiet, sub]).includes("sub"));
  assert.ok(ids([...quiet.slice(1), sub]).includes("sub"));
});

Deno.test("many chapters without room are counted on the slide and named in its notes", () => {
  const chapters = Array.from({ length: 14 }, (_, at) => `Which of the services fail most, part ${at}`);
  const quiet = chapters.map((chapter, at) => slide(`quiet-${at}`, chapter, [nothing]));
  const { slides } = deckWith([slide("one", "What changed", [nothing]), ...quiet, data]);
  const last = slides.at(-1);
  assert.match(last?.caveat ?? "", /^9 chapters are left out for room: the notes name them/);
  for (const chapter of chapters.slice(5)) assert.ok(last?.notes.includes(`Left out for room: ${chapter} (`));
});
