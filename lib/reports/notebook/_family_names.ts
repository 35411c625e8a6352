import type { Finding } from "../../model/finding.ts";

const familyId = /\bfamily-[0-9a-f]{8}\b/g;

/** A text of a finding with families by their names, as far as its terms tell them, in place of their ids. */
export function familyNames({ terms }: Finding<object>): (text: string) => string {
  const names = new Map(terms.flatMap(({ term, labels }) => {
    const [id] = term.match(familyId) ?? [];
    const name = labels?.family ?? (labels?.target_kind === "family" ? labels.target : undefined);
    return id === undefined || name === undefined ? [] : [[id, name] as const];
  }));
  return (text) => text.replaceAll(familyId, (id) => names.get(id) ?? id);
}
