import { formatValue } from "../../model/format.ts";
import type { NameHider } from "../../privacy/name_hider.ts";
import { type EditedDraft, editedDrafts } from "../evaluation/edited_drafts.ts";
import { sentencesOf } from "./sentences_of.ts";
import type { Template } from "./template.ts";

/** Passages of a section at most, and letters of each. */
const most = 2;
const longest = 600;
/** What stands in the place of what is not to be copied. */
const gap = "…";

/** Words of others, and links. */
const quotes = /“[^”]*”|"[^"]*"|`[^`]*`|\[[^\]]*\]\([^)]*\)/g;
/** Addresses, and whatever holds a digit or joins words: times, versions, services, files, pseudonyms. */
const exact = /\S*(?:\p{N}|\/|@|_|\w[.:-]\w)\S*/gu;

/** Words of our own: what a claim says beside its values, in lower case. */
function ownWords({ claims }: EditedDraft): ReadonlySet<string> {
  return new Set(claims.flatMap(({ text }) => text.toLowerCase().match(/[\p{L}’']+/gu) ?? []));
}

/** Values the draft bound in words: titles, services, what people said. */
function namesIn({ claims }: EditedDraft): string[] {
  return claims.flatMap(({ values }) => Object.values(values))
    .flatMap(({ value }) => (typeof value === "string" ? [formatValue(value, "text")] : []))
    .filter((name) => name.length > 2).sort((a, b) => b.length - a.length);
}

/** How a passage is written, without what it is about: no number, time, quotation or address is left, and no name that can be told. */
function masked(text: string, draft: EditedDraft, hide: NameHider): string {
  const plain = hide(text.replaceAll(/\\(?=[^\p{L}\p{N}\s])/gu, "").replaceAll(/[*~#>|]|^- /gm, ""));
  const bare = namesIn(draft).reduce((rest, name) => rest.replaceAll(name, gap), plain)
    .replaceAll(quotes, gap).replaceAll(exact, gap);
  const known = ownWords(draft);
  const isOurs = (word: string) => known.has(word.toLowerCase());
  return bare.replaceAll(/\p{Lu}[\p{L}’']*/gu, (word) => (isOurs(word) ? word : gap))
    .replaceAll(/\s+/g, " ").trim().slice(0, longest);
}

function passagesOf(draft: EditedDraft, template: Template, hide: NameHider): [string, string][] {
  return template.sections.flatMap(({ id, heading }): [string, string][] => {
    // What people left as it was says nothing of how they write.
    if (id === null || !draft.sections.get(heading)?.share) return [];
    const text = sentencesOf(draft.now.sections.get(heading) ?? "").map((sentence) => sentence.text).join(
      " ",
    );
    const passage = masked(text, draft, hide);
    return passage === "" ? [] : [[id, passage]];
  });
}

async function finalsIn(folder: string): Promise<EditedDraft[]> {
  const drafts = await editedDrafts(folder).catch((error) => {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  });
  return drafts.filter(({ status }) => status === "final").sort((a, b) =>
    (b.startedAt ?? "").localeCompare(a.startedAt ?? "")
  );
}

/**
 * How a team writes: passages of its latest final postmortems by the same template that people changed, by section, with
 * numbers, times and the names that can be told masked.
 *
 * @param folder of the drafts.
 * @param hide puts pseudonyms in the place of the people of the roster.
 */
export async function styleExamples(
  folder: string,
  template: Template,
  { hide, incidentId }: { readonly hide: NameHider; readonly incidentId: string },
): Promise<ReadonlyMap<string, readonly string[]>> {
  const finals = (await finalsIn(folder)).filter((draft) =>
    draft.template === template.name && draft.incidentId !== incidentId
  );
  const passages = finals.flatMap((draft) => passagesOf(draft, template, hide));
  return new Map(
    [...Map.groupBy(passages, ([id]) => id)].map(([id, own]) => [
      id,
      own.slice(0, most).map(([, passage]) => passage),
    ]),
  );
}
