import { collapse } from "./_log_lists.ts";
import { type LogWord, wildcard } from "./_log_word.ts";

/** A line's form: its words, and the text they stand in. */
export interface LogForm {
  readonly text: string;
  readonly words: readonly LogWord[];
}

/** One place in which forms differ that are otherwise equal, and what stands there. */
interface Slot {
  readonly place: number;
  readonly values: Set<string>;
  readonly members: string[];
}

/** So many words in one place are values, whatever they look like. */
const manyValues = 6;
const fewestConstants = { named: 2, many: 3 };

/** Names of things, not words of a sentence: `com.example.App`, `cluster_usr`, `org/x`. */
const named = /[A-Za-z][._\\/$][A-Za-z.]|[A-Za-z]_|\/\./;
/** At the beginning of a line stand names of functions too: a name of a thing has two dots there. */
const namedFirst = /[A-Za-z]\.[A-Za-z].*[A-Za-z]\.[A-Za-z]/;

/** The key of a form: forms with the same words are one. */
export function keyOf(words: readonly LogWord[]): string {
  return words.map(({ text }) => text).join(" ");
}

/**
 * Whether what differs in a slot is a variable: one form has a variable there already, all values are names of things,
 * or there are many. Few plain words (started, stopped) say different things.
 */
function isVariable({ place, values }: Slot, constants: number): boolean {
  if (values.has(wildcard)) return constants >= fewestConstants.named;
  const look = place === 0 ? namedFirst : named;
  if ([...values].every((value) => look.test(value))) return constants >= fewestConstants.named;
  return values.size >= manyValues && constants >= fewestConstants.many;
}

function hashOf(word: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash ^ hash >>> 15;
}

const bases = [0x01000193, 0x5bd1e995] as const;

/** For each place a key that forms share that are equal everywhere else: two sums of 32 bits without that place. */
function* slotKeys(words: readonly LogWord[]): Generator<[place: number, key: string]> {
  const hashes = words.map(({ text }) => hashOf(text));
  const powers = bases.map((base) => {
    const power = new Int32Array(words.length).fill(1);
    for (let at = 1; at < words.length; at++) power[at] = Math.imul(power[at - 1] as number, base);
    return power;
  });
  const share = (which: number, at: number) => Math.imul(hashes[at] as number, powers[which]?.[at] as number);
  const sums = bases.map((_, which) => hashes.reduce((sum, _hash, at) => sum + share(which, at) | 0, 0));
  for (let place = 0; place < words.length; place++) {
    const without = sums.map((sum, which) => sum - share(which, place) | 0);
    if (!words[place]?.text.endsWith("=")) yield [place, `${words.length} ${place} ${without.join(" ")}`];
  }
}

function slotsOf(forms: ReadonlyMap<string, LogForm>): Slot[] {
  const slots = new Map<string, Slot>();
  for (const [form, { words }] of forms) {
    for (const [place, key] of slotKeys(words)) {
      let slot = slots.get(key);
      if (!slot) slots.set(key, slot = { place, values: new Set(), members: [] });
      slot.values.add(words[place]?.text ?? "");
      slot.members.push(form);
    }
  }
  return [...slots.values()].filter(({ values }) => values.size > 1);
}

/** The places of each form that are to become wildcards. */
function variablePlaces(forms: ReadonlyMap<string, LogForm>): Map<string, Set<number>> {
  const places = new Map<string, Set<number>>();
  for (const slot of slotsOf(forms)) {
    const words = forms.get(slot.members[0] ?? "")?.words ?? [];
    const constants = words.filter(({ text }, at) => at !== slot.place && text !== wildcard).length;
    if (!isVariable(slot, constants)) continue;
    for (const form of slot.members) places.set(form, (places.get(form) ?? new Set()).add(slot.place));
  }
  return places;
}

function widened({ text, words }: LogForm, places: ReadonlySet<number>): LogForm {
  const wider = words.map((word, at) => places.has(at) ? { ...word, text: wildcard } : word);
  return { text, words: collapse(wider) };
}

/** Of two forms with the same words the one whose text comes first stands for both, whatever came first. */
function earlier(one: LogForm | undefined, other: LogForm): LogForm {
  return one && one.text <= other.text ? one : other;
}

/**
 * Joins forms that differ in one place which is a variable, again and again, because two that differ in two places meet
 * after the first. What is joined depends on the forms alone, never on their order.
 *
 * @param forms by the key of their words.
 * @returns for each key the form it belongs to now.
 */
export function joinedForms(forms: ReadonlyMap<string, LogForm>): Map<string, LogForm> {
  const became = new Map([...forms.keys()].map((key) => [key, key]));
  let current = new Map(forms);
  for (let places = variablePlaces(current); places.size > 0; places = variablePlaces(current)) {
    const next = new Map<string, LogForm>();
    const moved = new Map<string, string>();
    for (const [key, form] of current) {
      const own = places.get(key);
      const wider = own ? widened(form, own) : form;
      const to = own ? keyOf(wider.words) : key;
      moved.set(key, to);
      next.set(to, earlier(next.get(to), wider));
    }
    if (next.size === current.size && [...moved].every(([from, to]) => from === to)) break;
    for (const [key, at] of became) became.set(key, moved.get(at) ?? at);
    current = next;
  }
  return new Map([...became].map(([key, at]) => [key, current.get(at) as LogForm]));
}
