import assert from "node:assert/strict";
import { parseTaxonomy } from "../../../lib/model/taxonomy.ts";
import { readCauseLabels } from "../../../lib/sources/labels/cause_labels.ts";
import { readTaxonomy } from "../../../lib/sources/labels/taxonomy.ts";

const category = { definition: "It broke.", not: "It was full.", seeds: [] };
const taxonomy = parseTaxonomy({
  roles: { cause: "Why at all?", trigger: "Why then?" },
  categories: { hardware: category, capacity: category, unknown: category },
});
const header = "incident_id,role,category,evidence,labelled_at,by,note";

function read(text: string) {
  return readCauseLabels(new TextEncoder().encode(text), "causes.csv", taxonomy);
}

Deno.test("labels are read with their quotes, zones and lines", () => {
  const { labels, lines, bad } = read(
    `\uFEFF${header}\r\npd:1,cause,capacity,"pool, ""full""",2026-07-01T12:00:00+02:00,mk,\r\n\r\npd:1,trigger,unknown,,2026-07-01T10:00Z,mk,"two\nlines"\r\n`,
  );
  assert.deepEqual(bad, []);
  assert.deepEqual(lines, [2, 4]);
  assert.deepEqual(labels, [
    {
      incidentId: "pd:1",
      role: "cause",
      category: "capacity",
      evidence: 'pool, "full"',
      labelledAt: "2026-07-01T10:00:00.000Z",
      by: "mk",
      note: null,
    },
    {
      incidentId: "pd:1",
      role: "trigger",
      category: "unknown",
      evidence: null,
      labelledAt: "2026-07-01T10:00:00.000Z",
      by: "mk",
      note: "two\nlines",
    },
  ]);
});

Deno.test("a label that is not sound is listed with line, field and reason, and the others are taken", () => {
  const good = "pd:9,cause,hardware,,2026-07-01T10:00:00Z,mk,";
  const cases: readonly (readonly [string, string | null, RegExp])[] = [
    [",cause,hardware,,2026-07-01T10:00:00Z,mk,", "incident_id", /it is empty/],
    ["pd:1,effect,hardware,,2026-07-01T10:00:00Z,mk,", "role", /neither cause nor trigger/],
    [
      "pd:1,cause,weather,,2026-07-01T10:00:00Z,mk,",
      "category",
      /no category of the taxonomy \(hardware, capacity, unknown\)/,
    ],
    ["pd:1,cause,hardware,,2026-07-01,mk,", "labelled_at", /no time with its offset/],
    ["pd:1,cause,hardware,,2026-02-31T25:00:00Z,mk,", "labelled_at", /no time with its offset/],
    ["pd:1,cause,hardware,,2026-07-01T10:00:00Z,,", "by", /it is empty/],
    ["pd:1,cause,hardware,,2026-07-01T10:00:00Z,m@example.org,", "by", /no pseudonym/],
    ["pd:1,cause,hardware", null, /expected 7 fields, found 3/],
    ["pd:1,cause,hardware,,2026-07-01T10:00:00Z,mk,,,", null, /found 9 fields/],
    ['pd:1,cause,hardware,a "quote" inside,2026-07-01T10:00:00Z,mk,', "evidence", /quote/],
    [`pd:1,cause,hardware,${"x".repeat(2001)},2026-07-01T10:00:00Z,mk,`, "evidence", /longer than 2000/],
  ];
  for (const [row, field, reason] of cases) {
    const { labels, bad } = read(`${header}\n${row}\n${good}\n`);
    assert.equal(labels.length, 1, row);
    assert.equal(bad.length, 1, row);
    assert.equal(bad[0]?.line, 2);
    assert.equal(bad[0]?.defect.field, field, row);
    assert.match(bad[0]?.defect.reason ?? "", reason, row);
  }
});

Deno.test("a file that is no file of labels is refused whole", () => {
  assert.throws(
    () => read("incident_id,role\n"),
    /Cannot load causes\.csv:1: its header lacks "category"\. Let the first/,
  );
  assert.throws(() => read(`${header},colour\n`), /its header has "colour"/);
  assert.throws(() => read(""), /there is nothing in it/);
  assert.throws(
    () => readCauseLabels(Uint8Array.of(0xff, 0xfe, 0x41), "causes.csv", taxonomy),
    /it is not UTF-8/,
  );
  assert.deepEqual(read(`${header}\n`), { labels: [], lines: [], bad: [] });
});

Deno.test("a taxonomy that is not YAML says so", () => {
  assert.throws(() => readTaxonomy("roles: [", "t.yaml"), /Cannot read t\.yaml: it is not YAML/);
  assert.throws(() => readTaxonomy("", "t.yaml"), /Cannot read t\.yaml: roles is missing/);
});
