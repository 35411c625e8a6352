import { z } from "zod";
import { refusal } from "../../model/refusal.ts";
import { headingOf } from "../draft/document.ts";
import { textOf } from "../draft/files.ts";
import { replaceFile } from "../replace_file.ts";
import { sentencesOf } from "../draft/sentences_of.ts";
import { type EditedDraft } from "./edited_drafts.ts";
import { hypothesisRanks, keptRank } from "./decided_causes.ts";

/** What people made of one section of a draft by the time it was final; one line of the file. */
const keptEditSchema = z.strictObject({
  incident: z.string(),
  started: z.string().nullable(),
  template: z.string(),
  section: z.string(),
  share: z.number(),
  kept: z.int(),
  reworded: z.int(),
  removed: z.int(),
  added: z.int(),
  /** Whether nothing of the section is left. */
  gone: z.boolean(),
  /** Rank of the one hypothesis people kept; null where the section holds none or they left several. */
  rank: z.int().nullable(),
});

/** What people made of one section of a draft by the time it was final. */
export type KeptEdit = z.infer<typeof keptEditSchema>;

/** What a draft is kept under: its incident, else its folder. */
export function keyOf({ incidentId, draft }: EditedDraft): string {
  return incidentId ?? draft;
}

function editsOf(draft: EditedDraft): KeptEdit[] {
  const { startedAt, template, sections, was, now } = draft;
  return [...sections].map(([section, { share, kept, reworded, removed, added }]) => ({
    incident: keyOf(draft),
    started: startedAt,
    template,
    section: headingOf(section),
    share: Math.round(share * 1000) / 1000,
    ...{ kept, reworded, removed, added },
    gone: was.sections.has(section) && sentencesOf(now.sections.get(section) ?? "").length === 0,
    rank: hypothesisRanks(was.sections.get(section) ?? "").length > 0 ? keptRank(draft) ?? null : null,
  }));
}

/** Reads what was kept before; nothing where there is no file. */
async function readKept(path: string): Promise<KeptEdit[]> {
  const text = await textOf(path);
  return (text ?? "").split("\n").flatMap((line, at) => {
    if (line.trim() === "") return [];
    try {
      return [keptEditSchema.parse(JSON.parse(line))];
    } catch (cause) {
      throw new TypeError(
        refusal({
          action: "read",
          thing: `${path}:${at + 1}`,
          reason: "it is no line about a section of a draft",
          remedy: "Correct or delete that line",
        }),
        { cause },
      );
    }
  });
}

/**
 * Keeps what people made of final drafts, one line a section, in a file of its own: drafts may go, what was learned from them
 * stays. A draft that is there takes the place of its earlier lines.
 *
 * @param path JSON Lines, in the order of incidents: made for reading and for version control.
 * @returns all that is kept.
 * @throws {TypeError} when a line of the file cannot be read.
 */
export async function keepEdits(path: string, drafts: readonly EditedDraft[]): Promise<KeptEdit[]> {
  const fresh = drafts.filter(({ status }) => status === "final").flatMap(editsOf);
  const anew = new Set(fresh.map(({ incident }) => incident));
  const before = await readKept(path);
  const all = [...before.filter(({ incident }) => !anew.has(incident)), ...fresh].sort((a, b) =>
    a.incident < b.incident ? -1 : a.incident > b.incident ? 1 : 0
  );
  if (fresh.length > 0) {
    await replaceFile(path, all.map((one) => `${JSON.stringify(one)}\n`).join(""));
  }
  return all;
}
