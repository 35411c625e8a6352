import type { Skipped } from "../../model/finding.ts";
import type { TeamSizeRow } from "./team_size_rows.ts";
import type { WorkloadRow } from "./rows.ts";

/** Fewest people a group must have to be told of. */
export const fewestPeople = 5;

/** Interruptions of the whole organisation, and of each team that may be told apart. */
export interface Groups {
  readonly all: readonly WorkloadRow[];
  readonly teams: ReadonlyMap<string, readonly WorkloadRow[]>;
  readonly skipped: readonly Skipped[];
}

/**
 * Teams that may be told apart: five people or more, and five or more left among those that are not told, or their
 * interruptions would be the difference to the whole.
 */
export function groupsOf(rows: readonly WorkloadRow[], sizes: readonly TeamSizeRow[]): Groups {
  const people = new Map(sizes.map(({ team, people }) => [team, people]));
  const whole = people.get(null);
  if (whole !== undefined && whole < fewestPeople) {
    return {
      all: [],
      teams: new Map(),
      skipped: [{
        term: "interruptions",
        n: 0,
        reason: `${whole} people are known: no group of fewer than ${fewestPeople} is told of`,
      }],
    };
  }
  const byTeam = [...Map.groupBy(rows, ({ team }) => team)]
    .filter((entry): entry is [string, WorkloadRow[]] => entry[0] !== null)
    .sort(([a], [b]) => (people.get(b) ?? 0) - (people.get(a) ?? 0) || (a < b ? -1 : 1));
  const told = byTeam.filter(([team]) => (people.get(team) ?? 0) >= fewestPeople);
  const hidden = byTeam.filter(([team]) => (people.get(team) ?? 0) < fewestPeople);
  const hiddenPeople = () => hidden.reduce((sum, [team]) => sum + (people.get(team) ?? 0), 0);
  while (hidden.length > 0 && hiddenPeople() < fewestPeople && told.length > 0) {
    hidden.push(told.pop() as [string, WorkloadRow[]]);
  }
  return {
    all: rows,
    teams: new Map(told),
    // Neither their names nor their numbers: these would tell of a group as small.
    skipped: hidden.length === 0 ? [] : [{
      term: "interruptions.team",
      n: 0,
      reason:
        `${hidden.length} ${hidden.length === 1 ? "team is" : "teams are"} not told apart: of fewer than ` +
        `${fewestPeople} people, of nobody knows how many, or needed so that ${fewestPeople} remain untold`,
    }],
  };
}
