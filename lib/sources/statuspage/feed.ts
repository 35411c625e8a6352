import type { ExportFile, Source, SourceRecord } from "../../model/source.ts";
import { zoneNeeded } from "../_zone_needed.ts";
import { entriesBegun, feedEntries } from "./_feed_entries.ts";
import { feedKind, mapEntry } from "./_feed_incident.ts";

const opening = /^\uFEFF?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[^]*?-->\s*)*<(?:feed|rss)\b/i;
/** What every history of a Statuspage is called, in its title or in its id. */
const history =
  /<title>(?:<!\[CDATA\[)?[^<]*\bIncident History(?:\]\]>)?<\/title>|:\/history<\/id>|\/history\.(?:atom|rss)["<]/;

async function* read(file: ExportFile): AsyncGenerator<SourceRecord> {
  for (const entry of feedEntries(await file.text(), file.path)) {
    const origin = { line: entry.line, path: null };
    const mapped = mapEntry(entry, file.config, file.path);
    if ("rejected" in mapped) {
      yield { origin, ...mapped, raw: entry.raw.slice(0, 4000) };
      continue;
    }
    const naive = mapped.defects.find(({ code }) => code === "E-ZONE");
    if (naive) throw zoneNeeded(file, feedKind, origin, naive);
    yield { origin, ...mapped };
  }
}

/**
 * The history of a status page as Atom or RSS: `history.atom`, `history.rss`. It tells neither components nor impact, and
 * the latest incidents alone: where the page has an API, its `incidents.json` tells more, under the same ids.
 */
export const statuspageFeed: Source = {
  kind: feedKind,
  title: "Statuspage history (Atom or RSS)",
  recognise: ({ text }) =>
    opening.test(text) && history.test(text) ? { sure: 0.9, why: "a feed called Incident History" } : null,
  count: async (file) => entriesBegun(await file.text()),
  read,
};
