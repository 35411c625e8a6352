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

/** The sentences of a section, each with the claims it names; what follows the last name names none. Instructions are none. */
export function sentencesOf(body: string): CitedSentence[] {
  const text = body.replaceAll(/<!--(?! incident_timeline\.\d+ -->)[\s\S]*?-->/g, "");
  const sentences: { text: string; ids: string[] }[] = [];
  let from = 0;
  for (const found of text.matchAll(marker)) {
    const [before, id] = [text.slice(from, found.index), found[1] ?? found[2] ?? ""];
    const last = sentences.at(-1);
    // Names side by side belong to one sentence.
    if (before === "" && last) last.ids.push(id);
    else sentences.push({ text: bare(before), ids: [id] });
    from = found.index + found[0].length;
  }
  const rest = bare(text.slice(from));
  return rest === "" ? sentences : [...sentences, { text: rest, ids: [] }];
}
