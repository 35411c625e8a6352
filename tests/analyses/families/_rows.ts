import { createRandom } from "../../../lib/stats/random.ts";
import type { FamilyTextRow } from "../../../lib/analyses/families/text_rows.ts";

const vocabularies = [
  "pool connection database client session slot acquire checkout exhausted waiting",
  "certificate proxy handshake issuer chain renewal expired trusted browser secure",
  "queue consumer message backlog partition offset broker lag topic subscriber",
  "memory heap leak pod garbage collector killed growth allocation cache",
].map((words) => words.split(" "));

/** Incidents of three or four kinds in turn, told in the words of their kind. */
export function rowsOfKinds(from: number, to: number, kinds = 3): FamilyTextRow[] {
  return Array.from({ length: to - from }, (_, step) => {
    const at = from + step;
    const random = createRandom(at);
    const words = random.shuffle([...vocabularies[at % kinds] ?? []]);
    return {
      incidentId: `t:${String(at).padStart(4, "0")}`,
      startedAt: new Date(Date.UTC(2026, 0, 1) + at * 86_400_000).toISOString(),
      title: words.slice(0, 3).join(" "),
      summary: words.slice(2, 7).join(" "),
      services: [],
      causes: [],
    };
  });
}
