import { banks, frames } from "./_banks.ts";
import { pick } from "./_draw.ts";
import type { Random } from "../stats/random.ts";

/** Kinds of failure that come back. */
export type Family = keyof typeof banks;

/** Which half of the ways to say it is used: `variant % 2` is 0 for the open half and 1 for the held-out one. */
export type Paraphrases = "open" | "held-out" | "all";

/** What an incident's texts say. */
export interface Wording {
  readonly title: string;
  readonly body: string;
  readonly titleVariant: number;
  readonly bodyVariant: number;
}

/** Names and numbers a wording mentions. */
export type Slots = Readonly<Record<"service" | "region" | "host" | "n" | "pct" | "min", string>>;

const symptomsPerBank = 12;
const mechanismsPerHalf = 4;

/** Title patterns, and body patterns, of every family. */
export const variants = symptomsPerBank * frames.length;

const regions = ["eu-central", "eu-west", "us-east", "ap-south"];

/** Draws what the texts of one incident mention. */
export function drawSlots(service: string, random: Random): Slots {
  return {
    service,
    region: pick(regions, random),
    host: `${service}-${random.integer(9) + 1}${random.integer(10)}`,
    n: `${20 + random.integer(380)}`,
    pct: `${5 + random.integer(90)}`,
    min: `${3 + random.integer(55)}`,
  };
}

/** Fills the slots of a pattern. */
export function fill(pattern: string, slots: Readonly<Record<string, string>>): string {
  return pattern.replaceAll(/\{(\w+)\}/g, (whole, name: string) => slots[name] ?? whole);
}

function drawVariant(paraphrases: Paraphrases, random: Random): number {
  const drawn = random.integer(variants / 2) * 2;
  const half = random.integer(2);
  return drawn + (paraphrases === "all" ? half : paraphrases === "open" ? 0 : 1);
}

function titleOf(family: Family, variant: number, slots: Slots): string {
  const symptom = fill(banks[family].titles[variant % symptomsPerBank] as string, slots);
  return fill(frames[Math.floor(variant / symptomsPerBank)] as string, { ...slots, symptom });
}

function bodyOf(family: Family, variant: number, slots: Slots): string {
  const { openings, mechanisms } = banks[family];
  const mechanism = 2 * (Math.floor(variant / symptomsPerBank) % mechanismsPerHalf) + variant % 2;
  return fill(`${openings[variant % symptomsPerBank]} ${mechanisms[mechanism]}`, slots);
}

/** Says what happened in one of the family's many ways. */
export function wordingOf(family: Family, slots: Slots, paraphrases: Paraphrases, random: Random): Wording {
  const titleVariant = drawVariant(paraphrases, random);
  const bodyVariant = drawVariant(paraphrases, random);
  return {
    title: titleOf(family, titleVariant, slots),
    body: bodyOf(family, bodyVariant, slots),
    titleVariant,
    bodyVariant,
  };
}
