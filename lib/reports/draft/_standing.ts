import type { Claim } from "../../model/claim.ts";
import { parseDraft } from "./document.ts";
import { sentenceOf } from "./markdown.ts";
import type { DraftSection } from "./section.ts";
import { sentencesOf } from "./sentences_of.ts";
import type { Template } from "./template.ts";
import { withoutNote } from "./update.ts";

/** What stands of an earlier draft: its text as it was written and as people left it, and its claims. */
export interface Standing {
  readonly base: string;
  readonly mine: string;
  readonly claims: readonly Claim[];
}

/** Sections of a template that people changed or took out. */
export function editedSections({ base, mine }: Standing, { sections }: Template): ReadonlySet<string> {
  const [was, own] = [parseDraft(base).sections, parseDraft(mine).sections];
  const isEdited = (heading: string) => {
    const [before, text] = [was.get(heading), own.get(heading)];
    return before !== undefined && (text === undefined || withoutNote(text, before) !== before);
  };
  return new Set(sections.flatMap(({ id, heading }) => id !== null && isEdited(heading) ? id : []));
}

/**
 * Tells whether the exports say otherwise under a heading than when the draft was last written: a claim is new, gone or reads
 * otherwise. What a language model words anew, or a template asks for in other words, is the same.
 */
export function saysOtherwise(
  { base, claims }: Standing,
  written: readonly DraftSection[],
  { sections }: Template,
): (heading: string) => boolean {
  const was = parseDraft(base).sections;
  const before = new Map(claims.map((claim) => [claim.id, sentenceOf(claim)]));
  const lines = new Map(written.map((section) => [section.id, section.lines]));
  const ids = new Map(sections.map(({ id, heading }) => [heading, id]));
  return (heading) => {
    const now = (lines.get(ids.get(heading) ?? "") ?? []).map(({ claim }) => claim);
    const known = new Set(now.map(({ id }) => id));
    return now.some((claim) => before.get(claim.id) !== sentenceOf(claim)) ||
      sentencesOf(was.get(heading) ?? "").some((sentence) => sentence.ids.some((id) => !known.has(id)));
  };
}
