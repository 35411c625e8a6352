import type { Chapter, Narrative } from "../model/narrative.ts";
import { offlineChapter } from "./_offline_chapter.ts";

/**
 * Writes claims as prose without any model: findings first, then what could not be told, then context and definitions.
 * Claims that differ in one name only become one sentence, and nothing is said twice.
 *
 * @param chapters headings with their claims; the order of claims decides among equals.
 * @returns the same text for the same claims, always.
 *
 * @example
 * ```ts
 * import { claim, writeOffline } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const open = (service: string) =>
 *   claim({
 *     id: `frequency.${service}`,
 *     finding: "frequency",
 *     text: "There is no evidence of a change for {service}.",
 *     values: { service: { value: service, unit: "text", term: service } },
 *     strength: "no-evidence",
 *     role: "support",
 *     direction: "none",
 *   });
 * const written = writeOffline([{ title: "How often", claims: [open("search"), open("payments")] }]);
 * assert.deepEqual(written.chapters[0]?.sentences.map(({ text }) => text), [
 *   "There is no evidence of a change for search and payments.",
 * ]);
 * ```
 */
export function writeOffline(chapters: readonly Chapter[]): Narrative {
  return {
    writer: "offline",
    model: null,
    promptHash: null,
    reason: null,
    chapters: chapters.map(offlineChapter),
    rejected: [],
  };
}
