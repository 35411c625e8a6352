/** A person by a name, an address or a handle, and what stands in its place. */
export interface NamedPerson {
  readonly name: string;
  readonly personId: string;
}

/** Takes names out of a text. */
export type NameHider = (text: string) => string;

const letters = /[\p{L}\p{N}]+/gu;
const letter = /[\p{L}\p{N}]/u;

/** The first run of letters of a name, in small letters. */
export function firstWord(name: string): string | null {
  return name.match(letters)?.[0].toLowerCase() ?? null;
}

/** Handles of fewer letters are words as well ("will", "mark"): they are told behind an @ alone. */
const leastHandle = 5;

/** One word alone is told in its own case: a person called Will is not every will. */
function stands(text: string, at: number, name: string): boolean {
  if (name.length < leastHandle && /^\p{Ll}+$/u.test(name) && text[at - 1] !== "@") return false;
  const found = text.slice(at, at + name.length);
  const isSame = /[\s@]/.test(name) ? found.toLowerCase() === name.toLowerCase() : found === name;
  return isSame && !letter.test(text[at + name.length] ?? "");
}

/**
 * Makes a function that puts pseudonyms in the place of names, whole words only and the longest first: names of several
 * words and addresses in any case, others as they are spelt.
 */
export function nameHider(people: readonly NamedPerson[]): NameHider {
  const byWord = Map.groupBy(
    people.toSorted((a, b) => b.name.length - a.name.length),
    ({ name }) => firstWord(name),
  );
  return (text) => {
    let hidden = "";
    let from = 0;
    for (const { 0: word, index } of text.matchAll(letters)) {
      if (index < from) continue;
      const person = byWord.get(word.toLowerCase())?.find(({ name }) => stands(text, index, name));
      if (!person) continue;
      hidden += text.slice(from, index) + person.personId;
      from = index + person.name.length;
    }
    return hidden + text.slice(from);
  };
}
