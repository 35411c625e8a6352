import { chance, say, type Voice } from "./voice.ts";
import { frames, tails } from "./banks/shared.ts";
import { choose } from "./language.ts";
import { fill } from "./slots.ts";

/** A title in the voice of a monitor, an engineer or a customer, wrapped in one of many frames. */
export function titleAround(symptom: string, voice: Voice): string {
  const tail = chance(0.3, voice.random) ? `, ${say(tails, voice)}` : "";
  const frame = choose(frames, voice.half, voice.random);
  return fill(frame, { ...voice.slots, symptom: `${symptom}${tail}` });
}
