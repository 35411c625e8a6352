import assert from "node:assert/strict";
import { changeFinding } from "../../../lib/analyses/changes/analysis.ts";
import type { ChangeRow } from "../../../lib/analyses/changes/rows.ts";
import type { Finding } from "../../../lib/model/finding.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { createRandom } from "../../../lib/stats/random.ts";

const period = parsePeriod("2026-Q3");
const weekS = 7 * 86_400;
const end = Date.parse(period.end) / 1000;
/** Ten in the morning of the first day of each of the last 26 weeks, and another time by hours. */
const moment = (week: number, hours = 10) => end - (26 - week) * weekS + hours * 3_600;
const weeks = Array.from({ length: 26 }, (_, week) => week);

function incidents(
  service: string,
  startedS: readonly number[],
  dependsOn: readonly string[] = [],
): ChangeRow {
  return {
    service,
    kind: null,
    ids: startedS.map((at) => `${service}-${at}`),
    startedS,
    finishedS: [],
    dependsOn,
  };
}

function changes(service: string, kind: string, startedS: readonly number[], takesS = 0): ChangeRow {
  return { service, kind, ids: [], startedS, finishedS: startedS.map((at) => at + takesS), dependsOn: [] };
}

function find(rows: readonly ChangeRow[]): Finding {
  return changeFinding(rows, { period });
}

function term(finding: Finding, name: string) {
  return finding.terms.find((one) => one.term === name);
}

/** A change in every second week, an incident so many seconds after each, and one at the same hour of four other weeks. */
function followed(lagS: number, takesS = 0): ChangeRow[] {
  const made = weeks.filter((week) => week % 2 === 0).map((week) => moment(week));
  const usual = [1, 7, 13, 19].map((week) => moment(week) + lagS);
  return [
    incidents("api", [...made.map((at) => at + lagS), ...usual].sort((a, b) => a - b)),
    changes("api", "flag", made, takesS),
  ];
}

Deno.test("an incident belongs to the shortest window that holds it, and to all longer ones", () => {
  const finding = find(followed(40 * 60));
  assert.equal(term(finding, "ratio.60_min.kind.flag")?.n, 13);
  assert.equal(term(finding, "ratio.240_min.kind.flag")?.n, 13);
  assert.equal(finding.skipped.find((one) => one.term === "ratio.15_min.kind.flag")?.n, 0);
});

Deno.test("the ratio is the rate after changes over the rate at the same hour of other weeks", () => {
  const { estimate, pValue } = term(find(followed(600)), "ratio.60_min.kind.flag") ?? {};
  assert.equal(estimate?.toFixed(6), (13 / 4).toFixed(6));
  assert.ok((pValue ?? 1) < 0.05);
});

Deno.test("a change is followed from its start and from when it took effect", () => {
  assert.equal(term(find(followed(5 * 3_600, 4.5 * 3_600)), "ratio.60_min.kind.flag")?.n, 13);
});

Deno.test("an incident after many changes counts once, and so does one on two services", () => {
  const made = weeks.filter((week) => week % 2 === 0).flatMap((week) =>
    [0, 5, 9].map((minute) => moment(week) + minute * 60)
  );
  const starts = weeks.filter((week) => week % 2 === 0).map((week) => moment(week) + 1_200);
  const ids = starts.map((at) => `shared-${at}`);
  const rows = ["api", "web"].flatMap((
    service,
  ) => [{ ...incidents(service, starts), ids }, changes(service, "flag", made)]);
  const finding = find(rows);
  assert.equal(term(finding, "ratio.60_min.kind.flag")?.n, 13);
  assert.equal(term(finding, "incidents")?.estimate, 13);
  assert.equal(term(finding, "ratio.60_min.kind.flag.service.web")?.n, 13);
});

Deno.test("changes of a service are not held against incidents of another", () => {
  const [, flags] = followed(600);
  const rows = [incidents("web", weeks.map((week) => moment(week) + 600)), flags as ChangeRow];
  assert.deepEqual(find(rows).terms.filter(({ term }) => term.startsWith("ratio.")), []);
});

Deno.test("of services that depend on the changed one it is said apart", () => {
  const [own, flags] = followed(600) as [ChangeRow, ChangeRow];
  const finding = find([incidents("shop", own.startedS, ["api"]), flags]);
  assert.equal(term(finding, "ratio.60_min.kind.flag"), undefined);
  assert.equal(term(finding, "ratio.60_min.kind.flag.dependents")?.n, 13);
  assert.equal(
    term(finding, "ratio.60_min.kind.flag.service.api.dependents")?.labels?.on,
    "services that depend on it",
  );
});

Deno.test("two kinds within an hour are a sequence, in their order", () => {
  const [own, flags] = followed(600) as [ChangeRow, ChangeRow];
  const before = flags.startedS.map((at) => at - 1_800);
  const finding = find([own, flags, changes("api", "config", before)]);
  assert.equal(term(finding, "ratio.60_min.sequence.config.flag")?.n, 13);
  assert.equal(term(finding, "ratio.60_min.sequence.flag.config"), undefined);
});

Deno.test("weeks before the export of a kind begins are not weeks without changes of it", () => {
  const year = Array.from({ length: 52 }, (_, week) => week - 26);
  const starts = year.map((week) => moment(week) + 600);
  const older = changes("api", "deployment", year.map((week) => moment(week, 40)));
  const flags = changes("api", "flag", weeks.filter((week) => week % 2 === 0).map((week) => moment(week)));
  const ratio = term(find([incidents("api", starts), older, flags]), "ratio.60_min.kind.flag");
  assert.equal(ratio?.n, 13);
  assert.equal(ratio?.estimate?.toFixed(6), "1.000000");
});

Deno.test("bursts of incidents in the weeks of changes are no evidence by themselves", () => {
  // All incidents in one week, which has a change: one lucky week of 26.
  const rows = [
    incidents("api", Array.from({ length: 20 }, (_, index) => moment(9) + 60 * index)),
    changes("api", "flag", [3, 9, 15, 21].map((week) => moment(week))),
    incidents("web", [moment(0), moment(25)]),
  ];
  const ratio = term(find(rows), "ratio.60_min.kind.flag");
  assert.equal(ratio?.n, 20);
  assert.ok((ratio?.pValue ?? 0) > 0.05);
});

Deno.test("what is too thin is listed with its number and reason", () => {
  const thin = find([
    incidents("api", [moment(1), moment(2), moment(9)]),
    changes("api", "flag", [moment(1), moment(9)]),
  ]);
  assert.ok(thin.skipped.length > 0);
  assert.match(thin.skipped[0]?.reason ?? "", /a comparison needs 5$/);
});

Deno.test("nothing at all, no changes, and no incidents are told in words", () => {
  for (
    const rows of [[], [incidents("api", [moment(1), moment(2)])], [changes("api", "flag", [moment(1)])]]
  ) {
    const finding = find(rows);
    assert.equal(finding.method.hypotheses, 0);
    assert.ok(finding.warnings.length > 0);
  }
});

Deno.test("the order of the rows does not matter", () => {
  const rows = [
    ...followed(600),
    incidents("web", [moment(4), moment(8)]),
    changes("web", "config", [moment(3), moment(4)]),
  ];
  assert.deepEqual(find(createRandom(1).shuffle([...rows])).terms, find(rows).terms);
});
