import type { Head } from "../model/source.ts";
import { jsonHead } from "./_json_head.ts";
import { lookUp } from "./_look_up.ts";

/**
 * What to add to the configuration so that ids, by which incidents name services or teams, become the names that a list of
 * these gives; nothing where it is all there.
 *
 * @param part of `words`: `services`, `teams`.
 */
export function idsToName(
  head: Head,
  part: string,
  known: Readonly<Record<string, string>>,
): readonly string[] {
  const json = jsonHead(head);
  const list = json.kind("$") === "array" ? "$" : "$.data";
  const missing: string[] = [];
  for (let at = 0; json.kind(`${list}[${at}]`) === "object"; at++) {
    const [id, name] = [json.text(`${list}[${at}].id`), json.text(`${list}[${at}].name`)];
    if (id !== "" && name !== "" && lookUp(known, id) === undefined) {
      missing.push(`"${id}": ${JSON.stringify(name)}`);
    }
  }
  if (missing.length === 0) return [];
  return [`incidents name ${part} by id: add under "words: ${part}:" in hindcast.yaml ${missing.join(", ")}`];
}
