import type { Claim } from "../model/claim.ts";
import type { DraftSentence } from "../model/narrative.ts";
import { type Placeholder, placeholdersOf, qualifiedText } from "./_placeholder.ts";

/** A word or placeholder of a sentence. */
export interface Token {
  /** In lower case; a placeholder stands as it is. */
  readonly word: string;
  readonly clause: number;
  /** Ids of cited claims whose own sentence holds the word among the same neighbours. */
  readonly quotedFrom: ReadonlySet<string>;
}

/** Part of a sentence that asserts something of its own. */
export interface Clause {
  readonly tokens: readonly Token[];
  /** The words of the clause, lower case, one space between. */
  readonly text: string;
  /** Claims whose values the clause shows; every cited claim when it shows none. */
  readonly claims: readonly Claim[];
}

/** A sentence taken apart for the checks. */
export interface Sentence {
  readonly text: string;
  readonly citations: readonly string[];
  /** Every claim the writer was given. */
  readonly known: readonly Claim[];
  readonly cited: readonly Claim[];
  readonly placeholders: readonly Placeholder[];
  /** The text between the placeholders, each of which is one `{}`. */
  readonly bare: string;
  readonly tokens: readonly Token[];
  readonly clauses: readonly Clause[];
}

const lexeme = /\{[^{}]*\}|[\p{L}\p{N}]+(?:['’][\p{L}]+)*|[,;]/gu;
const contrast = new Set(["while", "whereas", "but", "although", "though"]);

function lexemes(text: string): string[] {
  return (text.match(lexeme) ?? []).map((word) => word.startsWith("{") ? word : word.toLowerCase());
}

function isWord(lexeme: string): boolean {
  return lexeme !== "," && lexeme !== ";";
}

interface Place {
  readonly word: string;
  readonly clause: number;
}

/** Numbers the clauses: they part at semicolons, at words of contrast, at ", and", and after an opening "While ...,". */
function inClauses(parts: readonly string[]): Place[] {
  const places: Place[] = [];
  let clause = 0;
  let opened = false;
  parts.forEach((part, index) => {
    const joins = part === "," && (parts[index + 1] === "and" || opened);
    if (part === ";" || joins || (contrast.has(part) && index > 0)) clause += 1;
    if (contrast.has(part) && index === 0) opened = true;
    if (joins) opened = false;
    if (isWord(part)) places.push({ word: part, clause });
  });
  return places;
}

function windows(words: readonly string[]): string[] {
  return words.slice(2).map((_, index) => words.slice(index, index + 3).join(" "));
}

/** For each word, the claims that use it between the same neighbours: three words in a row are a quotation. */
function quotations(words: readonly string[], cited: readonly Claim[]): Set<string>[] {
  const quoted = words.map(() => new Set<string>());
  for (const claim of cited) {
    const own = new Set(windows(lexemes(qualifiedText(claim)).filter(isWord)));
    windows(words).forEach((window, index) => {
      if (own.has(window)) [0, 1, 2].forEach((offset) => quoted[index + offset]?.add(claim.id));
    });
  }
  return quoted;
}

function clausesOf(tokens: readonly Token[], cited: readonly Claim[]): Clause[] {
  return [...Map.groupBy(tokens, ({ clause }) => clause).values()].map((own) => {
    const shown = new Set(own.flatMap(({ word }) => placeholdersOf(word).map(({ claimId }) => claimId)));
    const claims = cited.filter(({ id }) => shown.has(id));
    return {
      tokens: own,
      text: own.map(({ word }) => word).join(" "),
      claims: claims.length > 0 ? claims : cited,
    };
  });
}

/** Takes a sentence apart. */
export function parseSentence(draft: DraftSentence, known: readonly Claim[]): Sentence {
  const cited = known.filter(({ id }) => draft.citations.includes(id));
  const places = inClauses(lexemes(draft.text));
  const quoted = quotations(places.map(({ word }) => word), cited);
  const tokens = places.map((place, index) => ({ ...place, quotedFrom: quoted[index] ?? new Set<string>() }));
  return {
    text: draft.text,
    citations: draft.citations,
    known,
    cited,
    placeholders: placeholdersOf(draft.text),
    bare: draft.text.replaceAll(/\{[^{}]*\}/g, "{}"),
    tokens,
    clauses: clausesOf(tokens, cited),
  };
}

/** Words of a sentence that match and are not quoted from a cited claim. */
export function unquoted(tokens: readonly Token[], word: RegExp): string[] {
  return tokens.filter((token) => word.test(token.word) && token.quotedFrom.size === 0).map((token) =>
    token.word
  );
}
