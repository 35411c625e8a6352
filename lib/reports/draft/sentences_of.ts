/** A sentence of a draft and the claims it names. */
export interface CitedSentence {
  readonly text: string;
  /** Ids of its claims; none where people wrote it. */
  readonly ids: readonly string[];
}

/** The same for sentences in the same words that name the same claims. */
export function sentenceKey({ text, ids }: CitedSentence): string {
  return [text, ...ids].join("\n");
}

const marker = /(?:(?<!\\)\[\^([^\]\s]+)\]|<!-- (incident_timeline\.\d+) -->)/g;

/** The words of a sentence, without comments and the mark of a list. */
function bare(text: string): string {
  return text.replaceAll(/<!--[\s\S]*?-->/g, "").trim().replace(/^- /, "").trim();
}

/** Where a paragraph or an item of a list begins, something else was said. */
const breaks = /\n(?:\s*\n|(?=\s*- ))/;

/** The sentences of a section, each with the claims it names; what follows the last name names none. Instructions are none. */
export function sentencesOf(body: string): CitedSentence[] {
  const text = body.replaceAll(/<!--(?! incident_timeline\.\d+ -->)[\s\S]*?-->/g, "");
  const sentences: { text: string; ids: string[] }[] = [];
  const add = (text: string, ids: string[]) => {
    if (text !== "" || ids.length > 0) sentences.push({ text, ids });
  };
  let from = 0;
  for (const found of text.matchAll(marker)) {
    const [before, id] = [text.slice(from, found.index), found[1] ?? found[2] ?? ""];
    const last = sentences.at(-1);
    // Names side by side belong to one sentence.
    if (before === "" && last) last.ids.push(id);
    else {
      const parts = before.split(breaks).map(bare);
      for (const [at, part] of parts.entries()) add(part, at === parts.length - 1 ? [id] : []);
    }
    from = found.index + found[0].length;
  }
  add(bare(text.slice(from)), []);
  return sentences;
}
