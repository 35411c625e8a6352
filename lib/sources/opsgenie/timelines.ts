import type { ExportFile, Head, Recognition, Source, SourceRecord, SourceRow } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { countJsonRecords } from "../_json_count.ts";
import { jsonHead } from "../_json_head.ts";
import { mapJsonRecords, type Mapped } from "../_map_records.ts";
import { vendor } from "./_opsgenie.ts";
import { actorsOf, courseOf, eventRows, timelinesKind } from "./_timeline.ts";
import { hidingNames, personRows } from "../_people.ts";
import { refusingNaive } from "../_refuse_naive.ts";

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

interface Named {
  readonly incident: string;
  /** The incident's id and what stands behind it in the path: a long timeline comes in several files. */
  readonly page: string;
}

/** The incident a timeline belongs to: the answer does not say, so its file is named after it. */
function namedBy(path: string): Named | null {
  const found = [...path.matchAll(uuid)].at(-1);
  if (found === undefined) return null;
  const page = path.slice(found.index).replace(/\.json.*$/i, "").toLowerCase();
  return { incident: found[0].toLowerCase(), page };
}

function recognise(head: Head): Recognition | null {
  const json = jsonHead(head);
  const isTimeline = json.kind("$.data.entries") === "array";
  if (!isTimeline) return null;
  const isEmpty = !json.has("$.data.entries[0]");
  const first = "$.data.entries[0]";
  const isEntry = json.has(`${first}.eventTime`, `${first}.type`, `${first}.actor`);
  if (!isEntry && !(isEmpty && json.has("$.took", "$.requestId"))) return null;
  return { sure: isEmpty ? 0.6 : 0.95, why: "a timeline with Opsgenie's entries" };
}

/** What the timeline says of its incident's course, as a record beside the incident's own. */
function courseRow(entries: readonly Fields[], named: Named, zone: string | undefined): SourceRow {
  const row = {
    record_id: `${timelinesKind}:${named.page}`,
    source: timelinesKind,
    vendor,
    vendor_id: named.incident,
    ...courseOf(entries, zone),
  };
  return { table: "incident_records", row };
}

function mapping(file: ExportFile): (fields: Fields) => Mapped {
  const zone = file.config.zones.sources[timelinesKind];
  const named = namedBy(file.path);
  return (fields) => {
    const entries = fields.list("entries");
    if (entries.length === 0) return { nothing: "a timeline without entries" };
    if (named === null) {
      const reason = "the file's path names no incident: save each timeline as <incident id>.json";
      return { rejected: { code: "E-ID", field: "incident id", value: null, reason } };
    }
    const actors = actorsOf(entries);
    return {
      rows: [
        courseRow(entries, named, zone),
        ...eventRows(entries, named.incident, hidingNames(vendor, actors), zone),
        ...personRows(vendor, actors),
      ],
    };
  };
}

function read(file: ExportFile): AsyncGenerator<SourceRecord> {
  return refusingNaive(file, timelinesKind, mapJsonRecords(file, "data", mapping(file)));
}

/** `GET /v2/incident-timelines/{id}/entries` of Opsgenie: one record a file, with the incident's id in the file's path. */
export const opsgenieTimelines: Source = {
  kind: timelinesKind,
  title: "Opsgenie incident timelines",
  recognise,
  scope: (path) => namedBy(path)?.page ?? "",
  count: (file) => countJsonRecords(file, "data"),
  read,
};
