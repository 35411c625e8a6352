import { literal } from "../../sources/sql.ts";
import type { Check } from "./_check.ts";
import type { Held } from "../_held.ts";

/** Where a sentence begins. */
const start = String.raw`(?:^|[\n.:;!(]\s*)`;
const writing =
  "write|draft|compose|develop|provide|generate|translate|explain|describe|convert|break down|show me|can you show me";
const written =
  "poem|story|essay|speech|letter to|song|joke|function to|an example|equivalent|to (?:french|spanish|german|english|chinese)|in simple terms|theory of|life ?cycle of|the plot of|works with|in your";
const changing =
  "add|include|integrate|modify|augment|enhance|use|provide|render|introduce|misspell|scramble|jumble|rearrange|anagram|remove|group|combine|replace|substitute|convert|tease|suggest|hint|in";

/** Texts that speak to whoever reads them for a report, in the words of known injections. In RE2, which has no look-around. */
const instruction = [
  // What another was told is to count no longer.
  String
    .raw`\b(?:ignore|ignoring|disregard|forget|override|bypass)\b[^.\n]*\b(?:instructions?|rules|claims|prompts?|guidelines|all (?:of )?the above)\b`,
  String.raw`\bsystem prompt\b|\byou are now\b|\bas an ai\b|\bprompt injection\b`,
  String
    .raw`\[/?inst\]|<\|(?:im_start|system|user|assistant)|${start}(?:assistant|system|ai) ?: *(?:you|say|report|ignore|write|reply|answer|now|please)\b`,
  // The answer is to be another one.
  String.raw`\b(?:${changing})\b[^\n]*\byour (?:answer|response|reply|output)\b`,
  String.raw`\bnote to (?:the )?(?:report )?(?:writer|author|ai|model|assistant|summari[sz]er|reader)\b`,
  String
    .raw`${start}(?:(?:now|please|just|and) )*(?:say|report|write|reply|respond|answer|print|reveal|output) (?:that|so|only|with|your|0|zero|no|all)\b`,
  String
    .raw`\b(?:leave|omit|hide) (?:it|this|them|these|that) (?:out\b|from (?:the )?(?:report|deck|review|summary))`,
  String.raw`\b(?:say|mention|name|write) (?:his|her|their) names?\b|\b(?:write|say|report) so\b`,
  // A task that no incident has.
  String.raw`${start}(?:${writing})\b[^\n]*\b(?:${written})\b`,
].join("|");

/** Tables with free text: id and column, and what it is there. */
const texts = [
  ["incident_records", "record_id", "title"],
  ["incident_records", "record_id", "summary"],
  ["incident_records", "record_id", "extra"],
  ["incident_events", "event_id", "text"],
  ["alerts", "alert_id", "title"],
  ["alerts", "alert_id", "extra"],
  ["changes", "change_id", "title"],
  ["messages", "message_id", "text"],
  ["postmortems", "postmortem_id", "title"],
  ["postmortem_sections", "postmortem_id", "text"],
  ["action_items", "action_item_id", "title"],
  ["log_templates", "template_id", "template"],
] as const;

/** Names, where a sentence may stand with underscores for its spaces. */
const names = `
SELECT 'files' AS entity_table, file_id AS entity_id, 'name' AS field, name AS text, replace(name, '_', ' ') AS words, name AS value,
  file_id, NULL::INTEGER AS line, NULL::VARCHAR AS path FROM files
UNION ALL SELECT 'services', service, 'service', service, service, service, file_id, line, path FROM services`;

function said([table, id, column]: (typeof texts)[number]): string {
  return `
UNION ALL SELECT '${table}', CAST(${id} AS VARCHAR), '${column}', ${column}, ${column}, left(${column}, 200), file_id, line, path FROM ${table}`;
}

/**
 * Lists texts that read like instructions: a report of them may be read by a model, and by people. In one statement, for
 * to lay out the pattern takes longer than to look at the texts of a small load.
 */
export function checkOfInstructions(held: Held): Check {
  const read = texts.filter(([table]) => held.has(table)).map(said).join("");
  return {
    name: "reads_like_instruction",
    suspect: false,
    of: null,
    sql: `SELECT entity_table, entity_id, field, value,
        'it reads like an instruction to whoever writes the report, and is quoted where it is shown: "' ||
          left(regexp_replace(text, '\\s+', ' ', 'g'), 80) || '"', file_id, line, path
      FROM (${names}${read}) WHERE regexp_matches(words, ${literal(instruction)}, 'i')`,
  };
}
