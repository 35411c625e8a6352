import assert from "node:assert/strict";
import { methodVersion } from "../../../lib/analyses/families/_fingerprint.ts";
import { findFamilies } from "../../../lib/analyses/families/find.ts";
import { heldCompany } from "./_company.ts";

/** What each version of the method makes of one company's texts: another outcome needs another version. */
const outcomes: Readonly<Record<number, string>> = {
  2: "memory leak heap 69 0.99; message backlog topic 63 1.00; pool connections sessions 60 1.00; " +
    "provider partner vendor 55 0.96; cert midnight certificate 41 0.97; cache origin planned 23 1.00; none 89",
};

Deno.test("a method that finds other families has another version", () => {
  const { families, incidents } = findFamilies(heldCompany(1).rows, { draws: 2 });
  const terms = families.map(({ terms, members, stability }) =>
    `${terms.join(" ")} ${members.length} ${stability?.toFixed(2)}`
  ).join("; ");
  const none = incidents.filter(({ family }) => family === null).length;
  assert.equal(`${terms}; none ${none}`, outcomes[methodVersion]);
});
