import type { Telling } from "./account.ts";
import { banks, type Family } from "./banks/mod.ts";
import { findings, vague } from "./banks/shared.ts";
import { choose } from "./language.ts";
import { fill } from "./slots.ts";
import { titleAround } from "./title.ts";
import { chance, say, type Voice } from "./voice.ts";

function symptomOf(family: Family, voice: Voice): string {
  const { things, troubles, titles } = banks[family];
  const drawn = voice.random.next();
  if (drawn < 0.1) return say(vague, voice);
  return drawn < 0.55 ? say(titles, voice) : `${say(things, voice)} ${say(troubles, voice)}`;
}

function openingOf(family: Family, voice: Voice): string {
  const { things, troubles, openings } = banks[family];
  if (chance(0.75, voice.random)) return say(openings, voice);
  const found = { ...voice.slots, thing: say(things, voice), trouble: say(troubles, voice) };
  return fill(choose(findings, voice.half, voice.random), found);
}

/** Tells an incident of a family in one of its many ways. */
export function familyTelling(
  family: Family,
  voice: Voice,
): Telling {
  const { details, causes } = banks[family];
  const opening = openingOf(family, voice);
  const detail = chance(0.75, voice.random) ? [say(details, voice)] : [];
  return {
    title: titleAround(symptomOf(family, voice), voice),
    symptoms: [opening, ...detail],
    why: say(causes, voice),
  };
}
