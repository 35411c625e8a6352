import type { Config } from "../../model/config.ts";
import type { SourceRow } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { isJsonObject } from "../_json_value.ts";
import { lookUp } from "../_look_up.ts";
import { type NamedPeople, personRows } from "../_people.ts";
import { personId } from "../_person.ts";
import { replaceIn } from "../_replace_in.ts";
import { canonicalService } from "../_words.ts";

/** Tool all GitLab ids belong to. */
export const vendor = "gitlab";

const projectAddress = /^https?:\/\/[^/]+\/(.+?)\/-\//;

/** Path of the project an address lies in: `shop/payments`. */
export function projectIn(...addresses: readonly (string | null)[]): string | null {
  for (const address of addresses) {
    const path = projectAddress.exec(address ?? "")?.[1];
    if (path !== undefined) return path;
  }
  return null;
}

/** The service a project is: by its path where the configuration knows it, else by its own name. */
export function serviceOf(project: string | null, config: Config): string | null {
  if (project === null) return null;
  return lookUp(config.words.services, project) ?? canonicalService(project.split("/").at(-1), config);
}

/** A user by the name of the account; connectors that split users off leave its number under `<name>_id`. */
function accountOf(
  fields: Fields,
  name: string,
): { readonly id: string; readonly name: string | null } | null {
  const user = fields.object(name);
  const id = user.text("username") ?? user.text("id") ?? fields.text(`${name}_id`);
  return id === null ? null : { id, name: user.text("name") };
}

/** Pseudonym of a user a record names; NULL for bots. */
export function authorOf(fields: Fields, ...names: readonly string[]): string | null {
  const account = names.map((name) => accountOf(fields, name)).find((found) => found !== null);
  return account && !/(?:^|[_-])bot(?:$|[_-])/i.test(account.id) ? personId(vendor, account.id) : null;
}

/** The users a record names. */
export function peopleOf(fields: Fields, ...names: readonly string[]): NamedPeople {
  const accounts = names.flatMap((name) =>
    isJsonObject(fields.values[name]) ? accountOf(fields, name) ?? [] : []
  );
  return new Map(accounts.map(({ id, name }) => [id, name]));
}

/** Rows of the users a record names. */
export function userRows(fields: Fields, ...names: readonly string[]): SourceRow[] {
  return personRows(vendor, peopleOf(fields, ...names));
}

/** A value for `extra`: users as pseudonyms. */
export function withoutPeople(value: unknown): unknown {
  return replaceIn(value, (part) => {
    const username = isJsonObject(part) ? part["username"] : undefined;
    return typeof username === "string" ? personId(vendor, username) : undefined;
  });
}
