import type { Telling } from "./account.ts";
import { faults, occasions, reports, type Subject, subjects } from "./banks/subjects.ts";
import { oneOffCause } from "./one_off_cause.ts";
import { titleAround } from "./title.ts";
import { chance, say, type Voice } from "./voice.ts";
import { choose, wordingsIn } from "./language.ts";
import { fill } from "./slots.ts";

// Coprime to the number of subjects, so that walking by it visits each once before any comes again.
const stride = 37;

const placeOf = (number: number) => (number * stride) % subjects.length;

/** What the one-off incident with this number is about. */
export function subjectOf(number: number): Subject {
  return subjects[placeOf(number)] as Subject;
}

// A subject that comes again does something else wrong, so that no one-off incident is told twice.
function faultOf(number: number, voice: Voice): string {
  const own = wordingsIn(faults, voice.half);
  const visit = Math.floor(number / subjects.length);
  return fill(own[(placeOf(number) * 7 + visit) % own.length] as string, voice.slots);
}

/** Tells the one-off incident with this number. */
export function novelTelling(
  number: number,
  voice: Voice,
): Telling {
  const { names, cause } = subjectOf(number);
  const name = choose(names, voice.half, voice.random);
  const fault = faultOf(number, voice);
  const occasion = say(occasions, voice);
  const report = fill(choose(reports, voice.half, voice.random), { ...voice.slots, name, fault, occasion });
  return {
    title: titleAround(`${name} ${fault}${chance(0.4, voice.random) ? ` ${occasion}` : ""}`, voice),
    symptoms: [report],
    why: oneOffCause(cause, voice),
  };
}
