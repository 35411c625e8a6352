import { countTerm } from "../../model/count_term.ts";
import type { Finding, Method, Skipped, Term } from "../../model/finding.ts";
import type { Rows } from "../../model/rows.ts";
import { kaplanMeier, type SurvivalStep } from "../../stats/kaplan_meier.ts";
import { medianInterval } from "../../stats/median_interval.ts";
import { shareInterval } from "../../stats/share_interval.ts";
import { followedTerms } from "./_followed.ts";
import { type Standing, standingOf } from "./_standing.ts";
import { type ActionItemOptions, type Settings, settingsOf } from "./options.ts";
import type { ActionItemRow } from "./rows.ts";

const definition =
  "A thing to do is what a report, an incident tool or a tracker says should be done after an incident, each counted once " +
  "however many tell of it. It is open while it is proposed or accepted; what was rejected or superseded is counted apart " +
  "and in no duration. The half-life is the time from its note by which half are done (product-limit estimate): items that " +
  "are still open count for as long as they were seen. Overdue: open past its day. Teams known to have fewer than five " +
  "people are not told apart, and no owner is.";

/** Teams of fewer people would name those in them. */
const fewestPeople = 5;

function methodOf(n: number, { confidence }: Settings): Method {
  return {
    definition,
    ...{ test: null, nullHypothesis: null, adjustment: null, seed: null },
    n,
    hypotheses: 0,
    confidence,
    references: [
      "https://doi.org/10.1080/01621459.1958.10501452",
      "https://doi.org/10.1080/01621459.1927.10502953",
    ],
  };
}

function countsOf(standings: readonly Standing[]): Term[] {
  const n = standings.length;
  const count = (of: (standing: Standing) => boolean) => standings.filter(of).length;
  return [
    countTerm("items", n),
    countTerm("items.open", count(({ isOpen }) => isOpen), n),
    countTerm("items.done", count(({ isOpen, row }) => !isOpen && row.status === "done"), n),
    countTerm("items.rejected", count(({ row }) => row.status === "rejected"), n),
    countTerm("items.superseded", count(({ row }) => row.status === "superseded"), n),
    countTerm("items.untold", count(({ row }) => row.status === null), n),
    countTerm(
      "items.undated",
      count(({ row, isOpen, spell }) => spell === null && (isOpen || row.status === "done")),
      n,
    ),
  ];
}

function openTerms(standings: readonly Standing[], { confidence }: Settings): Term[] {
  const open = standings.filter(({ isOpen }) => isOpen);
  const dated = open.filter(({ row }) => row.dueAt !== null);
  const late = dated.flatMap(({ lateS }) => lateS === null ? [] : [lateS]);
  const ages = open.flatMap(({ spell }) => spell === null ? [] : [spell.time]);
  return [
    { term: "age.open", unit: "s", ...medianInterval(ages, { confidence }) },
    countTerm("open.without_day", open.length - dated.length, open.length),
    countTerm("overdue", late.length, dated.length),
    { term: "overdue.share", unit: "share", ...shareInterval(late.length, dated.length, { confidence }) },
    { term: "overdue.late", unit: "s", ...medianInterval(late, { confidence }) },
  ];
}

/** Groups by what a row says of itself, in the order of their names: nobody is ranked. */
function groupsBy(standings: readonly Standing[], of: (row: ActionItemRow) => string | null) {
  const groups = Map.groupBy(standings, ({ row }) => of(row));
  return [...groups].flatMap(([name, own]) => name === null ? [] : [{ name, own }])
    .sort((a, b) => a.name < b.name ? -1 : 1);
}

interface Made {
  readonly terms: Term[];
  readonly skipped: Skipped[];
}

