import type { Narrative } from "../model/narrative.ts";
import { cleanName } from "./clean_name.ts";

/** Says in one or two sentences who wrote the text. */
export function describeWriter({ writer, model, reason }: Narrative): string {
  const who = writer === "model"
    ? `Written by the language model ${cleanName(model ?? "")} from claims, every sentence checked.`
    : `Written offline from claims${reason === null ? ", without a language model" : ""}.`;
  if (reason === null) return who;
  const [first = "", ...rest] = reason.replace(/\.$/, "");
  return `${who} ${first.toUpperCase()}${rest.join("")}.`;
}
