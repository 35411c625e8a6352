import type { Config } from "../model/config.ts";
import type { Head, Recognition, Source } from "../model/source.ts";
import type { Fields } from "./_fields.ts";
import { countJsonRecords } from "./_json_count.ts";
import { type JsonHead, jsonHead } from "./_json_head.ts";
import { mapJsonRecords, type Mapped } from "./_map_records.ts";
import { Once } from "./_once.ts";
import { refusingNaive } from "./_refuse_naive.ts";
import { firstRecord, wholeOrPlaceOf } from "./_whole_place.ts";

/** A kind of export that is a JSON list of records, in the envelope of its API, bare, or a single record. */
export interface JsonKind {
  readonly kind: string;
  readonly title: string;
  /** Names the list may have in the outer object. */
  readonly names: readonly [string, ...string[]];
  /** Fields the first record has, as paths below it. */
  readonly has: readonly string[];
  /** Fields that would make it another kind. */
  readonly lacks?: readonly string[];
  /** What else must hold of the first record; `base` is its path. */
  readonly where?: (json: JsonHead, base: string) => boolean;
  /** How sure that makes; default 0.95. */
  readonly sure?: number;
  /** What it was recognised by, for people. */
  readonly why: string;
  readonly map: (fields: Fields, config: Config, once: Once) => Mapped;
}

function recogniseAs(parts: JsonKind, head: Head): Recognition | null {
  const json = jsonHead(head);
  const base = firstRecord(head, ...parts.names);
  if (base === null || !json.has(...parts.has.map((field) => `${base}.${field}`))) return null;
  if (parts.lacks?.some((field) => json.has(`${base}.${field}`))) return null;
  return parts.where?.(json, base) === false ? null : { sure: parts.sure ?? 0.95, why: parts.why };
}

/** The source of such a kind. A stamp that names no zone refuses the file, unless a zone is configured for the kind. */
export function jsonSource(parts: JsonKind): Source {
  return {
    kind: parts.kind,
    title: parts.title,
    recognise: (head) => recogniseAs(parts, head),
    async count(given) {
      const { file, place } = await wholeOrPlaceOf(given, ...parts.names);
      return await countJsonRecords(file, place);
    },
    async *read(given) {
      const once = new Once();
      const { file, place } = await wholeOrPlaceOf(given, ...parts.names);
      const records = mapJsonRecords(file, place, (fields) => parts.map(fields, file.config, once));
      yield* refusingNaive(file, parts.kind, records);
    },
  };
}
