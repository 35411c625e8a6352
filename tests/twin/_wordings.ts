import { causeBanks } from "../../lib/twin/banks/causes.ts";
import { gists } from "../../lib/twin/banks/gists.ts";
import { banks } from "../../lib/twin/banks/mod.ts";
import * as shared from "../../lib/twin/banks/shared.ts";
import { faults, occasions, reports, subjects } from "../../lib/twin/banks/subjects.ts";
import { triggerBanks } from "../../lib/twin/banks/triggers.ts";

/** Every list the twin draws wordings from, by a name of it. */
export function wordingLists(): readonly (readonly [name: string, wordings: readonly string[]])[] {
  const families = Object.entries(banks).flatMap(([family, bank]) =>
    Object.entries(bank).flatMap(([part, wordings]) =>
      typeof wordings === "string" ? [] : [[`${family} ${part}`, wordings] as const]
    )
  );
  const causes = Object.entries(causeBanks).flatMap(([category, { agents, faults }]) =>
    [[`agents of ${category}`, agents], [`faults of ${category}`, faults]] as const
  );
  return [
    ...families,
    ...Object.entries(shared),
    ...causes,
    ...Object.entries(triggerBanks),
    ...Object.entries(gists),
    ...Object.entries({ faults, occasions, reports }),
    ...subjects.map(({ names }) => [`names of ${names[0]}`, names] as const),
  ];
}

/** Words of a text. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
