import type { Sentence } from "../_sentence.ts";

function plainWords(text: string): string {
  return ` ${text.normalize("NFKC").toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
}

function namesOf({ known }: Sentence): string[] {
  return known.flatMap(({ values }) => Object.values(values))
    .map(({ value }) => typeof value === "string" ? plainWords(value) : "")
    .filter((name) => name.trim().length > 2);
}

function checkTyped(sentence: Sentence): string[] {
  const said = plainWords(sentence.bare);
  const own = plainWords(sentence.cited.map(({ text }) => text.replaceAll(/\{[^{}]*\}/g, " ")).join(" "));
  const typed = namesOf(sentence).filter((name) => said.includes(name) && !own.includes(name));
  return typed.length > 0 ? ["it types a name that has a placeholder"] : [];
}

const common = new Set(["UTC", "CI", "MTTR", "MTTA", "SLO", "SLA", "P", "N", "Q"]);

/** A capital inside a sentence is a name, and names have placeholders. */
function checkCapitals({ bare, cited }: Sentence): string[] {
  const own = new Set(cited.flatMap(({ text }) => text.match(/[A-Za-z]+/g) ?? []));
  const capitals = [...bare.matchAll(/[A-Za-z]+/g)]
    .filter((found) =>
      found.index > 0 && /[A-Z]/.test(found[0]) && !own.has(found[0]) && !common.has(found[0])
    );
  return capitals.map(([word]) => `"${word}" looks like a name`);
}

/** No name from an export and no other name is typed. */
export function checkNames(sentence: Sentence): string[] {
  return [...checkTyped(sentence), ...checkCapitals(sentence)];
}
