import type { Config } from "../model/config.ts";
import { literal } from "./sql.ts";

/** The one name a service has here, as SQL over the name a tool gives. */
export function canonicalServiceSql(text: string, config: Config): string {
  const cases = Object.entries(config.words.services).map(([word, name]) =>
    `WHEN ${literal(word)} THEN ${literal(name)}`
  );
  return cases.length ? `CASE ${text} ${cases.join(" ")} ELSE ${text} END` : text;
}