function byGroup(
  standings: readonly Standing[],
  [kind, of]: readonly [kind: "team" | "priority", of: (row: ActionItemRow) => string | null],
  { confidence, minimum }: Settings,
): Made {
  const made = groupsBy(standings, of).map(({ name, own }): Made => {
    const spells = own.flatMap(({ spell }) => spell === null ? [] : [spell]);
    const place = `.${kind}.${name}`;
    const people = own[0]?.row.teamPeople ?? null;
    const reason = kind === "team" && people !== null && people < fewestPeople
      ? `fewer than ${fewestPeople} people are known of it: what it did would tell of them`
      : spells.length < minimum
      ? `${spells.length} items with a state and their times: it needs ${minimum}`
      : null;
    if (reason !== null) {
      return { terms: [], skipped: [{ term: `done_in_quarter${place}`, n: spells.length, reason }] };
    }
    return { terms: followedTerms(spells, { place, labels: { [kind]: name }, confidence }), skipped: [] };
  });
  return { terms: made.flatMap(({ terms }) => terms), skipped: made.flatMap(({ skipped }) => skipped) };
}

function warningsOf(standings: readonly Standing[]): string[] {
  const untold = standings.filter(({ row }) => row.status === null).length;
  return untold > 0 && untold * 2 > standings.length
    ? [
      `Of ${untold} of ${standings.length} items nothing tells where they stand: the others may not stand for them`,
    ]
    : [];
}

/**
 * What becomes of the things that were to be done after incidents?
 *
 * Terms: `items` and how many of them are `items.open`, `.done`, `.rejected`, `.superseded`, `.untold` (no state) and
 * `.undated` (open or done, without the times that tell for how long); `half_life` and `done_in_quarter`, over all and
 * `.team.<name>`, `.priority.<word>`; `age.open`, `overdue`, `overdue.share` (of open items with a day), `overdue.late`,
 * `open.without_day`. Times are seconds, shares 0 to 1. `rows` of the finding are the steps of the curve.
 *
 * @param rows as {@link actionItemRows} reads them.
 *
 * @example
 * ```ts
 * import { actionItemFinding, type ActionItemRow, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const rows = Array.from({ length: 10 }, (_, day): ActionItemRow => ({
 *   ...{ itemId: `LRK-${day}`, title: "Alert earlier", team: null, teamPeople: null, priority: null, dueAt: null },
 *   status: day < 6 ? "done" : "accepted",
 *   createdAt: "2026-07-01T00:00:00Z",
 *   completedAt: day < 6 ? `2026-07-0${day + 2}T00:00:00Z` : null,
 *   knownUntil: "2026-09-30T00:00:00Z",
 * }));
 * const { terms } = actionItemFinding(rows, { period: parsePeriod("2026-Q3") });
 * assert.equal(terms.find(({ term }) => term === "half_life")?.estimate, 5.5 * 86_400);
 * assert.equal(terms.find(({ term }) => term === "done_in_quarter")?.estimate, 0.6);
 * ```
 */
export function actionItemFinding(
  rows: Rows<ActionItemRow>,
  options: ActionItemOptions,
): Finding<SurvivalStep> {
  const settings = settingsOf(options);
  const { period, confidence } = settings;
  const until = Math.min(Date.parse(rows[0]?.knownUntil ?? period.end), Date.parse(period.end));
  const standings = rows.map((row) => standingOf(row, until));
  const spells = standings.flatMap(({ spell }) => spell === null ? [] : [spell]);
  const groups = [
    byGroup(standings, ["team", ({ team }) => team], settings),
    byGroup(standings, ["priority", ({ priority }) => priority], settings),
  ];
  return {
    name: "action_items",
    question: "What becomes of the things that were to be done after incidents?",
    method: methodOf(spells.length, settings),
    period,
    against: null,
    query: rows.query ?? null,
    terms: [
      ...countsOf(standings),
      ...openTerms(standings, settings),
      ...followedTerms(spells, { place: "", labels: {}, confidence }),
      ...groups.flatMap(({ terms }) => terms),
    ],
    rows: kaplanMeier(spells, { confidence }).steps,
    skipped: groups.flatMap(({ skipped }) => skipped),
    warnings: warningsOf(standings),
  };
}
