import { claim } from "hindcast";
import assert from "node:assert/strict";
import type { BoundValue } from "../../../lib/model/claim.ts";
import { verifyTelling } from "../../../lib/narrative/verify/verify_telling.ts";

const units: Readonly<Record<string, Pick<BoundValue, "unit" | "value">>> = {
  lag: { unit: "s", value: 1800 },
  p: { unit: "share", value: 0.5 },
  rank: { unit: "count", value: 1 },
};

/** Why a wording of one claim is refused. */
function refusals(own: string, told: string): readonly string[] {
  const names = [...own.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const values = Object.fromEntries(
    names.map((
      name,
    ): [string, BoundValue] => [name, {
      ...(units[name] ?? { unit: "text", value: `x${name}` }),
      term: "t",
    }]),
  );
  const parts = { strength: "context", role: "support", direction: null } as const;
  const known = claim({ id: "c", finding: "t", text: own, values, ...parts });
  return verifyTelling({ text: told.replaceAll(/\{(\w+)\}/g, "{c:$1}"), citations: ["c"] }, [known]);
}

const what = "“{title}” affected {services}, severity {severity}.";
const change =
  "Hypothesis {rank}, probability {p}: set off by the {kind} change “{title}” on {service}, {lag} before the start.";
const remedy = "The last remedy told before its end: “{quote}” ({place}).";
const services = "Services named: {services}.";

/** True wordings in plain words. */
const passing = [
  [what, "An incident called {title}, affecting {services}, had severity {severity}."],
  [what, "The incident, {title}, affected {services} and was rated severity {severity}."],
  [
    change,
    "Hypothesis {rank}, with probability {p}, is that the {kind} change {title} on {service}, {lag} before the start, set it off.",
  ],
  [remedy, "Before its end, the last remedy told was {quote} ({place})."],
  [services, "The exports name the services {services}."],
] as const;

/** Wordings near them that say something else. */
const refused = [
  [what, "An incident called {services}, affecting {title}, had severity {severity}."],
  [
    change,
    "Hypothesis {p}, with probability {rank}, is that the {kind} change {title} on {service}, {lag} before the start, set it off.",
  ],
  [
    change,
    "Hypothesis {rank}, with probability {p}, is that the {kind} change {title} on {service}, {lag} after the start, set it off.",
  ],
  [remedy, "After its end, the last remedy told was {quote} ({place})."],
  [services, "The exports name the engineers {services}."],
] as const;

Deno.test("a claim may be told in plain words, each value beside a word that says what it is", () => {
  for (const [own, told] of passing) assert.deepEqual(refusals(own, told), [], told);
  for (const [own, told] of refused) assert.notDeepEqual(refusals(own, told), [], told);
});
