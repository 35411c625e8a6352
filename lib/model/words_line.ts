const written = /words: \{ (\w+): \{ (.*) \} \}$/;

/**
 * Joins lines that each give one word a meaning into one line for `hindcast.yaml`, which holds `words` only once.
 *
 * @param lines texts that end with such a line; others are passed over.
 *
 * @example
 * ```ts
 * import { wordsLine } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.equal(
 *   wordsLine(['words: { severity: { "low": 4 } }', 'words: { severity: { "high": 2 } }']),
 *   'words: { severity: { "low": 4, "high": 2 } }',
 * );
 * ```
 */
export function wordsLine(lines: readonly string[]): string {
  const sections = new Map<string, Set<string>>();
  for (const line of lines) {
    const [, section, entry] = written.exec(line) ?? [];
    if (section === undefined || entry === undefined) continue;
    sections.set(section, (sections.get(section) ?? new Set()).add(entry));
  }
  const parts = [...sections].map(([section, entries]) => `${section}: { ${[...entries].join(", ")} }`);
  return `words: { ${parts.join(", ")} }`;
}
