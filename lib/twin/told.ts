import { day, end } from "./_clock.ts";
import { streamOf } from "./_draw.ts";
import type { Family } from "./banks/mod.ts";
import type { Founding } from "./founding.ts";
import type { Incident } from "./incident.ts";
import { endedAt } from "./occurrences.ts";

/** Whether an incident is one that people wrote about afterwards. */
export function isTold(incident: Incident): boolean {
  return incident.kind === "incident" && incident.resolvedAt !== null && incident.defect === null &&
    incident.createdAt < end - 14 * day;
}

function lastBeforeEnd(incidents: readonly Incident[], family: Family): Incident | undefined {
  const before = (endedAt[family] ?? 0) - 10 * day;
  return incidents.findLast((incident) =>
    incident.family === family && isTold(incident) && incident.createdAt < before
  );
}

/** Incidents a postmortem was written about, oldest first: the ones that led to a remedy, and a draw of the rest. */
export function toldIncidents(
  incidents: readonly Incident[],
  { size, seed }: Founding,
): readonly Incident[] {
  const leading = (["cache", "certificate"] as const).flatMap((family) =>
    lastBeforeEnd(incidents, family) ?? []
  );
  const others = incidents.filter((incident) => isTold(incident) && !leading.includes(incident));
  const drawn = streamOf(seed, "postmortems").shuffle([...others]).slice(
    0,
    size.postmortems - leading.length,
  );
  return [...leading, ...drawn].sort((one, other) => one.number - other.number);
}
