import { type Blame, findBlame } from "../../narrative/find_blame.ts";
import { type NamedPerson, nameHider } from "../../privacy/name_hider.ts";
import type { Unsupported } from "./unsupported.ts";

/** What is to be said of what people wrote into a draft. */
export interface Remarks {
  /** Wordings of people that make a person the cause, with the heading they stand under. */
  readonly blame: readonly (Blame & Pick<Unsupported, "section">)[];
  /** Lines of people that name somebody of the roster, as they are with the pseudonym. */
  readonly named: readonly Unsupported[];
}

/** Looks for blame and names. What a claim says quotes the exports; only the rest is people's to word otherwise. */
export function remarksOn(sentences: readonly Unsupported[], people: readonly NamedPerson[]): Remarks {
  const hide = nameHider(people);
  return {
    blame: sentences.flatMap(({ section, sentence }) =>
      findBlame(sentence).map((found) => ({ section, ...found }))
    ),
    named: sentences.flatMap(({ section, sentence }) =>
      sentence.split("\n").map((line) => ({ line, hidden: hide(line) }))
        .filter(({ line, hidden }) => hidden !== line).map(({ hidden }) => ({ section, sentence: hidden }))
    ),
  };
}
