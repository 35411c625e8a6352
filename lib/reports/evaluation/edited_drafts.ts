import { join } from "node:path";
import { parseDraft } from "../draft/document.ts";
import { evidenceHeading } from "../draft/markdown.ts";
import { editShare } from "./edit_share.ts";

/** What people made of one section of a draft. */
export interface EditedSection {
  /** Folder of the draft. */
  readonly draft: string;
  /** Status in its front matter. */
  readonly status: string;
  readonly section: string;
  /** How much of it people changed, 0 to 1. */
  readonly share: number;
}

async function textOf(path: string): Promise<string | null> {
  return await Deno.readTextFile(path).catch((error) => {
    if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory) return null;
    throw error;
  });
}

async function sectionsOf(folder: string, name: string): Promise<EditedSection[]> {
  const [base, mine] = [
    await textOf(join(folder, name, "postmortem.base.md")),
    await textOf(join(folder, name, "postmortem.md")),
  ];
  if (base === null || mine === null) return [];
  const [was, now] = [parseDraft(base), parseDraft(mine)];
  const status = now.front.get("status") ?? "draft";
  const headings = new Set([...was.sections.keys(), ...now.sections.keys()]);
  headings.delete(evidenceHeading);
  return [...headings].map((section) => ({
    draft: name,
    status,
    section,
    share: editShare(was.sections.get(section) ?? "", now.sections.get(section) ?? ""),
  }));
}

/**
 * Compares every draft below a folder with what people made of it, section by section, in the order of the drafts' names.
 *
 * @throws {Deno.errors.NotFound} when there is no such folder.
 */
export async function editedDrafts(folder: string): Promise<EditedSection[]> {
  const names: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(folder)) if (isDirectory) names.push(name);
  const all = [];
  for (const name of names.sort()) all.push(...await sectionsOf(folder, name));
  return all;
}
