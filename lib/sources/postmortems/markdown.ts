import type { Source } from "../../model/source.ts";
import { recognisePostmortem } from "./_recognition.ts";
import { postmortemRows } from "./_rows.ts";

const kind = "postmortem_markdown";

/**
 * Postmortems written in Markdown or Quarto, with or without YAML front matter: one document is one record.
 *
 * Timelines stand as headings, tables, bullets or lines. Their times are placed in UTC by the zone the document
 * names, once or on each line; where it names none, by `zones.sources.postmortem_markdown` of the configuration; else
 * `occurred_at` stays NULL and `missing` says why. Owners of action items become pseudonyms.
 *
 * @example
 * ```ts
 * import { parseConfig, postmortemMarkdown } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const text = `# 2026-03-02, Queue stuck\n\n## Summary\n\nOrders waited.\n\n## Timeline\n\nAll times in CET\n\n- 14:23 - Alert\n- 14:40 - Restart\n`;
 * const file = {
 *   path: "queue.md",
 *   fileId: "000000000000",
 *   bytes: text.length,
 *   config: parseConfig({}),
 *   text: () => Promise.resolve(text),
 *   async *stream() {},
 *   async *entries() {},
 * };
 * for await (const record of postmortemMarkdown.read(file)) {
 *   assert.ok("rows" in record);
 *   assert.equal(record.rows[0].row["date"], "2026-03-02");
 *   assert.equal(record.rows.find((each) => each.table === "incident_events")?.row["occurred_at"], "2026-03-02T13:23:00.000Z");
 * }
 * ```
 */
export const postmortemMarkdown: Source = {
  kind,
  title: "Postmortem (Markdown)",
  recognise: recognisePostmortem,
  count: () => Promise.resolve(1),
  async *read(file) {
    const { rows, defects } = postmortemRows(await file.text(), file, { source: kind });
    const origin = { line: 1, path: null };
    yield defects.length === 0 ? { origin, rows } : { origin, rows, defects };
  },
};
