import type { JsonObject } from "../_json_value.ts";
import { personId } from "../_person.ts";
import { peopleColumns, vendor } from "./_servicenow.ts";

/** Who a column names: the id is the `sys_id` where the export has one, else the name as shown. */
export interface NamedPerson {
  readonly id: string;
  readonly name: string | null;
}

const sysId = /^[0-9a-f]{32}$/;

/** The person a value names; a bare `sys_id` says nothing of the name. */
export function personIn(value: string, id: string | null): NamedPerson {
  if (sysId.test(value)) return { id: value, name: null };
  return { id: id ?? value, name: value };
}

/** Values for `extra`: whoever a column of people names stands there as a pseudonym. */
export function withoutPeople(
  values: Readonly<Record<string, string>>,
  people: ReadonlyMap<string, NamedPerson>,
): JsonObject {
  const shown = Object.entries(values).map(([column, value]) => {
    const person = people.get(column);
    return [column, person ? personId(vendor, person.id) : value];
  });
  return Object.fromEntries(shown);
}

/** People by the column that names them. */
export function peopleIn(
  values: Readonly<Record<string, string>>,
  idOf: (column: string) => string | null = () => null,
): ReadonlyMap<string, NamedPerson> {
  const named = peopleColumns.filter((column) => values[column] !== undefined);
  return new Map(named.map((column) => [column, personIn(values[column] as string, idOf(column))]));
}

/** Names by id, as rows of `people` and the hiding of names take them. */
export function namesById(people: ReadonlyMap<string, NamedPerson>): ReadonlyMap<string, string | null> {
  return new Map([...people.values()].map(({ id, name }) => [id, name]));
}

/** Ids by the name people are shown under. */
export function idsByName(people: ReadonlyMap<string, NamedPerson>): ReadonlyMap<string, string> {
  return new Map([...people.values()].flatMap(({ id, name }) => name === null ? [] : [[name, id]]));
}
