import type { Source, SourceRow } from "../model/source.ts";
import type { Fields } from "./_fields.ts";
import { jsonListSource } from "./_json_list.ts";
import type { Mapped } from "./_map_records.ts";
import type { Once } from "./_once.ts";

/** A kind of record that a tool exports beside what changes or breaks: users, labels, branches. */
export interface SideKind {
  /** What it is, for people: `a milestone`. */
  readonly what: string;
  /** Fields it has, none of which another kind has all of. */
  readonly has: readonly string[];
  /** Whether it has no other field. */
  readonly only?: true;
  /** The people it tells of. */
  readonly people?: (fields: Fields) => readonly SourceRow[];
}

function isOf(kind: SideKind, fields: Fields): boolean {
  if (kind.only && Object.keys(fields.values).length !== kind.has.length) return false;
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

/** The source of what a tool exports beside: it keeps the people, and says of the rest that nothing is kept. */
export function sideSource(
  { kind, title, kinds }: {
    readonly kind: string;
    readonly title: string;
    readonly kinds: readonly SideKind[];
  },
): Source {
  return jsonListSource({
    kind,
    title,
    members: ["items", "edges"],
    why: `${title} by their fields`,
    sure: 0.8,
    fits: (first) =>
      kinds.some(({ has, only }) => first.has(...has) && (!only || first.keys().length === has.length)),
    map: (fields, _config, once) => mapSide(kinds, fields, once),
  });
}
