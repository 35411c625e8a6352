import type { Fields } from "./_fields.ts";
import type { NamedPeople } from "./_people.ts";
import { personId } from "./_person.ts";
import { replaceIn } from "./_replace_in.ts";

/** Who a value of a tool is, with the name where it gives one; null for all that is no person. */
export type PersonAt = (value: unknown) => { readonly id: string; readonly name: string | null } | null;

/** How a tool's records name people, wherever they do. */
export interface ToolPeople {
  /** People named anywhere in a value, by id. */
  peopleIn(value: unknown): NamedPeople;
  /** A value for `extra`: people as pseudonyms. */
  withoutPeople(value: unknown): unknown;
  /** Pseudonym of the person a reference names; NULL for machines. */
  personOf(reference: Fields): string | null;
}

/** The people of a tool, known by what `personAt` says. */
export function toolPeople(vendor: string, personAt: PersonAt): ToolPeople {
  function find(value: unknown, found: Map<string, string | null>): NamedPeople {
    const person = personAt(value);
    if (person) found.set(person.id, person.name ?? found.get(person.id) ?? null);
    else if (typeof value === "object" && value !== null) {
      for (const item of Object.values(value)) find(item, found);
    }
    return found;
  }
  function pseudonym(value: unknown): string | null {
    const person = personAt(value);
    return person && personId(vendor, person.id);
  }
  return {
    peopleIn: (value) => find(value, new Map()),
    withoutPeople: (value) => replaceIn(value, (part) => pseudonym(part) ?? undefined),
    personOf: (reference) => pseudonym(reference.values),
  };
}
