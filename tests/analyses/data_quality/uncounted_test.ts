import assert from "node:assert/strict";
import { parsePeriod, qualityClaims, qualityFinding, qualityRows, renderClaim } from "hindcast";
import { checkRows } from "../../../lib/analyses/data_quality/check_rows.ts";
import { one, withLoaded } from "../../warehouse/_given.ts";

const tables = [{
  name: "desk",
  format: "csv",
  table: "incidents",
  columns: { id: "id", title: "title", status: "status", incident_type: "kind", declared_at: "opened" },
}];
const rows = [
  "a,slow,resolved,incident,2026-07-01T10:00:00Z",
  "b,drill,resolved,test,2026-07-02T10:00:00Z",
  "c,false alarm,cancelled,incident,2026-07-03T10:00:00Z",
  "d,no date,resolved,incident,",
  "e,year typo,open,incident,2062-07-05T10:00:00Z",
  "f,planned,open,incident,2071-01-05T10:00:00Z",
];
const files = { "desk.csv": `id,title,status,kind,opened\n${rows.join("\n")}\n` };

Deno.test("every incident no question counts is told with its reason; those of the future by name and place", () =>
  withLoaded(files, { tables }, async (warehouse, report) => {
    const q3 = parsePeriod("2026-Q3");
    const facts = await qualityRows(warehouse, q3);
    const left = facts.filter(({ part }) => part === "uncounted").map((
      { name, n, of },
    ) => [name.slice(0, 24), n, of]);
    assert.deepEqual(left, [
      ["it is a test, maintenanc", 1, 6],
      ["it starts more than a da", 2, 6],
      ["it was cancelled or merg", 1, 6],
      ["no tool says when it sta", 1, 6],
    ]);
    const { n } = await one<{ n: number }>(warehouse, "SELECT count(*)::INTEGER AS n FROM counted_incidents");
    assert.equal(n, report.incidentsCounted);
    assert.equal(n + left.reduce((sum, [, times]) => sum + Number(times), 0), report.incidents);
    assert.deepEqual([report.incidentsInFuture, report.incidentsWithoutStart], [2, 1]);
    const told = (await checkRows(warehouse, q3)).filter(({ check }) => check === "starts_in_future");
    assert.deepEqual(told.map(({ id, place }) => [id, place]), [["desk:e", "desk.csv:6"], [
      "desk:f",
      "desk.csv:7",
    ]]);
    const claims = qualityClaims(qualityFinding(facts, { period: q3 })).map((claim) => renderClaim(claim));
    assert.ok(
      claims.includes("2 incidents start more than a day after the last load and are in no figure."),
      claims.join("\n"),
    );
  }));

Deno.test("where nothing lies in the future, nothing is said of it", () =>
  withLoaded(
    { "desk.csv": `id,title,status,kind,opened\n${rows[0]}\n` },
    { tables },
    async (warehouse, report) => {
      assert.equal(report.incidentsInFuture, 0);
      const facts = await qualityRows(warehouse, parsePeriod("2026-Q3"));
      assert.deepEqual(facts.filter(({ part }) => part === "uncounted"), []);
      const claims = qualityClaims(qualityFinding(facts, { period: parsePeriod("2026-Q3") }));
      assert.equal(claims.some(({ id }) => id === "data_quality.future"), false);
    },
  ));
