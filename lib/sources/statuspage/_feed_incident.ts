import type { Config } from "../../model/config.ts";
import type { Defect, SourceRow } from "../../model/source.ts";
import { incidentRecord } from "../_incident_record.ts";
import { readInstant } from "../_instant.ts";
import type { FeedEntry } from "./_feed_entries.ts";
import { type FeedUpdate, feedUpdates } from "./_feed_updates.ts";
import { vendor } from "./_statuspage.ts";
import { updateKind } from "./_updates.ts";
import { canonicalStatus } from "../_words.ts";

/** Names feeds in the ledger and incidents of theirs in their keys. */
export const feedKind = "statuspage_feed";

/** What an entry gives: rows and what of it could not be read, or why there are none. */
export type MappedEntry =
  | { readonly rows: readonly [SourceRow, ...SourceRow[]]; readonly defects: readonly Defect[] }
  | { readonly rejected: Defect };

const statuses = { scheduled: "open", verifying: "mitigated" } as const;
const maintenance: ReadonlySet<string> = new Set(["scheduled", "in_progress", "verifying", "completed"]);
const ends: ReadonlySet<string> = new Set(["resolved", "completed"]);
/** Words of updates that change nothing about where an incident stands. */
const remarks: ReadonlySet<string> = new Set(["update", "postmortem"]);

function timeOf(update: FeedUpdate | undefined): string | null {
  return update !== undefined && "at" in update.at ? update.at.at : null;
}

/** When an entry was changed last: Atom says it in ISO 8601, RSS as mail does. */
function changedAt({ fields }: FeedEntry): string | null {
  const stated = fields.get("updated") ?? fields.get("published");
  if (stated !== undefined) {
    const read = readInstant(stated, undefined);
    return "at" in read ? read.at : null;
  }
  const mailed = fields.get("pubDate") ?? "";
  const isWhole =
    /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} 20\d\d \d\d:\d\d(?::\d\d)? (?:GMT|UTC|[+-]\d{4})$/;
  return isWhole.test(mailed) ? new Date(mailed).toISOString() : null;
}

/** The address of the incident's page, and the id in it, which the page's API gives as well. */
function pageOf({ fields }: FeedEntry): { url: string | null; id: string | null } {
  const url = fields.get("link")?.trim() ?? null;
  const named = fields.get("id") ?? fields.get("guid") ?? "";
  const id = /\/incidents\/([\w-]+)/.exec(`${url} ${named}`)?.[1] ?? null;
  return { url, id: id ?? /:Incident\/(\d+)$/.exec(named)?.[1] ?? null };
}

/** Times of an incident by its updates, the first one first. What was told again after its end opens it anew. */
function timesOf(updates: readonly FeedUpdate[]) {
  const started = timeOf(updates.find((update) => !remarks.has(update.word) && update.word !== "scheduled"));
  const states = updates.filter(({ word }) => !remarks.has(word));
  const reopened = states.findLastIndex(({ word }) => !ends.has(word));
  return {
    started_at: started,
    declared_at: timeOf(updates[0]),
    mitigated_at: timeOf(states.find(({ word }) => word === "monitoring")),
    resolved_at: timeOf(states[reopened + 1]),
  };
}

function eventRows(updates: readonly FeedUpdate[], id: string): SourceRow[] {
  return updates.map((update, at) => ({
    table: "incident_events",
    row: {
      event_id: `${feedKind}:${id}#${at}`,
      source: feedKind,
      record_id: `${feedKind}:${id}`,
      occurred_at: timeOf(update),
      occurred_at_raw: update.shown,
      kind: updateKind(update.word),
      text: update.body,
    },
  }));
}

function missing(field: string): MappedEntry {
  return {
    rejected: { code: field === "id" ? "E-ID" : "E-SCHEMA", field, value: null, reason: "it is missing" },
  };
}

function defectsOf(updates: readonly FeedUpdate[], html: string): Defect[] {
  if (updates.length === 0) {
    const reason = "no update can be read in it, so that nothing is known but the title";
    return [{ code: "E-SCHEMA", field: "content", value: html.slice(0, 200) || null, reason }];
  }
  return updates.flatMap(({ shown, at }) =>
    "at" in at ? [] : [{ code: at.code, field: "content", value: shown, reason: at.reason }]
  );
}

/** An incident or a maintenance as a feed tells it: what the page said and when, without components and impact. */
export function mapEntry(entry: FeedEntry, config: Config, thing: string): MappedEntry {
  const { url, id } = pageOf(entry);
  if (id === null) return missing("id");
  const changed = changedAt(entry);
  if (changed === null) return missing(entry.fields.has("pubDate") ? "pubDate" : "updated");
  const html = entry.fields.get("content") ?? entry.fields.get("description") ?? "";
  const zone = config.zones.sources[feedKind];
  const updates = feedUpdates(html, Date.parse(changed), zone, thing).toReversed();
  const state = updates.findLast(({ word }) => !remarks.has(word))?.word ?? null;
  const isMaintenance = updates.some(({ word }) => maintenance.has(word));
  const row = incidentRecord(feedKind, vendor, id, {
    title: entry.fields.get("title")?.trim() ?? null,
    summary: updates[0]?.body ?? null,
    status: canonicalStatus(state, config, statuses),
    status_raw: state,
    incident_type: isMaintenance ? "maintenance" : "incident",
    ...timesOf(updates),
    updated_at: changed,
    url,
  });
  return { rows: [row, ...eventRows(updates, id)], defects: defectsOf(updates, html) };
}
