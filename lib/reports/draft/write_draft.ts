import { dirname, join } from "node:path";
import { refusal } from "../../model/refusal.ts";
import type { Claim } from "../../model/claim.ts";
import type { IncidentHead } from "../../analyses/incident_timeline/head_rows.ts";
import { type Blame, findBlame } from "../../narrative/find_blame.ts";
import { requireNoSecrets } from "../../privacy/require_no_secrets.ts";
import type { Warehouse } from "../../warehouse/mod.ts";
import { parseDraft } from "./document.ts";
import { draftHtml } from "./html.ts";
import { draftMarkdown } from "./markdown.ts";
import { draftMaterial } from "./material.ts";
import { mergeDrafts } from "./merge.ts";
import { draftSections } from "./sections.ts";
import { readTemplate } from "./read_template.ts";
import type { Template } from "./template.ts";
import { type Unsupported, unsupportedSentences } from "./unsupported.ts";

/** Which incident is drafted, by which template, and where to. */
export interface DraftOptions {
  readonly head: IncidentHead;
  /** Path of the template. */
  readonly template: string;
  /** Folder of the draft. */
  readonly out: string;
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
  /** Wordings of people that make a person the cause, with the heading they stand under. */
  readonly blame: readonly (Blame & Pick<Unsupported, "section">)[];
}

const names = {
  draft: "postmortem.md",
  base: "postmortem.base.md",
  page: "postmortem.html",
  claims: "claims.json",
};

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

/** Written beside and renamed: whoever reads sees the old file or the new one. */
async function replace(path: string, text: string): Promise<void> {
  requireNoSecrets(new TextEncoder().encode(text), { action: "write", thing: path });
  await Deno.mkdir(dirname(path), { recursive: true });
  const partial = `${path}.partial`;
  await Deno.writeTextFile(partial, text);
  await Deno.rename(partial, path);
}

async function editionOf(claims: readonly Claim[], template: Template): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify([claims, template]));
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex().slice(0, 12);
}

/** What people left of an earlier draft; a folder with a draft but without its base is somebody's own document. */
async function merged(out: string, fresh: string): Promise<{ text: string; state: WrittenDraft["state"] }> {
  const mine = await textOf(join(out, names.draft));
  if (mine === null) return { text: fresh, state: "new" };
  const status = parseDraft(mine).front.get("status")?.trim().toLowerCase() ?? "draft";
  if (status === "final") return { text: mine, state: "final" };
  if (!statuses.includes(status)) {
    throw new TypeError(refusal({
      action: "write",
      thing: join(out, names.draft),
      reason: `its status "${status}" is none of ${statuses.join(", ")}, final`,
      remedy: "Set one of these; a final one is left alone",
    }));
  }
  const base = await textOf(join(out, names.base));
  if (base !== null) return { text: mergeDrafts(base, mine, fresh), state: "merged" };
  throw new Error(refusal({
    action: "write",
    thing: join(out, names.draft),
    reason: `a document stands there without ${names.base}, so what people changed cannot be told`,
    remedy: "Move it away, or name another folder with --out",
  }));
}

/** What a claim says quotes the exports; only what people wrote is theirs to say otherwise. */
function blameIn(text: string, claims: readonly Claim[]): WrittenDraft["blame"] {
  return unsupportedSentences(text, claims)
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
export async function writeDraft(
  warehouse: Warehouse,
  { head, template: path, out }: DraftOptions,
): Promise<WrittenDraft> {
  const template = await readTemplate(path);
  const sections = draftSections(await draftMaterial(warehouse, head));
  const claims = [
    ...new Map(sections.flatMap(({ lines }) => lines).map(({ claim }) => [claim.id, claim])).values(),
  ];
  const edition = await editionOf(claims, template);
  const heading = { title: head.title ?? head.incidentId, incidentId: head.incidentId, edition };
  const fresh = draftMarkdown(heading, sections, template);
  const { text, state } = await merged(out, fresh);
  const blame = state === "merged" ? blameIn(text, claims) : [];
  const written = { out, files: Object.values(names), state, edition, claims, blame };
  if (state === "final") return written;
  await replace(join(out, names.draft), text);
  await replace(join(out, names.base), fresh);
  await replace(join(out, names.page), await draftHtml(text));
  await replace(join(out, names.claims), `${JSON.stringify(claims, null, 1)}\n`);
  return written;
}
