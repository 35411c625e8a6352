import type { Company } from "./company.ts";

/** Which wordings the company speaks, and the incidents told in the half that is held out. */
export function languageTruth({ language, incidents }: Company) {
  return {
    used: language,
    rule: "a wording is held out where the hash of its text is odd; an incident is told in one half",
    held: incidents.filter(({ half }) => half === "held").map(({ id }) => id),
  };
}
