/** What an incident says, and the things it is known to concern. */
export interface NamingExample {
  /** Its title. */
  readonly title: string;
  /** All else it says. */
  readonly body: string;
  /** Names of the things, such as services; empty where nothing is known. */
  readonly names: readonly string[];
}

/** Names that texts may hold, and the words after which one means what the text is about. */
export interface Namings {
  /** Lower case → as it is written. */
  readonly names: ReadonlyMap<string, string>;
  /** The two words before a name, or `title`. */
  readonly contexts: ReadonlySet<string>;
}

/** Names that must have stood in a context. */
const fewest = 5;
/** Share of them that the incident did concern. */
const mostly = 0.8;
/** Names listed one behind the other stand in the context of the first. */
const listed = /^\s*(?:,|and|,\s*and|&|\/)\s*$/;
const wordsBefore = 2;

interface Mention {
  readonly name: string;
  readonly context: string;
}

function patternOf(names: Iterable<string>): RegExp | null {
  const all = [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).map((name) =>
    RegExp.escape(name)
  );
  return all.length === 0
    ? null
    : new RegExp(`(?<![\\p{L}\\p{N}_])(?:${all.join("|")})(?![\\p{L}\\p{N}_])`, "gu");
}

function mentionsIn(text: string, pattern: RegExp, contextAt: (before: string) => string): Mention[] {
  const lower = text.toLowerCase();
  let [end, context] = [0, ""];
  return [...lower.matchAll(pattern)].map(({ 0: name, index }) => {
    const isListed = end > 0 && listed.test(lower.slice(end, index));
    if (!isListed) context = contextAt(lower.slice(0, index));
    end = index + name.length;
    return { name, context };
  });
}

/** Of the same sentence. */
function lastWords(before: string): string {
  const sentence = before.slice(-200).split(/[.!?]\s|\n/).at(-1) ?? "";
  return (sentence.match(/[\p{L}\p{N}_]+/gu) ?? []).slice(-wordsBefore).join(" ");
}

function mentions(
  { title, body }: Pick<NamingExample, "title" | "body">,
  pattern: RegExp | null,
): Mention[] {
  if (pattern === null) return [];
  return [...mentionsIn(title, pattern, () => "title"), ...mentionsIn(body, pattern, lastWords)];
}

/**
 * Learns where texts name what they are about: in titles, or after certain words ("performance for ..."). A name met
 * elsewhere is often only told of. A context counts once names stood in it five times, in four fifths of them as what the
 * incident is known to concern.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { learnNamings, namesIn } from "hindcast";
 *
 * const known = Array.from({ length: 5 }, () => ({ title: "", body: "Trouble with Pages, as seen by Webhooks.", names: ["Pages"] }));
 * const namings = learnNamings([...known, { title: "", body: "", names: ["Webhooks"] }]);
 * assert.deepEqual(namesIn({ title: "", body: "Trouble with Webhooks" }, namings), ["Webhooks"]);
 * assert.deepEqual(namesIn({ title: "", body: "as seen by Pages" }, namings), []);
 * ```
 */
export function learnNamings(examples: readonly NamingExample[]): Namings {
  const names = new Map(
    examples.flatMap(({ names }) => names).toSorted().map((name) => [name.toLowerCase(), name]),
  );
  const pattern = patternOf(names.keys());
  const [met, right] = [new Map<string, number>(), new Map<string, number>()];
  for (const example of examples) {
    if (example.names.length === 0) continue;
    const own = new Set(example.names.map((name) => name.toLowerCase()));
    const seen = new Map(mentions(example, pattern).map((mention) => [JSON.stringify(mention), mention]));
    for (const { name, context } of seen.values()) {
      met.set(context, (met.get(context) ?? 0) + 1);
      if (own.has(name)) right.set(context, (right.get(context) ?? 0) + 1);
    }
  }
  const contexts = [...met].filter(([context, n]) => n >= fewest && (right.get(context) ?? 0) >= mostly * n)
    .map(([context]) => context);
  return { names, contexts: new Set(contexts) };
}

/**
 * Finds which of the names a text gives as what it is about, in order of the names.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { learnNamings, namesIn } from "hindcast";
 *
 * const namings = learnNamings(Array.from({ length: 5 }, () => ({ title: "Incident with Pages", body: "", names: ["Pages"] })));
 * assert.deepEqual(namesIn({ title: "PAGES slow", body: "" }, namings), ["Pages"]);
 * ```
 */
export function namesIn(text: Pick<NamingExample, "title" | "body">, { names, contexts }: Namings): string[] {
  const named = mentions(text, patternOf(names.keys())).filter(({ context }) => contexts.has(context));
  return [...new Set(named.map(({ name }) => names.get(name) ?? name))].sort();
}
