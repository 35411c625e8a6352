import { firstWord, type NamedPerson, type NameHider, nameHider } from "../privacy/name_hider.ts";
import { roster } from "./roster.ts";
import type { Warehouse } from "./warehouse.ts";

/** Columns of free text, in which people are named whatever the tool does. */
const texts = {
  action_items: ["title"],
  alerts: ["title", "extra"],
  changes: ["title", "extra"],
  incident_events: ["text"],
  incident_records: ["title", "summary", "extra"],
  messages: ["text"],
  postmortem_sections: ["text"],
  postmortems: ["title", "summary"],
  record_states: ["state"],
  rejects: ["raw", "value"],
} as const;

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

async function hideIn(
  warehouse: Warehouse,
  hide: NameHider,
  { table, column, which }: { readonly table: string; readonly column: string; readonly which: string },
): Promise<boolean> {
  const named = await warehouse.query<{ text: string }>(
    "texts that may name people",
    `SELECT DISTINCT text FROM (
       SELECT text, unnest(string_split_regex(lower(text), '[^\\p{L}\\p{N}]+')) AS word
       FROM (SELECT DISTINCT ${column} AS text FROM ${table} WHERE ${which})
     ) SEMI JOIN name_words USING (word)`,
  );
  const changed = named.map(({ text }) => ({ text, hidden: hide(text) })).filter((one) =>
    one.hidden !== one.text
  );
  if (changed.length === 0) return false;
  await warehouse.run(
    `UPDATE ${table} SET ${column} = changed.hidden
     FROM (SELECT unnest(from_json($changed::JSON, '[{"text":"VARCHAR","hidden":"VARCHAR"}]'), recursive := true)) AS changed
     WHERE ${table}.${column} = changed.text`,
    { changed: JSON.stringify(changed) },
  );
  return true;
}

/**
 * Puts pseudonyms in the place of people's names, addresses and handles in all free text: in what came since the last
 * load that ended, or in everything where people came with it. Tells whether there was anything to hide.
 */
export async function hidePeople(warehouse: Warehouse): Promise<boolean> {
  const people = await roster(warehouse);
  if (people.length === 0) return false;
  const [came] = await warehouse.query<{ n: number }>(
    "people that came",
    `SELECT count(*) AS n FROM people WHERE file_id IN ${newFiles}`,
  );
  const which = came && came.n > 0 ? "true" : `file_id IN ${newFiles}`;
  await layWords(warehouse, people);
  const hide = nameHider(people);
  let hidden = false;
  for (const [table, columns] of Object.entries(texts)) {
    for (const column of columns) {
      if (await hideIn(warehouse, hide, { table, column, which })) hidden = true;
    }
  }
  await warehouse.run("DROP TABLE name_words");
  return hidden;
}
