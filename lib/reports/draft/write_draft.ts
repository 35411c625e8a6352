import { dirname, join } from "node:path";
import { answeredBefore } from "../_answered_before.ts";
import { refusal } from "../../model/refusal.ts";
import type { Claim } from "../../model/claim.ts";
import type { IncidentHead } from "../../analyses/incident_timeline/head_rows.ts";
import type { Narrative, NarrativeSentence } from "../../model/narrative.ts";
import { type Blame, findBlame } from "../../narrative/find_blame.ts";
import type { NarrateOptions } from "../../narrative/model_options.ts";
import { nameHider } from "../../privacy/name_hider.ts";
import { requireNoSecrets } from "../../privacy/require_no_secrets.ts";
import { roster, type Warehouse } from "../../warehouse/mod.ts";
import { parseDraft } from "./document.ts";
import { draftHtml } from "./html.ts";
import { draftMarkdown } from "./markdown.ts";
import { draftMaterial } from "./material.ts";
import { mergeDrafts } from "./merge.ts";
import type { DraftSection } from "./section.ts";
import { draftSections } from "./sections.ts";
import { readTemplate } from "./read_template.ts";
import { styleExamples } from "./style_examples.ts";
import { type Telling, tellSections } from "./tell_sections.ts";
import type { Template } from "./template.ts";
import { type Unsupported, unsupportedSentences } from "./unsupported.ts";

/** Which incident is drafted, by which template, and where to. */
export interface DraftOptions {
  readonly head: IncidentHead;
  /** Path of the template. */
  readonly template: string;
  /** Folder of the draft. */
  readonly out: string;
  /** The language model that may word it; none unless given. */
  readonly narrator?: NarrateOptions;
  /** Folder of the team's drafts, whose final ones show a model how the team writes; none unless given. */
  readonly finals?: string;
}

/** A draft that was written, or left alone. */
export interface WrittenDraft {
  readonly out: string;
  /** Names of its files. */
  readonly files: readonly string[];
  /** `new`; `merged` with what people wrote; `final`: left alone. */
  readonly state: "final" | "merged" | "new";
  readonly edition: string;
  readonly claims: readonly Claim[];
  /** What a language model worded, and if none did, why; null where a final one was left alone. */
  readonly narrative: Narrative | null;
  /** Wordings of people that make a person the cause, with the heading they stand under. */
  readonly blame: readonly (Blame & Pick<Unsupported, "section">)[];
}

const names = {
  draft: "postmortem.md",
  base: "postmortem.base.md",
  page: "postmortem.html",
  claims: "claims.json",
};

/** Beside these where a language model is configured. */
const modelNames = { sentences: "sentences.json", cassette: "cassette.json" };

/** Of a draft that is still written anew. */
const statuses: readonly string[] = ["draft", "in review"];

async function textOf(path: string): Promise<string | null> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}

/** Written beside and renamed: whoever reads sees the old file or the new one. */
async function replace(path: string, text: string): Promise<void> {
  requireNoSecrets(new TextEncoder().encode(text), { action: "write", thing: path });
  await Deno.mkdir(dirname(path), { recursive: true });
  const partial = `${path}.partial`;
  await Deno.writeTextFile(partial, text);
  await Deno.rename(partial, path);
}

async function editionOf(
  claims: readonly Claim[],
  template: Template,
  told: readonly NarrativeSentence[],
): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify([claims, template, ...told]));
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex().slice(0, 12);
}

/** What people left of an earlier draft, and what that was when it was written. */
interface Earlier {
  readonly mine: string;
  /** Null where no draft wrote the document. */
  readonly base: string | null;
  readonly status: string;
}

async function earlierIn(out: string): Promise<Earlier | null> {
  const mine = await textOf(join(out, names.draft));
  if (mine === null) return null;
  const status = parseDraft(mine).front.get("status")?.trim().toLowerCase() ?? "draft";
  if (status !== "final" && !statuses.includes(status)) {
    throw new TypeError(refusal({
      action: "write",
      thing: join(out, names.draft),
      reason: `its status "${status}" is none of ${statuses.join(", ")}, final`,
      remedy: "Set one of these; a final one is left alone",
    }));
  }
  const base = await textOf(join(out, names.base));
  if (base !== null || status === "final") return { mine, base, status };
  throw new Error(refusal({
    action: "write",
    thing: join(out, names.draft),
    reason: `a document stands there without ${names.base}, so what people changed cannot be told`,
    remedy: "Move it away, or name another folder with --out",
  }));
}

