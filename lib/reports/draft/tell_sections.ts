import type { Claim } from "../../model/claim.ts";
import type { Narrative } from "../../model/narrative.ts";
import type { Cassette } from "../../narrative/cassette.ts";
import type { NarrateOptions } from "../../narrative/model_options.ts";
import { narrateIncident } from "../../narrative/narrate_incident.ts";
import { rememberingFetch } from "../../narrative/remembering_fetch.ts";
import type { DraftSection } from "./section.ts";

/** Sections whose prose a model may write. What is a list of facts, places and proposals stays as it is. */
export const wordedSections: readonly string[] = [
  ...["summary", "impact", "detection", "hypotheses", "contributing", "well", "poorly", "lucky", "questions"],
];

/** Above the list of hypotheses the first is explained, beside the one that comes next. */
const explained = /^hypotheses\.(?:1(?:\.|$)|2$|tied\.1$)/;

/** Who is asked, what it answered before, and how the team writes. */
export interface Telling {
  readonly narrator: NarrateOptions;
  readonly before: Cassette;
  /** Passages by section. */
  readonly examples: ReadonlyMap<string, readonly string[]>;
}

/** Sections with the words of a model where they passed, and how they came to be. */
export interface ToldSections {
  readonly sections: readonly DraftSection[];
  readonly narrative: Narrative;
  /** What was answered, for the next time; null where no model is configured. */
  readonly cassette: Cassette | null;
}

function claimsOf({ id, lines }: DraftSection): Claim[] {
  const claims = lines.map(({ claim }) => claim);
  return id === "hypotheses" ? claims.filter((claim) => explained.test(claim.id)) : claims;
}

/** Lets the model word what a draft says; a section that does not pass stays as it was written offline. */
export async function tellSections(
  sections: readonly DraftSection[],
  { narrator, before, examples }: Telling,
): Promise<ToldSections> {
  const { model } = narrator;
  const remembering = model === null ? null : rememberingFetch(before, model.fetch);
  const chapters = sections.filter(({ id }) => wordedSections.includes(id)).map((section) => ({
    title: section.id,
    claims: claimsOf(section),
    examples: examples.get(section.id) ?? [],
  }));
  const narrative = await narrateIncident(
    chapters,
    model === null || remembering === null
      ? narrator
      : { ...narrator, model: { ...model, fetch: remembering.fetch } },
  );
  const byModel = new Map(
    narrative.chapters.flatMap(({ title, writer, sentences }) =>
      writer === "model" ? [[title, sentences] as const] : []
    ),
  );
  return {
    sections: sections.map((section) => ({ ...section, told: byModel.get(section.id) ?? [] })),
    narrative,
    cassette: remembering?.cassette() ?? null,
  };
}
