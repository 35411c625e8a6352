import { day, end } from "./_clock.ts";
import { streamOf } from "./_draw.ts";
import type { Random } from "../stats/random.ts";
import type { Family } from "./banks/mod.ts";
import type { Incident } from "./incident.ts";
import { endedAt } from "./occurrences.ts";

/** What somebody said should be done after an incident. */
export interface ActionItem {
  /** Ticket in the company's tracker. */
  readonly reference: string;
  readonly incident: Incident;
  readonly family: Family | null;
  readonly title: string;
  readonly kind: "prevent" | "mitigate" | "detect" | "process";
  readonly status: "done" | "open" | "cancelled";
  readonly createdAt: number;
  readonly dueAt: number;
  readonly completedAt: number | null;
  /** Whether its completion ended the recurrences of its family. */
  readonly endsFamily: boolean;
}

type Wish = readonly [kind: ActionItem["kind"], title: string];

const decisive: Readonly<Partial<Record<Family, Wish>>> = {
  cache: ["prevent", "Coalesce identical lookups and spread expiry of cache entries"],
  certificate: ["prevent", "Renew and reload all internal certificates automatically"],
};

const wishes: Readonly<Record<Family | "novel", readonly Wish[]>> = {
  pool: [["detect", "Alert on pool wait time"], ["process", "Write a runbook for a full pool"]],
  memory: [["mitigate", "Restart pods every night"], ["detect", "Chart memory of pods on the team's wall"]],
  certificate: [["process", "Put expiry dates into the team calendar"], [
    "detect",
    "Scan internal names for expiry",
  ]],
  queue: [["mitigate", "Double the number of consumers"], ["process", "Tell support about late events"]],
  upstream: [["mitigate", "Raise the timeout towards the provider"], [
    "process",
    "Ask the provider for a report",
  ]],
  cache: [["mitigate", "Add one node to the cache cluster"], ["detect", "Chart the hit rate"]],
  novel: [["prevent", "Add a test for this case"], ["process", "Review who owns this component"]],
};

function ordinaryItem(incident: Incident, wish: Wish, reference: string, random: Random): ActionItem {
  const createdAt = (incident.resolvedAt as number) + (1 + random.integer(4)) * day;
  const drawn = random.next();
  const completedAt = createdAt + (7 + random.integer(70)) * day;
  const isDone = drawn < 0.55 && completedAt < end;
  return {
    reference,
    incident,
    family: incident.family,
    kind: wish[0],
    title: wish[1],
    status: isDone ? "done" : drawn > 0.9 ? "cancelled" : "open",
    createdAt,
    dueAt: createdAt + 30 * day,
    completedAt: isDone ? completedAt : null,
    endsFamily: false,
  };
}

function decisiveItem(incident: Incident, wish: Wish, reference: string, completedAt: number): ActionItem {
  const createdAt = (incident.resolvedAt as number) + 2 * day;
  const dueAt = createdAt + 30 * day;
  const { family } = incident;
  return {
    ...{ reference, incident, family, kind: wish[0], title: wish[1], createdAt, dueAt, completedAt },
    status: "done",
    endsFamily: true,
  };
}

/** Action items of all postmortems. Two end their family; every other one that is done changes nothing. */
export function createActionItems(told: readonly Incident[], seed: number): readonly ActionItem[] {
  const random = streamOf(seed, "actions");
  let ticket = 400;
  const pending = new Set<Family>(["cache", "certificate"]);
  const last = (family: Family) =>
    told.findLast((incident) =>
      incident.family === family && incident.createdAt < (endedAt[family] ?? 0) - 10 * day
    );
  return told.flatMap((incident) => {
    const items = wishes[incident.family ?? "novel"].map((wish) =>
      ordinaryItem(incident, wish, `LRK-${ticket += 1 + random.integer(5)}`, random)
    );
    const { family } = incident;
    const wish = family === null ? undefined : decisive[family];
    if (family === null || wish === undefined || !pending.has(family) || last(family) !== incident) {
      return items;
    }
    pending.delete(family);
    return [decisiveItem(incident, wish, `LRK-${ticket += 3}`, endedAt[family] as number), ...items];
  });
}