/** How the team writes, where a model is to learn it. */
async function examplesFor(
  warehouse: Warehouse,
  template: Template,
  { head: { incidentId }, narrator, finals }: DraftOptions,
): Promise<Telling["examples"]> {
  if (finals === undefined || !narrator?.model) return new Map();
  return await styleExamples(finals, template, { hide: nameHider(await roster(warehouse)), incidentId });
}

/** Lets the model word what it may; of unchanged claims it is not asked again, and the day of its answers stays. */
async function tell(
  sections: readonly DraftSection[],
  { out, narrator = { model: null } }: DraftOptions,
  { base, examples }: { readonly base: string | null; readonly examples: Telling["examples"] },
) {
  const before = await answeredBefore(join(out, modelNames.cassette));
  const { narrative, cassette, ...rest } = await tellSections(sections, { narrator, before, examples });
  const { model, promptHash, reason } = narrative;
  const known = base === null ? undefined : parseDraft(base).front.get("asked");
  const isOld = JSON.stringify(cassette) === JSON.stringify(before);
  const today = new Date().toISOString().slice(0, 10);
  const asked = cassette === null ? null : (isOld ? known : undefined) ?? today;
  return { ...rest, narrative, cassette, writing: { model, promptHash, reason, asked } };
}

/** What a claim says quotes the exports; only what people wrote is theirs to say otherwise. */
function blameIn(
  text: string,
  claims: readonly Claim[],
  told: readonly NarrativeSentence[],
): WrittenDraft["blame"] {
  return unsupportedSentences(text, claims, told)
    .flatMap(({ section, sentence }) => findBlame(sentence).map((found) => ({ section, ...found })));
}

/**
 * Writes the draft of one incident's postmortem: Markdown, the base that the next run compares with, a page, and the claims.
 * What people changed stays; a final one is left alone.
 *
 * @throws {QueryError} when the warehouse refuses a statement.
 * @throws {Deno.errors.NotFound} when there is no such template.
 * @throws {TypeError} when the template cannot be used, or people gave the draft a status there is not.
 * @throws {RangeError} when a secret stands in it.
 * @throws {Error} when a document that no draft wrote stands in the folder.
 */
export async function writeDraft(warehouse: Warehouse, options: DraftOptions): Promise<WrittenDraft> {
  const { head, template: path, out } = options;
  const template = await readTemplate(path);
  const written = draftSections(await draftMaterial(warehouse, head));
  const claims = [
    ...new Map(written.flatMap(({ lines }) => lines).map(({ claim }) => [claim.id, claim])).values(),
  ];
  const earlier = await earlierIn(out);
  const files = Object.values(names);
  if (earlier?.status === "final") {
    const edition = await editionOf(claims, template, []);
    return { out, files, state: "final", edition, claims, narrative: null, blame: [] };
  }
  const base = earlier?.base ?? null;
  const { sections, narrative, cassette, writing } = await tell(written, options, {
    base,
    examples: await examplesFor(warehouse, template, options),
  });
  const told = sections.flatMap((section) => section.told);
  const edition = await editionOf(claims, template, told);
  const heading = { title: head.title ?? head.incidentId, incidentId: head.incidentId, edition, writing };
  const fresh = draftMarkdown(heading, sections, template);
  const text = earlier === null || base === null ? fresh : mergeDrafts(base, earlier.mine, fresh);
  await replace(join(out, names.draft), text);
  await replace(join(out, names.base), fresh);
  await replace(join(out, names.page), await draftHtml(text));
  await replace(join(out, names.claims), json(claims));
  if (cassette !== null) {
    await replace(join(out, modelNames.sentences), json(told));
    await replace(join(out, modelNames.cassette), json(cassette));
  }
  return {
    out,
    files: cassette === null ? files : [...files, ...Object.values(modelNames)],
    state: earlier === null ? "new" : "merged",
    edition,
    claims,
    // What a model wrote and was refused is nobody's evidence: the reasons are kept, its words are not.
    narrative: { ...narrative, rejected: narrative.rejected.map(({ why }) => ({ sentence: "", why })) },
    blame: earlier === null ? [] : blameIn(text, claims, told),
  };
}
