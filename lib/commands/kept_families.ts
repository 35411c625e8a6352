import { keepFamilies, type KeptFamilies } from "../analyses/families/keep.ts";
import { cleanText } from "../model/clean_text.ts";
import type { FamilyDecisions } from "../model/family_decisions.ts";
import type { Warehouse } from "../warehouse/mod.ts";
import { progress, say } from "./terminal.ts";

const mostShown = 10;

/** Finds families anew after a load. */
export async function keepFamiliesOf(
  warehouse: Warehouse,
  decisions: FamilyDecisions,
): Promise<KeptFamilies> {
  progress("families");
  try {
    return await keepFamilies(warehouse, decisions, { seenAt: new Date().toISOString() });
  } finally {
    progress("");
  }
}

/** Says how many families there are, what happened to them, and which decisions had no effect. */
export function printFamilies({ incidents, families, inNone, events, idle }: KeptFamilies): void {
  if (incidents === 0) return;
  say(
    `Families: ${families}, with ${
      incidents - inNone
    } of the ${incidents} incidents that questions count; ${inNone} in none.`,
  );
  const told = events.filter(({ event }) => event !== "new");
  for (const { familyId, event, detail } of told.slice(0, mostShown)) {
    say(cleanText(`  ${familyId} ${event}: ${detail}`));
  }
  if (told.length > mostShown) say(`  and ${told.length - mostShown} more: table family_history`);
  for (const line of idle.slice(0, mostShown)) say(cleanText(`  families.yaml: ${line}`));
}
