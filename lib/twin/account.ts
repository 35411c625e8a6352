import type { Random } from "../stats/random.ts";
import { gists } from "./banks/gists.ts";
import { causeLeads, handling, impacts, silences } from "./banks/shared.ts";
import { triggerBanks } from "./banks/triggers.ts";
import type { Category } from "./category.ts";
import { choose } from "./language.ts";
import { misspell } from "./misspell.ts";
import { chance, say, type Voice } from "./voice.ts";

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
  /** Why, in one sentence. */
  readonly why: string;
}

function asTyped(text: string, random: Random): string {
  return chance(0.05, random) ? misspell(text, random) : text;
}

/** What the company knows of an incident's reasons, and whether its people say so. */
export interface Reasons {
  readonly cause: Category;
  readonly trigger: Category;
  readonly isSilent: boolean;
}

/** Title, summary and account of an incident. */
export function textsOf(
  telling: Telling,
  reasons: Reasons,
  voice: Voice,
): { title: string; body: string; account: Account } {
  const { random } = voice;
  const { symptoms, why } = telling;
  const { isSilent } = reasons;
  const impact = chance(0.45, random) ? [say(impacts, voice)] : [];
  const seen = chance(0.2, random) ? [...impact, ...symptoms] : [...symptoms, ...impact];
  const symptom = [...seen, ...(chance(0.3, random) ? [say(handling, voice)] : [])].join(" ");
  const trigger = say(triggerBanks[reasons.trigger], voice);
  const reason = isSilent ? (chance(0.5, random) ? [say(silences, voice)] : []) : [
    ...(chance(0.35, random) ? [trigger] : []),
    `${choose(causeLeads, voice.half, random)}${why}`,
  ];
  return {
    title: asTyped(telling.title, random),
    body: asTyped([symptom, ...reason].join(" "), random),
    account: {
      symptom,
      cause: isSilent ? null : `${say(gists[reasons.cause], voice)} ${why}`,
      trigger: isSilent ? null : trigger,
    },
  };
}
