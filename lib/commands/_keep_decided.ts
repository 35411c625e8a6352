import { join } from "node:path";
import type { CauseLabel } from "../model/cause_label.ts";
import { refusal } from "../model/refusal.ts";
import { decidedCauses } from "../reports/evaluation/decided_causes.ts";
import { replaceFile } from "../reports/replace_file.ts";
import type { EditedDraft } from "../reports/evaluation/edited_drafts.ts";
import { causeColumns, readCauseLabels } from "../sources/labels/cause_labels.ts";
import { readTaxonomy } from "../sources/labels/taxonomy.ts";
import { labelLine } from "./_append_labels.ts";
import { taxonomyFileFor } from "./_taxonomy_file.ts";

/** What became of the causes that final postmortems name. */
export interface KeptDecisions {
  readonly labels: readonly CauseLabel[];
  /** Categories that the taxonomy does not have, in words. */
  readonly strange: readonly string[];
}

/** Who decided, as the file of labels has it. */
const by = "postmortem";

function decidedIn(draft: EditedDraft, now: string): CauseLabel[] {
  const { incidentId } = draft;
  if (incidentId === null) return [];
  return decidedCauses(draft).map(({ role, category, rank }) => ({
    incidentId,
    role,
    category,
    evidence: null,
    labelledAt: now,
    by,
    note: rank === null
      ? `front matter of ${draft.draft}`
      : `hypothesis ${rank} was left standing in ${draft.draft}`,
  }));
}

const same = (one: CauseLabel, other: CauseLabel) =>
  one.incidentId === other.incidentId && one.role === other.role && one.category === other.category;

/** In its place by incident and question; one that stands already keeps its time. */
function merge(
  former: readonly CauseLabel[],
  fresh: readonly CauseLabel[],
  anew: ReadonlySet<string>,
): CauseLabel[] {
  const kept = former.filter(({ incidentId }) => !anew.has(incidentId));
  const now = fresh.map((label) => former.find((one) => same(one, label)) ?? label);
  const key = ({ incidentId, role }: CauseLabel) => `${incidentId} ${role}`;
  return [...kept, ...now].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

async function bytesOf(path: string): Promise<Uint8Array> {
  return await Deno.readFile(path).catch((error) => {
    if (error instanceof Deno.errors.NotFound) return new TextEncoder().encode(`${causeColumns.join(",")}\n`);
    throw error;
  });
}

function unsound(path: string, lines: readonly number[]): TypeError {
  return new TypeError(refusal({
    action: "write",
    thing: path,
    reason: `line ${lines.join(", ")} is no sound label by the taxonomy as it is, and would be lost`,
    remedy: "Correct or delete it there, or bring its category back",
  }));
}

/**
 * Keeps what final postmortems put their incidents down to, apart from people's own labels, which win over it.
 *
 * @param folder of the labels; its `postmortem_causes.csv` is written anew, with the lines of drafts that are gone.
 * @throws {TypeError} when a line that stands there could not be kept.
 */
export async function keepDecided(folder: string, drafts: readonly EditedDraft[]): Promise<KeptDecisions> {
  const path = join(folder, "postmortem_causes.csv");
  const taxonomyFile = await taxonomyFileFor(folder);
  const taxonomy = readTaxonomy(await Deno.readTextFile(taxonomyFile), taxonomyFile);
  const finals = drafts.filter(({ status }) => status === "final");
  const decided = finals.flatMap((draft) => decidedIn(draft, new Date().toISOString()));
  const names = new Set(taxonomy.categories.map(({ name }) => name));
  const sound = decided.filter(({ category }) => names.has(category));
  const strange = decided.filter(({ category }) => !names.has(category));
  const { labels: former, bad } = readCauseLabels(await bytesOf(path), path, taxonomy);
  if (bad.length > 0) throw unsound(path, bad.map(({ line }) => line));
  const labels = merge(former, sound, new Set(finals.flatMap(({ incidentId }) => incidentId ?? [])));
  if (labels.length > 0 || former.length > 0) {
    await replaceFile(path, `${causeColumns.join(",")}\n${labels.map(labelLine).join("")}`);
  }
  return {
    labels,
    strange: strange.map(({ incidentId, role, category }) => `${incidentId}: ${role} "${category}"`),
  };
}
