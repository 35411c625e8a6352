import { firstWord, type NamedPerson, type NameHider, nameHider } from "../privacy/name_hider.ts";
import type { Filled, Held } from "./_held.ts";
import { roster } from "./roster.ts";
import type { Warehouse } from "./warehouse.ts";

/** Columns of free text, in which people are named whatever the tool does. */
const texts = [
  ["action_items", "title"],
  ["alerts", "title"],
  ["alerts", "extra"],
  ["changes", "title"],
  ["changes", "extra"],
  ["incident_events", "text"],
  ["incident_records", "title"],
  ["incident_records", "summary"],
  ["incident_records", "extra"],
  ["messages", "text"],
  ["postmortem_sections", "text"],
  ["postmortems", "title"],
  ["postmortems", "summary"],
  ["record_states", "state"],
  ["rejects", "raw"],
  ["rejects", "value"],
] as const;

const newFiles = `(SELECT file_id FROM files WHERE loaded_at >= coalesce(
  (SELECT max(started_at) FROM loads WHERE finished_at IS NOT NULL), TIMESTAMP '1970-01-01'))`;

/** Lays down the words names begin with. */
async function layWords(warehouse: Warehouse, people: readonly NamedPerson[]): Promise<void> {
  const words = [...new Set(people.map(({ name }) => firstWord(name)))].filter((word) => word !== null);
  await warehouse.run(
    `CREATE OR REPLACE TEMP TABLE name_words AS
     SELECT DISTINCT unnest(from_json($words::JSON, '["VARCHAR"]')) AS word`,
    { words: JSON.stringify(words) },
  );
}

/** A text that may name somebody, and the column it stands in. */
interface Named {
  readonly place: string;
  readonly text: string;
}

/** Texts with a word in them that a name begins with, all columns in one statement. */
function textsNaming(
  warehouse: Warehouse,
  places: readonly (readonly [Filled, string])[],
  which: string,
): Promise<readonly Named[]> {
  const said = places.map(([table, column]) =>
    `SELECT DISTINCT '${table}.${column}' AS place, ${column} AS text FROM ${table} WHERE ${which}`
  );
  return warehouse.query<Named>(
    "texts that may name people",
    `SELECT DISTINCT place, text FROM (
       SELECT place, text, unnest(string_split_regex(lower(text), '[^\\p{L}\\p{N}]+')) AS word
       FROM (${said.join(" UNION ALL ")})
     ) SEMI JOIN name_words USING (word)`,
  );
}

async function hideIn(
  warehouse: Warehouse,
  hide: NameHider,
  place: string,
  named: readonly Named[],
): Promise<boolean> {
  const changed = named.map(({ text }) => ({ text, hidden: hide(text) })).filter((one) =>
    one.hidden !== one.text
  );
  if (changed.length === 0) return false;
  const [table, column] = place.split(".");
  await warehouse.run(
    `UPDATE ${table} SET ${column} = changed.hidden
     FROM (SELECT unnest(from_json($changed::JSON, '[{"text":"VARCHAR","hidden":"VARCHAR"}]'), recursive := true)) AS changed
     WHERE ${place} = changed.text`,
    { changed: JSON.stringify(changed) },
  );
  return true;
}

/**
 * Puts pseudonyms in the place of people's names, addresses and handles in all free text: in what came since the last
 * load that ended, or in everything where people came with it. Tells whether there was anything to hide.
 */
export async function hidePeople(warehouse: Warehouse, held: Held): Promise<boolean> {
  const people = await roster(warehouse);
  const places = texts.filter(([table]) => held.has(table));
  if (people.length === 0 || places.length === 0) return false;
  const [came] = await warehouse.query<{ n: number }>(
    "people that came",
    `SELECT count(*) AS n FROM people WHERE file_id IN ${newFiles}`,
  );
  const which = came && came.n > 0 ? "true" : `file_id IN ${newFiles}`;
  await layWords(warehouse, people);
  const hide = nameHider(people);
  let hidden = false;
  const named = await textsNaming(warehouse, places, which);
  for (const [place, those] of Map.groupBy(named, ({ place }) => place)) {
    if (await hideIn(warehouse, hide, place, those)) hidden = true;
  }
  await warehouse.run("DROP TABLE name_words");
  return hidden;
}
