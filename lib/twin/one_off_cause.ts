import { causeBanks } from "./banks/causes.ts";
import type { Category } from "./category.ts";
import { say, type Voice } from "./voice.ts";

/** Why a one-off incident could happen. */
export function oneOffCause(category: Category, voice: Voice): string {
  const { agents, faults } = causeBanks[category];
  return `${say(agents, voice)} ${say(faults, voice)}.`;
}
