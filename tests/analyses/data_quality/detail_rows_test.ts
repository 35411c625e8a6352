import assert from "node:assert/strict";
import { qualityFinding } from "../../../lib/analyses/data_quality/analysis.ts";
import { checkRows } from "../../../lib/analyses/data_quality/check_rows.ts";
import { qualityClaims } from "../../../lib/analyses/data_quality/claims.ts";
import { doubtfulLinks } from "../../../lib/analyses/data_quality/doubtful_links.ts";
import { restatedIncidents } from "../../../lib/analyses/data_quality/restated_incidents.ts";
import { qualityRows } from "../../../lib/analyses/data_quality/rows.ts";
import { unmappedWords } from "../../../lib/analyses/data_quality/unmapped_words.ts";
import { parseConfig } from "../../../lib/model/parse_config.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { wordsLine } from "../../../lib/model/words_line.ts";
import { renderClaim } from "../../../lib/model/render_claim.ts";
import { loadFolder, openWarehouse, type Warehouse } from "../../../lib/warehouse/mod.ts";
import { parse } from "yaml";

const columns = {
  id: "id",
  title: "title",
  status: "status",
  severity: "severity",
  service: "service",
  started_at: "began",
  resolved_at: "ended",
  updated_at: "changed",
};
const tracker = { format: "csv", table: "incidents", columns };
const config = parseConfig({
  tables: [{ ...tracker, name: "tracker", files: "tracker*" }, { ...tracker, name: "desk", files: "desk*" }],
});

const header = Object.values(columns).join(",") + "\n";
const user = (id: string, isBot: boolean) => ({
  id,
  team_id: "T1",
  name: id,
  is_bot: isBot,
  profile: { real_name: id, email: `${id}@x.example` },
});

function row(id: string, day: number, began: string, minutes: number, severity: string, changed = 0): string {
  const date = `2026-07-${String(day).padStart(2, "0")}`;
  const start = Date.parse(`${date}T${began}:00Z`);
  const stamp = (at: number) => new Date(at).toISOString();
  const end = start + minutes * 60_000;
  return [id, `trouble ${id}`, "resolved", severity, "shop", stamp(start), stamp(end), stamp(end + changed)]
    .join(",") + "\n";
}

/** The first export, and one of a week later in which A began an hour earlier and B is worse. */
const first = row("A", 1, "10:00", 30, "SEV-2") + row("B", 3, "10:00", 40, "SEV-2") +
  row("C", 5, "10:00", 50, "spicy") + row("D", 7, "10:00", 0, "2 - Bad");
const week = 7 * 86_400_000;
const later = row("A", 1, "09:00", 90, "SEV-2", week) + row("B", 3, "10:00", 40, "SEV-1", week);
/** Half an hour after B, on the same service: not enough to call it the same. */
const desk = row("X", 3, "10:25", 200, "SEV-2");

const files = {
  "tracker-1.csv": header + first,
  "users.json": JSON.stringify([user("U00001", false), user("U00002", true)]),
  "desk.csv": header + desk,
};

async function withMess(work: (warehouse: Warehouse) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "hindcast-test-" });
  const warehouse = await openWarehouse(":memory:");
  try {
    for (const [name, text] of Object.entries(files)) await Deno.writeTextFile(`${folder}/${name}`, text);
    await loadFolder(warehouse, folder, { config });
    await Deno.writeTextFile(`${folder}/tracker-2.csv`, header + later);
    await loadFolder(warehouse, folder, { config });
    await work(warehouse);
  } finally {
    warehouse.close();
    await Deno.remove(folder, { recursive: true });
  }
}

const during = parsePeriod("2026-Q3");

