import type { Config } from "../../model/config.ts";
import type { ExportFile, Head, Source, SourceRecord } from "../../model/source.ts";
import { mapResource } from "./_mapping.ts";
import { resourceOf } from "./_resource.ts";
import type { Fields } from "../_fields.ts";
import { countJsonRecords } from "../_json_count.ts";
import { type JsonHead, jsonHead } from "../_json_head.ts";
import { placeOf } from "../_json_place.ts";
import { mapJsonRecords, type Mapped } from "../_map_records.ts";
import { Once } from "../_once.ts";
import { startOf } from "../_start_of.ts";

/** Users and other records that an answer refers to stand beside its own. */
const beside = "included";

/** A search for incidents holds them deeper down, after counts that may fill the start of the file. */
const searched = "data.attributes.incidents";
const isSearch = /"type"\s*:\s*"incidents_search_results"/;

async function placesOf(file: ExportFile): Promise<readonly string[]> {
  if (isSearch.test((await startOf(file)).slice(0, 4096))) return [searched, beside];
  const place = await placeOf(file, "data");
  return place === "$" ? [place] : [place, beside];
}

/** Type of the first resource of an answer and where it stands, as far as the start of the file shows it. */
export function firstResource(json: JsonHead): { readonly type: string; readonly path: string } | null {
  if (json.text("$.data.type") === "incidents_search_results") return { type: "incidents", path: "$.data" };
  const path = ["$[0]", "$.data[0]", "$.data"].find((base) => json.kind(base) === "object");
  const type = path === undefined ? "" : json.text(`${path}.type`);
  return path === undefined || type === "" ? null : { type, path };
}

function mapping(config: Config, once: Once): (fields: Fields) => Mapped {
  return (fields) => {
    const mapped = mapResource(resourceOf(fields), config);
    if (!("rows" in mapped)) return mapped;
    const [first, ...rest] = mapped.rows;
    return { rows: [first, ...once.rows(rest)] };
  };
}

async function count(file: ExportFile): Promise<number> {
  let records = 0;
  for (const place of await placesOf(file)) records += await countJsonRecords(file, place);
  return records;
}

async function* read(file: ExportFile): AsyncGenerator<SourceRecord> {
  const map = mapping(file.config, new Once());
  for (const place of await placesOf(file)) {
    const isThere = place !== beside || await countJsonRecords(file, place) > 0;
    if (isThere) yield* mapJsonRecords(file, place, map);
  }
}

/** What sets one kind of Datadog's JSON:API answers apart. */
export interface DatadogKind {
  readonly kind: string;
  readonly title: string;
  /** How sure a first resource makes it; 0 for none of this kind. */
  readonly sure: (type: string, json: JsonHead, path: string) => number;
}

/** The source of one kind of answer: a page, a bare array or one resource, with what it includes. */
export function datadogSource({ kind, title, sure }: DatadogKind): Source {
  return {
    kind,
    title,
    recognise(head: Head) {
      const json = jsonHead(head);
      const first = firstResource(json);
      const certainty = first === null ? 0 : sure(first.type, json, first.path);
      if (first === null || certainty === 0) return null;
      return { sure: certainty, why: `resources of Datadog's type "${first.type}"` };
    },
    count,
    read,
  };
}
