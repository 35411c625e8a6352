import { fullName } from "./_full_name.ts";
import { type Mapping, missing } from "./_map_records.ts";
import { personRow } from "./_people.ts";

/** How the users of a tool that keeps first and last names apart become people. */
export function namedUsers(vendor: string): Mapping {
  return (fields) => {
    const id = fields.text("id");
    if (id === null) return missing("id");
    const name = fullName(fields.text("first_name"), fields.text("last_name"));
    return { rows: [personRow(vendor, id, { name, email: fields.text("email") })] };
  };
}