Deno.test("what a person has to look at is told with its rows, places and lines to paste", async (t) => {
  await withMess(async (warehouse) => {
    await t.step(
      "words without a meaning: the digit they hold, or what there is to choose from",
      async () => {
        const words = await unmappedWords(warehouse);
        assert.deepEqual([...words], [
          {
            word: "2 - Bad",
            field: "severity",
            rows: 1,
            sources: "tracker",
            paste: 'words: { severity: { "2 - Bad": 2 } }',
            first: "tracker-1.csv:5",
          },
          {
            word: "spicy",
            field: "severity",
            rows: 1,
            sources: "tracker",
            paste: 'words: { severity: { "spicy": 1 (worst) to 5 } }',
            first: "tracker-1.csv:4",
          },
        ]);
        const [bad, spicy] = words.map(({ paste }) => paste);
        assert.deepEqual(parseConfig(parse(bad ?? "")).words.severity, { "2 - Bad": 2 });
        assert.throws(
          () => parseConfig(parse(spicy ?? "")),
          /spicy is no number/,
          "pasted unread, it is refused",
        );
        const both = wordsLine(words.map(({ paste }) => paste)).replace("1 (worst) to 5", "4");
        assert.deepEqual(parseConfig(parse(both)).words.severity, { "2 - Bad": 2, spicy: 4 });
      },
    );

    await t.step("doubtful pairs: both records, and lines that decide", async () => {
      const [link, ...others] = await doubtfulLinks(warehouse);
      assert.deepEqual(others, []);
      assert.equal(link?.one, "desk:X 2026-07-03 10:25 trouble X");
      assert.equal(link?.other, "tracker:B 2026-07-03 10:00 trouble B");
      assert.deepEqual(parseConfig(parse(link?.force ?? "")).links.force, [["desk:X", "tracker:B"]]);
      assert.deepEqual(parseConfig(parse(link?.forbid ?? "")).links.forbid, [["desk:X", "tracker:B"]]);
    });

    await t.step("restated fields: from what, to what, and where", async () => {
      const told = await restatedIncidents(warehouse, during);
      assert.deepEqual(
        told.map(({ incident, field, before, after, place }) => [incident, field, before, after, place]),
        [
          ["tracker:A", "started_at", "2026-07-01 10:00:00", "2026-07-01 09:00:00", "tracker-2.csv:2"],
          ["tracker:B", "severity", "2", "1", "tracker-2.csv:3"],
        ],
      );
      assert.ok(told.every(({ seen }) => seen !== null));
    });

    await t.step("checks: every suspect row, the first of others", async () => {
      const rows = await checkRows(warehouse, during, 1);
      assert.deepEqual(
        rows.filter(({ suspect }) => suspect).map(({ check, id, place }) => [check, id, place]),
        [
          ["zero_duration", "tracker:D", "tracker-1.csv:5"],
        ],
      );
      const acknowledged = rows.filter(({ check }) => check === "missing_acknowledgement");
      assert.equal(acknowledged.length, 1);
    });

    await t.step("the headline as first told, and what changes no table", async () => {
      const rows = await qualityRows(warehouse, during);
      const idle = rows.filter(({ part }) => part === "idle").map((
        { name, detail, n, file, path },
      ) => [name, detail, n, file, path]);
      assert.deepEqual(idle, [["slack_users", "a bot is no person", 1, "users.json", "$[1]"]]);
      const finding = qualityFinding(rows, { period: during });
      const told = Object.fromEntries(finding.terms.map(({ term, estimate }) => [term, estimate]));
      // A, B, C, D and X: 90, 40, 50, 0 and 200 minutes now, 30 minutes for A before.
      assert.equal(told["median_resolve.all"], 50 * 60);
      assert.equal(told["median_resolve.first_told"], 40 * 60);
      assert.equal(told["incidents.restated"], 2);
      const texts = qualityClaims(finding).map((claim) => renderClaim(claim));
      for (
        const text of [
          "2 of 5 incidents are told otherwise by a newer export than before; as first told, the median time to resolve was 40 min.",
          "2 words have no meaning here yet; the quality notebook gives the lines to add.",
          "1 pair of records may be one incident and was left apart.",
        ]
      ) assert.ok(texts.includes(text), texts.join("\n"));
    });
  });
});
