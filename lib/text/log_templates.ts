import { joinedForms, keyOf, type LogForm } from "./_log_slots.ts";
import { logWords } from "./_log_words.ts";
import { type LogWord, wildcard } from "./_log_word.ts";

/** A line longer than this is told by its beginning. */
const textLimit = 2048;
const textsHeld = 50_000;

interface Group {
  readonly forms: Map<string, LogForm>;
  /** The number of each form. */
  readonly numbers: Map<string, number>;
}

/** What lines of one kind share. */
export interface LogTemplate {
  /** One of its lines with `<*>` for each variable part; the same whatever the order of the lines. */
  readonly template: string;
  /** Its words without punctuation, which tell it from others of its group. */
  readonly words: string;
  /** The group its lines were given under. */
  readonly group: string;
}

/** Runs of digits with the hexadecimal around them: which ones they are never changes what a word is. */
const figures = /[0-9a-f]*\d[0-9a-f]*/gi;

/** The beginning of a long line, up to the last whole word. */
function beginning(text: string): string {
  return text.length <= textLimit ? text : text.slice(0, textLimit).replace(/\S{1,200}$/, "");
}

/** What stands for a variable part: brackets that only open or only close in it stay, so that they still match. */
function standIn(covered: string): string {
  let open = "";
  let closing = "";
  for (const letter of covered) {
    if ("([{".includes(letter)) open += letter;
    else if (!")]}".includes(letter)) continue;
    else if (open === "") closing += letter;
    else open = open.slice(0, -1);
  }
  return wildcard + closing + [...open].map((letter) => ` ${letter}${wildcard}`).join("");
}

function written({ text, words }: LogForm): string {
  let out = "";
  let at = 0;
  for (const word of words) {
    out += text.slice(at, word.from) +
      (word.text === wildcard ? standIn(text.slice(word.from, word.to)) : text.slice(word.from, word.to));
    at = word.to;
  }
  return out + text.slice(at);
}

/**
 * Finds the templates of log lines: which lines are one message with different values.
 *
 * Lines are taken as a stream. Each is masked (words with digits, addresses, paths, quoted strings, values of keys;
 * lists are one variable) and only its form is held, so memory grows with the forms and not with the lines. Forms of one
 * group that differ in a single word are then joined where that word is a variable: another form has a variable in its
 * place, all words there are names of things (`com.example.App`), or there are six or more. Few plain words (`started`,
 * `stopped`) stay apart. One set of rules for all systems; nothing is set for any of them. Forms are compared in the
 * spirit of Drain (He et al. 2017), but all at once, so that neither the order of lines nor how they are split over
 * files changes a template. More lines can: a template may grow wider.
 *
 * @example
 * ```ts
 * import { LogTemplates } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const miner = new LogTemplates();
 * const numbers = ["took 3 ms for [a1]", "took 12 ms for [a1, a2]", "service stopped"].map((line) => miner.add(line));
 * const templates = miner.templates();
 * assert.deepEqual(numbers.map((number) => templates[number]?.template), [
 *   "took <*> for [<*>]",
 *   "took <*> for [<*>]",
 *   "service stopped",
 * ]);
 * ```
 */
export class LogTemplates {
  readonly #groups = new Map<string, Group>();
  #texts = new Map<string, number>();
  #count = 0;

  /**
   * Takes a line without its stamp.
   *
   * @param group what lines of one template share beyond their text: logger, level. Lines of two groups never share one.
   * @returns the number of its form, from 0, under which {@link templates} has its template.
   */
  add(text: string, group = ""): number {
    const even = beginning(text).replaceAll(figures, "0");
    const key = `${group}\u001f${even}`;
    const known = this.#texts.get(key);
    if (known !== undefined) return known;
    if (this.#texts.size >= textsHeld) this.#texts = new Map();
    const number = this.#form(even, group);
    this.#texts.set(key, number);
    return number;
  }

  #form(text: string, name: string): number {
    let group = this.#groups.get(name);
    if (!group) this.#groups.set(name, group = { forms: new Map(), numbers: new Map() });
    const words: LogWord[] = logWords(text);
    const key = keyOf(words);
    const known = group.forms.get(key);
    if (!known || text < known.text) group.forms.set(key, { text, words });
    let number = group.numbers.get(key);
    if (number === undefined) group.numbers.set(key, number = this.#count++);
    return number;
  }

  /** The template of each form by its number, as all lines taken so far have it. */
  templates(): LogTemplate[] {
    const templates: LogTemplate[] = new Array(this.#count);
    for (const [group, { forms, numbers }] of this.#groups) {
      const made = new Map<LogForm, LogTemplate>();
      for (const [key, form] of joinedForms(forms)) {
        let template = made.get(form);
        if (!template) {
          made.set(form, template = { template: written(form), words: keyOf(form.words), group });
        }
        templates[numbers.get(key) as number] = template;
      }
    }
    return templates;
  }
}
