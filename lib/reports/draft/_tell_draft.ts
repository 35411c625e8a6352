import { join } from "node:path";
import type { NarrateOptions } from "../../narrative/model_options.ts";
import { nameHider } from "../../privacy/name_hider.ts";
import { roster, type Warehouse } from "../../warehouse/mod.ts";
import { answeredBefore } from "../_answered_before.ts";
import { parseDraft } from "./document.ts";
import { modelNames } from "./files.ts";
import type { DraftWriting } from "./markdown.ts";
import type { DraftSection } from "./section.ts";
import { styleExamples } from "./style_examples.ts";
import { type Telling, tellSections, type ToldSections } from "./tell_sections.ts";
import type { Template } from "./template.ts";

/** Who words a draft, and what stands there already. */
export interface DraftTelling {
  readonly narrator: NarrateOptions;
  readonly out: string;
  /** The draft as it was written the last time; null where there is none. */
  readonly base: string | null;
  readonly template: Template;
  readonly incidentId: string;
  /** Folder of the team's drafts; undefined where no examples are wanted. */
  readonly finals: string | undefined;
}

/** How the team writes, where a model is to learn it. */
async function examplesFor(
  warehouse: Warehouse,
  { narrator, template, incidentId, finals }: DraftTelling,
): Promise<Telling["examples"]> {
  if (finals === undefined || narrator.model === null) return new Map();
  return await styleExamples(finals, template, { hide: nameHider(await roster(warehouse)), incidentId });
}

/** Lets the model word what it may; of unchanged claims it is not asked again, and the day of its answers stays. */
export async function tellDraft(
  warehouse: Warehouse,
  written: readonly DraftSection[],
  telling: DraftTelling,
): Promise<ToldSections & { readonly writing: DraftWriting }> {
  const { narrator, out, base } = telling;
  const before = await answeredBefore(join(out, modelNames.cassette));
  const examples = await examplesFor(warehouse, telling);
  const told = await tellSections(written, { narrator, before, examples });
  const { narrative: { model, promptHash, reason }, cassette } = told;
  const known = base === null ? undefined : parseDraft(base).front.get("asked");
  const isOld = cassette !== null && Object.keys(cassette.answers).every((hash) => hash in before.answers);
  const today = new Date().toISOString().slice(0, 10);
  const asked = cassette === null ? null : (isOld ? known : undefined) ?? today;
  return { ...told, writing: { model, promptHash, reason, asked } };
}
