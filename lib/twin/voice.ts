import type { Random } from "../stats/random.ts";
import { choose, type Half } from "./language.ts";
import { fill, type Slots } from "./slots.ts";

/** How an incident is spoken of. */
export interface Voice {
  readonly half: Half;
  readonly slots: Slots;
  readonly random: Random;
}

/** A chance that comes true with the given probability. */
export const chance = (share: number, random: Random) => random.next() < share;

/** A wording of a list, with its slots filled. */
export function say(wordings: readonly string[], { half, slots, random }: Voice): string {
  return fill(choose(wordings, half, random), slots);
}
