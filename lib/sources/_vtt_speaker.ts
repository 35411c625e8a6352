/** A cue's words, and who says them. */
export interface Spoken {
  readonly speaker: string | null;
  readonly text: string;
}

const voice = /^<v(?:\.[^\s>]*)?\s+([^>]{1,120})>/;
const named = /^([^:?!…"\n]{1,80}): (?=\S)/;

function candidate(text: string): string | null {
  return named.exec(text)?.[1]?.trim() || null;
}

/** "Ana Moreno (EU)" looks like a name, "The thing is" does not: its words of four letters and more are small. */
function looksLikeName(words: string): boolean {
  const parts = words.split(/\s+/);
  return parts.length === 1 || parts.length <= 6 && parts.every((part) => !/^\p{Ll}{4,}/u.test(part));
}

/** "Lion dapplion" may be one where nearly every cue of the file names somebody. */
function mayBeName(words: string): boolean {
  return /^\p{Lu}\S*\s\S+$/u.test(words);
}

const nearlyAll = 0.9;

function namesIn(texts: readonly string[]): ReadonlySet<string> {
  const candidates = texts.flatMap((text) => candidate(text) ?? []);
  const times = new Map<string, number>();
  for (const name of candidates) times.set(name, (times.get(name) ?? 0) + 1);
  const sure = new Set([...times.keys()].filter((name) => (times.get(name) ?? 0) > 1 || looksLikeName(name)));
  const named = candidates.filter((name) => sure.has(name)).length;
  if (named < texts.length * nearlyAll) return sure;
  return new Set([...sure, ...candidates.filter(mayBeName)]);
}

/**
 * Tells apart who speaks and what is said. A name ends at the first `": "`, and is one where it is said twice in the
 * file or looks like one; where neither holds, the words belong to the text and nobody is named.
 *
 * @param texts text of every cue of the file.
 */
export function speakersIn(texts: readonly string[]): (text: string) => Spoken {
  const names = namesIn(texts);
  return (text) => {
    const said = voice.exec(text);
    if (said) {
      const words = text.slice(said[0].length).replace(/<\/v>\s*$/, "").trim();
      return { speaker: said[1]?.trim() || null, text: words };
    }
    const name = candidate(text);
    if (name === null || !names.has(name)) return { speaker: null, text };
    return { speaker: name, text: text.slice(text.indexOf(": ") + 2).trim() };
  };
}
