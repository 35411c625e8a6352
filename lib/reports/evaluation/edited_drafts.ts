import { join } from "node:path";
import type { Claim } from "../../model/claim.ts";
import { refusal } from "../../model/refusal.ts";
import { type DraftDocument, parseDraft } from "../draft/document.ts";
import { claimsIn } from "../draft/claims_in.ts";
import { names, textOf } from "../draft/files.ts";
import { evidenceHeading } from "../draft/markdown.ts";
import { withoutNote } from "../draft/update.ts";
import { type SectionEdit, sectionEdit } from "./section_edit.ts";

/** A draft and what people made of it. */
export interface EditedDraft {
  /** Folder of the draft. */
  readonly draft: string;
  /** Id of its incident; null where the front matter names none. */
  readonly incidentId: string | null;
  /** When the incident began, `2026-03-04 14:23:00`; null where the draft did not say. */
  readonly startedAt: string | null;
  /** Status in its front matter. */
  readonly status: string;
  readonly template: string;
  /** As it was written, and as people left it. */
  readonly was: DraftDocument;
  readonly now: DraftDocument;
  readonly claims: readonly Claim[];
  /** By heading. */
  readonly sections: ReadonlyMap<string, SectionEdit>;
}

/** What people left, without what later runs put below it. */
function withoutRuns(mine: DraftDocument, { sections: was }: DraftDocument): DraftDocument {
  const sections = [...mine.sections].map(([key, body]): [string, string] => [
    key,
    withoutNote(body, was.get(key)),
  ]);
  return { ...mine, sections: new Map(sections) };
}

async function draftIn(folder: string, name: string): Promise<EditedDraft[]> {
  const base = await textOf(join(folder, name, names.base));
  const mine = await textOf(join(folder, name, names.draft));
  if (base === null || mine === null) return [];
  const was = parseDraft(base);
  const now = withoutRuns(parseDraft(mine), was);
  const claims = await claimsIn(join(folder, name));
  const headings = new Set([...was.sections.keys(), ...now.sections.keys()]);
  headings.delete(evidenceHeading);
  const start = claims.find(({ id }) => id === "draft.when")?.values.start?.value;
  return [{
    draft: name,
    incidentId: now.front.get("incident") ?? null,
    startedAt: typeof start === "string" ? start : null,
    status: now.front.get("status")?.toLowerCase() ?? "draft",
    template: now.front.get("template") ?? "",
    was,
    now,
    claims,
    sections: new Map(
      [...headings].map((heading) => [
        heading,
        sectionEdit(was.sections.get(heading) ?? "", now.sections.get(heading) ?? ""),
      ]),
    ),
  }];
}

/** Names of the folders in a folder, in order. */
async function foldersIn(folder: string): Promise<string[]> {
  const folders: string[] = [];
  try {
    for await (const { name, isDirectory } of Deno.readDir(folder)) if (isDirectory) folders.push(name);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory)) throw error;
    throw new Deno.errors.NotFound(refusal({
      action: "read",
      thing: `drafts in ${folder}`,
      reason: "there is no such folder",
      remedy: "Name the folder that holds one folder for each draft, such as reports/drafts",
    }));
  }
  return folders.sort();
}

/**
 * Compares every draft below a folder with what people made of it, in the order of the drafts' names.
 *
 * @throws {Deno.errors.NotFound} when there is no such folder.
 */
export async function editedDrafts(folder: string): Promise<EditedDraft[]> {
  const all = [];
  for (const name of await foldersIn(folder)) all.push(...await draftIn(folder, name));
  return all;
}
