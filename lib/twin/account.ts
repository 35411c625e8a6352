import type { Random } from "../stats/random.ts";
import { causeBanks } from "./banks/causes.ts";
import { causeLeads, handling, impacts, silences } from "./banks/shared.ts";
import { triggerBanks } from "./banks/triggers.ts";
import type { Category } from "./category.ts";
import { choose, type Half } from "./language.ts";
import { misspell } from "./misspell.ts";
import { fill, type Slots } from "./slots.ts";

/** How an incident is spoken of. */
export interface Voice {
  readonly half: Half;
  readonly slots: Slots;
  readonly random: Random;
}

/** What the people who worked on an incident can say. */
export interface Account {
  /** What was seen. */
  readonly symptom: string;
  /** Why it could happen; null where nobody says. */
  readonly cause: string | null;
  /** What set it off; null where nobody says. */
  readonly trigger: string | null;
}

/** What is common to the texts of one incident, of a family or not. */
export interface Telling {
  readonly title: string;
  /** What was seen, sentence by sentence. */
  readonly symptoms: readonly string[];
  readonly trigger: Category;
  readonly isSilent: boolean;
  /** Says why, in other words each time. */
  readonly causeSentence: () => string;
}

/** A chance that comes true with the given probability. */
export const chance = (share: number, random: Random) => random.next() < share;

/** A wording of a list, with its slots filled. */
export function say(wordings: readonly string[], { half, slots, random }: Voice): string {
  return fill(choose(wordings, half, random), slots);
}

/** Why a one-off incident could happen. */
export function causeOf(category: Category, voice: Voice): string {
  const { agents, faults } = causeBanks[category];
  return `${say(agents, voice)} ${say(faults, voice)}.`;
}

function asTyped(text: string, random: Random): string {
  return chance(0.05, random) ? misspell(text, random) : text;
}

/** Title, summary and account of an incident. */
export function textsOf(telling: Telling, voice: Voice): { title: string; body: string; account: Account } {
  const { random } = voice;
  const { isSilent, symptoms } = telling;
  const impact = chance(0.45, random) ? [say(impacts, voice)] : [];
  const seen = chance(0.2, random) ? [...impact, ...symptoms] : [...symptoms, ...impact];
  const symptom = [...seen, ...(chance(0.3, random) ? [say(handling, voice)] : [])].join(" ");
  const trigger = say(triggerBanks[telling.trigger], voice);
  const why = isSilent ? (chance(0.5, random) ? [say(silences, voice)] : []) : [
    ...(chance(0.35, random) ? [trigger] : []),
    `${choose(causeLeads, voice.half, random)}${telling.causeSentence()}`,
  ];
  return {
    title: asTyped(telling.title, random),
    body: asTyped([symptom, ...why].join(" "), random),
    account: {
      symptom,
      cause: isSilent ? null : telling.causeSentence(),
      trigger: isSilent ? null : trigger,
    },
  };
}
