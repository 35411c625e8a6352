import type { Head, Source, SourceRow } from "../model/source.ts";
import type { Fields } from "./_fields.ts";
import { countJsonRecords } from "./_json_count.ts";
import { jsonHead } from "./_json_head.ts";
import { mapJsonRecords, type Mapped } from "./_map_records.ts";
import { Once } from "./_once.ts";
import { firstRecord, wholeOrPlaceOf } from "./_whole_place.ts";

/** A kind of record that a tool exports beside what changes or breaks: users, labels, branches. */
export interface SideKind {
  /** What it is, for people: `a milestone`. */
  readonly what: string;
  /** Fields it has, none of which another kind has all of. */
  readonly has: readonly string[];
  /** The people it tells of. */
  readonly people?: (fields: Fields) => readonly SourceRow[];
}

function isOf(kind: SideKind, fields: Fields): boolean {
  return kind.has.every((path) => {
    const names = path.split(".");
    const owner = names.slice(0, -1).reduce((at, name) => at.object(name), fields);
    return Object.hasOwn(owner.values, names.at(-1) ?? "");
  });
}

/** Reads a record as the first kind it is of: the people it tells of, or why there is nothing to keep. */
export function mapSide(kinds: readonly SideKind[], fields: Fields, once: Once): Mapped {
  const kind = kinds.find((one) => isOf(one, fields));
  if (!kind) {
    const reason = "it is of no kind that this tool is known to export";
    return { rejected: { code: "E-SCHEMA", field: null, value: null, reason } };
  }
  const people = kind.people?.(fields) ?? [];
  const [first, ...rest] = once.rows(people);
  if (first) return { rows: [first, ...rest] };
  const reason = people.length > 0 ? `${kind.what}: this file told of that person before` : null;
  return { nothing: reason ?? `${kind.what}, which no table holds` };
}

function recogniser(kinds: readonly SideKind[], names: readonly string[], title: string) {
  return (head: Head) => {
    const json = jsonHead(head);
    const base = firstRecord(head, ...names);
    const kind = base === null
      ? undefined
      : kinds.find(({ has }) => json.has(...has.map((field) => `${base}.${field}`)));
    return kind ? { sure: 0.8, why: `${title}: ${kind.what} by its fields` } : null;
  };
}

/** The source of what a tool exports beside: it keeps the people, and says of the rest that nothing is kept. */
export function sideSource(
  { kind, title, names, kinds }: {
    readonly kind: string;
    readonly title: string;
    readonly names: readonly [string, ...string[]];
    readonly kinds: readonly SideKind[];
  },
): Source {
  return {
    kind,
    title,
    recognise: recogniser(kinds, names, title),
    async count(given) {
      const { file, place } = await wholeOrPlaceOf(given, ...names);
      return await countJsonRecords(file, place);
    },
    async *read(given) {
      const once = new Once();
      const { file, place } = await wholeOrPlaceOf(given, ...names);
      yield* mapJsonRecords(file, place, (fields) => mapSide(kinds, fields, once));
    },
  };
}
