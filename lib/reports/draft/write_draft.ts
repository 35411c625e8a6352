import { join } from "node:path";
import type { Claim } from "../../model/claim.ts";
import type { Narrative, NarrativeSentence } from "../../model/narrative.ts";
import type { IncidentHead } from "../../analyses/incident_timeline/head_rows.ts";
import type { NarrateOptions } from "../../narrative/model_options.ts";
import { roster, type Warehouse } from "../../warehouse/mod.ts";
import { replaceFile } from "../replace_file.ts";
import { parseDraft, writeDocument } from "./document.ts";
import { earlierIn } from "./_earlier.ts";
import { json, modelNames, names } from "./files.ts";
import { type Remarks, remarksOn } from "./_remarks_on.ts";
import { draftHtml } from "./html.ts";
import { draftMarkdown } from "./markdown.ts";
import { draftMaterial } from "./material.ts";
import { mergeDrafts } from "./merge.ts";
import { draftSections } from "./sections.ts";
import { editedSections, saysOtherwise } from "./_standing.ts";
import { readTemplate } from "./read_template.ts";
import { tellDraft } from "./_tell_draft.ts";
import type { Template } from "./template.ts";
import { unsupportedSentences } from "./unsupported.ts";

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
export interface WrittenDraft extends Remarks {
  readonly out: string;
  /** Names of its files. */
  readonly files: readonly string[];
  /** `new`: as the exports have it; `merged` with what people had changed; `final`: left alone. */
  readonly state: "final" | "merged" | "new";
  readonly edition: string;
  readonly claims: readonly Claim[];
  /** What a language model worded, and if none did, why; null where a final one was left alone. */
  readonly narrative: Narrative | null;
}

async function editionOf(
  claims: readonly Claim[],
  template: Template,
  told: readonly NarrativeSentence[],
): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify([claims, template, ...told]));
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex().slice(0, 12);
}

/** A draft without what another editor does to line ends. */
function plain(markdown: string): string {
  return writeDocument(parseDraft(markdown));
}

/**
 * Writes the draft of one incident's postmortem: Markdown, the base that the next run compares with, a page, and the claims.
 * What people changed stays; a final one is left alone, and its page shows it as it is.
 *
 * @throws {QueryError} when the warehouse refuses a statement.
 * @throws {Deno.errors.NotFound} when there is no such template.
 * @throws {TypeError} when the template cannot be used, people gave the draft a status there is not, or a document that no draft
 * wrote, or that of another incident, stands in the folder.
 * @throws {RangeError} when a secret stands in it.
 */
export async function writeDraft(warehouse: Warehouse, options: DraftOptions): Promise<WrittenDraft> {
  const { head, template: path, out, narrator = { model: null }, finals } = options;
  const template = await readTemplate(path);
  const written = draftSections(await draftMaterial(warehouse, head));
  const claims = [
    ...new Map(written.flatMap(({ lines }) => lines).map(({ claim }) => [claim.id, claim])).values(),
  ];
  const earlier = await earlierIn(out, head.incidentId);
  const files = Object.values(names);
  if (earlier?.status === "final") {
    const edition = await editionOf(claims, template, []);
    // The page is not edited by anybody: it says FINAL from now on.
    await replaceFile(join(out, names.page), await draftHtml(earlier.mine));
    return { out, files, state: "final", edition, claims, narrative: null, blame: [], named: [] };
  }
  const base = earlier?.base ?? null;
  const { sections, narrative, cassette, writing } = await tellDraft(warehouse, written, {
    ...{ narrator, out, base, template, incidentId: head.incidentId, finals },
  });
  const told = sections.flatMap((section) => section.told);
  const edition = await editionOf(claims, template, told);
  const standing = earlier === null || base === null || plain(base) === plain(earlier.mine)
    ? null
    : { ...earlier, base };
  const kept = standing === null
    ? {}
    : { kept: { edited: editedSections(standing, template), front: parseDraft(base ?? "").front } };
  const title = head.title ?? head.incidentId;
  const fresh = draftMarkdown(
    { title, incidentId: head.incidentId, edition, writing, ...kept },
    sections,
    template,
  );
  const text = standing === null
    ? fresh
    : mergeDrafts(standing.base, standing.mine, fresh, saysOtherwise(standing, sections, template));
  const byPeople = earlier === null ? [] : unsupportedSentences(text, claims, told);
  await replaceFile(join(out, names.draft), text);
  await replaceFile(join(out, names.base), fresh);
  await replaceFile(join(out, names.page), await draftHtml(text));
  await replaceFile(join(out, names.claims), json(claims));
  if (cassette !== null) {
    await replaceFile(join(out, modelNames.sentences), json(told));
    await replaceFile(join(out, modelNames.cassette), json(cassette));
  }
  return {
    out,
    files: cassette === null ? files : [...files, ...Object.values(modelNames)],
    state: standing === null ? "new" : "merged",
    edition,
    claims,
    // What a model wrote and was refused is nobody's evidence: the reasons are kept, its words are not.
    narrative: { ...narrative, rejected: narrative.rejected.map(({ why }) => ({ sentence: "", why })) },
    ...remarksOn(byPeople, byPeople.length === 0 ? [] : await roster(warehouse)),
  };
}
