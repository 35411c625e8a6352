import type { Check } from "./_check.ts";
import { isUrgency } from "../is_urgency.ts";
import type { Filled, Held } from "../_held.ts";

/** Where a word of a tool stands, and the section of `hindcast.yaml` that gives it a meaning. */
interface Vocabulary {
  readonly table: Filled;
  readonly raw: string;
  readonly canonical: string;
  readonly section: string;
  /** SQL of the meaning to paste, or of those to choose from: a guess would be pasted unread. */
  readonly example: string;
}

/** The digit the word holds, `P2` or `2 - High`; else what there is to choose from, which nobody can paste as it is. */
const severity =
  "coalesce(nullif(regexp_extract(severity_raw, '(?:^|[^0-9])([1-5])(?:[^0-9]|$)', 1), ''), '1 (worst) to 5')";

const vocabularies: readonly Vocabulary[] = [
  {
    table: "incident_records",
    raw: "severity_raw",
    canonical: "severity",
    section: "severity",
    example: severity,
  },
  {
    table: "incident_records",
    raw: "status_raw",
    canonical: "status",
    section: "status",
    example: "'open or resolved'",
  },
  { table: "alerts", raw: "severity_raw", canonical: "severity", section: "severity", example: severity },
  {
    table: "changes",
    raw: "status_raw",
    canonical: "status",
    section: "outcomes",
    example: "'success or failed'",
  },
  {
    table: "action_items",
    raw: "status_raw",
    canonical: "status",
    section: "actions",
    example: "'accepted, done, proposed, rejected or superseded'",
  },
];

function unmapped({ table, raw, canonical, section, example }: Vocabulary): string {
  return `
SELECT '${table}' AS entity_table, ${raw} AS word, '${canonical}' AS field, '${section}' AS section, ${example} AS example,
  source, file_id, line, path
FROM ${table} WHERE ${raw} IS NOT NULL AND ${canonical} IS NULL`;
}

const rows = "count(*) || CASE WHEN count(*) = 1 THEN ' row' ELSE ' rows' END";

/** Words of all vocabularies at once: to plan a statement for each takes longer than to look at a small load. */
function unmappedWords(held: Held): readonly Check[] {
  const words = vocabularies.filter(({ table }) => held.has(table)).map(unmapped);
  if (words.length === 0) return [];
  return [{
    name: "unmapped_word",
    suspect: false,
    of: null,
    sql: `SELECT entity_table, word, field, CAST(count(*) AS VARCHAR),
        '"' || word || '" of ' || string_agg(DISTINCT source, ', ' ORDER BY source) || ' (' || ${rows} ||
          CASE WHEN field = 'severity' AND bool_and(${
      isUrgency("source", "word")
    }) THEN ') is an urgency, which stands where no priority does, and' ELSE ')' END ||
          ' means nothing here yet. Add to hindcast.yaml: words: { ' || section || ': { ' || to_json(word) || ': ' || example || ' } }',
        min(file_id), arg_min(line, (file_id, line)), arg_min(path, (file_id, path))
      FROM (${words.join(" UNION ALL ")}) GROUP BY entity_table, word, field, section, example`,
  }];
}

const knownTypes = "('incident', 'maintenance', 'test')";

/** Words that have no meaning here yet, each once, with its count and the line that would give it one. */
export function checksOfWords(held: Held): readonly Check[] {
  return [
    ...unmappedWords(held),
    {
      name: "unmapped_incident_type",
      suspect: false,
      of: "incident_records",
      sql: `SELECT 'incident_records', incident_type, 'incident_type', CAST(count(*) AS VARCHAR),
          '"' || incident_type || '" of ' || string_agg(DISTINCT source, ', ' ORDER BY source) || ' (' || ${rows} ||
            ') is counted by no question. If these are incidents, add to hindcast.yaml: words: { incident_types: { ' ||
            to_json(incident_type) || ': incident } }',
          min(file_id), arg_min(line, (file_id, line)), arg_min(path, (file_id, path))
        FROM incident_records WHERE incident_type NOT IN ${knownTypes} GROUP BY incident_type`,
    },
  ];
}
