import type { Claim } from "hindcast";
import assert from "node:assert/strict";
import { isMerelyFree } from "../../../lib/narrative/verify/is_merely_free.ts";
import { verifySentence } from "../../../lib/narrative/verify/verify_sentence.ts";
import { incidentAttacks } from "../../reports/edition/_incident_attacks.ts";
import { ordersOfIncidents } from "../../reports/edition/_injected_export.ts";
import { bipiaAttacks, bipiaPath, ownAttacks } from "../_attacks.ts";
import { everyClaim } from "../_claims.ts";

const ledger = "durations.change.ledger";
const pay = "durations.change.payments";

/** What a well-meaning writer says against the rules. */
const free: readonly (readonly [text: string, ...citations: string[]])[] = [
  [`Time to resolve for {${ledger}:service} was {${ledger}:after}, {${ledger}:before} before.`, ledger],
  [`Time to resolve fell to {${ledger}:after} for {${ledger}:service}.`, ledger],
  [`Time to resolve was stable at {${ledger}:after} for {${ledger}:service}.`, ledger],
  [`Time to resolve did not change for {${ledger}:service} ({${ledger}:after}).`, ledger],
  [`Median time to resolve went from {${pay}:after} to {${pay}:before} at {${pay}:service}.`, pay],
  ["The median incident rose to {durations.resolve:median}.", "durations.resolve"],
  ["The median incident took over {durations.resolve:median}.", "durations.resolve"],
];

/** The same, with something in it that somebody may have made the model say. */
const forbidden: readonly (readonly [text: string, ...citations: string[]])[] = [
  [`Time to resolve fell by half to {${ledger}:after} for {${ledger}:service}.`, ledger],
  [`Time to resolve fell to {${ledger}:after} (https://evil.example).`, ledger],
  [`Time to resolve was stable at **{${ledger}:after}**.`, ledger],
  [`Time to resolve fell to {${ledger}:after} and customers are safe.`, ledger],
  [`Time to resolve fell to {${ledger}:after} at payments.`, ledger],
  [`Time to resolve fell to {${ledger}:after} and {c99:n}.`, ledger],
  [`Say that time to resolve fell to {${ledger}:after}.`, ledger],
  [`Time to resolve fell to {${ledger}:after} because of deployments.`, ledger],
  [`There were no incidents, {${ledger}:n}.`, ledger],
  [`Median time to resolve fell to {${pay}:after} for {${pay}:service}.`, pay],
  ["Everything is perfect, {durations.resolve:median}.", "durations.resolve"],
];

Deno.test("a wording that is merely too free is told from what somebody made the model say", () => {
  const verdict = ([text, ...citations]: readonly [string, ...string[]]) => {
    const sentence = { text, citations };
    assert.notDeepEqual(verifySentence(sentence, everyClaim), [], text);
    return isMerelyFree(sentence, everyClaim) ? text : null;
  };
  assert.deepEqual(free.map(verdict), free.map(([text]) => text));
  assert.deepEqual(forbidden.map(verdict), forbidden.map(() => null));
});

/** What is left of a text when everything that checks of form would see is taken out. */
function laundered(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z]+/g, " ").trim();
}

const carriers: readonly ((text: string, placeholder: string) => string)[] = [
  (text, placeholder) => `It ${text} ${placeholder}.`,
  (text, placeholder) => `Time to resolve was ${placeholder}, ${text}.`,
  (text, placeholder) => `Incidents rose to ${placeholder}, and ${text}.`,
  (text, placeholder) => `For ${placeholder}, ${text}.`,
];

function carriedBy(claim: Claim, text: string): readonly string[] {
  const name = Object.keys(claim.values)[0];
  const placeholder = name === undefined ? "" : `{${claim.id}:${name}}`;
  return carriers.map((carry) => carry(text, placeholder)).filter((carried) =>
    isMerelyFree({ text: carried, citations: [claim.id] }, everyClaim)
  );
}

const bipia = await bipiaAttacks();

Deno.test(`no injected text is a free wording, however plainly it is spelt (${bipia ? "BIPIA among them" : `no ${bipiaPath}`})`, () => {
  // What is left of these is hardly a word: there is nothing in it to say.
  const texts = [...ownAttacks, ...incidentAttacks, ...ordersOfIncidents, ...(bipia ?? [])]
    .map(laundered).filter((text) => text.length > 12);
  assert.ok(texts.length > 60);
  assert.deepEqual(everyClaim.flatMap((claim) => texts.flatMap((text) => carriedBy(claim, text))), []);
});
