import { stringify } from "yaml";
import { unstableBelow } from "../analyses/families/analysis.ts";
import { toldFamilies, type ToldFamily } from "../analyses/families/stories.ts";
import { cleanText } from "../model/clean_text.ts";
import { formatValue } from "../model/format.ts";
import { modelOptionsFromEnv } from "../narrative/model_options_from_env.ts";
import { nameFamilies, type ProposedNames } from "../narrative/name_families.ts";
import { openWarehouse } from "../warehouse/mod.ts";
import { readArguments } from "./arguments.ts";
import { labelsFolder } from "./family_decisions.ts";
import { defaultWarehouse } from "./load.ts";
import { complain, say } from "./terminal.ts";

const help =
  `Lists the families of incidents by the ids that your decisions name, and proposes names for them.

  deno task families [--warehouse F] [--ask-model] [--json]

  --warehouse F   the database (default ${defaultWarehouse})
  --ask-model     let the language model of HINDCAST_MODEL propose names: some masked texts of each family are sent to it
  --json          the families and what was proposed as JSON

A proposal counts only when incidents of the family say each word of it. It changes nothing: what you write under
"rename" in ${labelsFolder}/families.yaml holds from the next load on. Exit code 0: done; 1: failed; 2: wrong usage.`;

const options = {
  warehouse: { type: "string", default: defaultWarehouse },
  "ask-model": { type: "boolean", default: false },
  json: { type: "boolean", default: false },
} as const;

/** Asks for names of those that people have not named. */
async function proposed(families: readonly ToldFamily[]): Promise<ProposedNames | null> {
  const { model, reason } = modelOptionsFromEnv(Deno.env.toObject());
  if (model === null) {
    complain(
      `Cannot ask for names: ${reason}. Set HINDCAST_MODEL and its address, or leave out --ask-model.`,
    );
    return null;
  }
  return await nameFamilies(families.filter(({ decidedBy }) => decidedBy === "found"), model);
}

function printFamilies(families: readonly ToldFamily[]): void {
  if (families.length === 0) say("There are no families: load your exports with deno task load.");
  for (const { familyId, name, decidedBy, stability, texts } of families) {
    const told = [
      `${texts.length} ${texts.length === 1 ? "incident" : "incidents"}`,
      ...(decidedBy === "people" ? ["decided by people"] : []),
      ...(stability === null ? [] : [`stability ${formatValue(stability, "share")}`]),
    ];
    say(`${familyId}  ${cleanText(name)}  (${told.join(", ")})`);
  }
  if (families.some(({ stability }) => stability !== null)) {
    const bound = formatValue(unstableBelow, "share");
    say(
      `\nStability: how much of a family comes back when incidents are drawn anew; below ${bound} its bounds are not to be trusted.`,
    );
  }
}

function printProposals({ proposals, dropped }: ProposedNames): void {
  if (proposals.length > 0) {
    say(`\nProposed; what you agree with goes into ${labelsFolder}/families.yaml:\n\nrename:`);
    for (const { familyId, name, words } of proposals) {
      const said = words.map(({ word, incidents }) => `${word} ${incidents}`).join(", ");
      say(`  ${stringify({ [familyId]: name }).trim()} # incidents that say it: ${said}`);
    }
  }
  if (dropped.length > 0) say(`\nDropped ${dropped.length}:`);
  for (const { familyId, why } of dropped) say(cleanText(`  ${familyId}: ${why}`));
}

/** `deno task families`. */
export async function familiesCommand(args: readonly string[]): Promise<number> {
  const read = readArguments("families", args, options, help);
  if (typeof read === "number") return read;
  const { values } = read;
  const warehouse = await openWarehouse(values.warehouse ?? defaultWarehouse, { readOnly: true });
  try {
    const families = await toldFamilies(warehouse);
    const names = values["ask-model"] ? await proposed(families) : null;
    if (values["ask-model"] && names === null) return 1;
    if (values.json) {
      say(JSON.stringify({
        families: families.map(({ texts, ...family }) => ({ ...family, incidents: texts.length })),
        names,
      }));
      return 0;
    }
    printFamilies(families);
    if (names !== null) printProposals(names);
    return 0;
  } finally {
    warehouse.close();
  }
}
