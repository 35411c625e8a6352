import type { Chapter } from "../model/narrative.ts";
import { cleanName } from "./clean_name.ts";
import type { Attempt } from "./_model_chapter.ts";

function listed(titles: readonly string[]): string {
  const names = titles.map(cleanName);
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** Says which chapters a model was asked for and did not write, or not all of, and why; null when it wrote them all. */
export function reasonOf(
  chapters: readonly Chapter[],
  attempts: readonly Attempt[],
  model: string,
): string | null {
  const missing = attempts.flatMap(({ why, chapter }, index) =>
    why === null ? [] : [{ why, title: chapters[index]?.title ?? "", isWritten: chapter !== null }]
  );
  if (missing.length === 0) return null;
  const asked = chapters.filter(({ claims }) => claims.length > 0).length;
  const reasons = [...Map.groupBy(missing, ({ why }) => why)].map(([why, group]) =>
    group.length === asked ? why : `${listed(group.map(({ title }) => title))}: ${why}`
  );
  const unwritten = missing.filter(({ isWritten }) => !isWritten).length;
  const what = unwritten === asked
    ? "was not used"
    : `did not write every ${unwritten > 0 ? "chapter" : "sentence"}`;
  return `The language model ${cleanName(model)} ${what}: ${reasons.join("; ")}.`;
}
