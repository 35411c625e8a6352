import type { Check } from "./_check.ts";

/** What stays of a name without case, punctuation, a plural and the words that only say that it is a service. */
const bare = String.raw`list_aggregate(list_filter(list_transform(
    regexp_split_to_array(lower(regexp_replace(service, '([\p{Ll}\p{N}])(\p{Lu})', '\1 \2', 'g')), '[^\p{L}\p{N}]+'),
    lambda word: regexp_replace(word, 's$', '')), lambda word: word NOT IN ('service', 'microservice', 'svc', 'srv', 'api')), 'string_agg', '')`;

const told = (table: "alerts" | "metric_series" | "changes", place: string) =>
  `SELECT service, source, count(*) AS records, min(${place}) AS place FROM ${table} WHERE service IS NOT NULL GROUP BY service, source`;
const place = "{'file_id': file_id, 'line': line, 'path': path}";

/**
 * A partner is the only service of incidents that is alike, and one that no source names beside the other: who names both
 * means two services.
 */
const named = `
WITH elsewhere AS (SELECT *, ${bare} AS bare FROM (
    ${told("alerts", place)} UNION ALL ${told("metric_series", "NULL")} UNION ALL ${told("changes", place)})),
  of_incidents AS (SELECT service, ${bare} AS bare FROM (
    SELECT service FROM incident_records UNION SELECT service FROM incident_services) WHERE service IS NOT NULL),
  alike AS (SELECT bare, any_value(service) AS other FROM of_incidents WHERE bare <> '' GROUP BY bare HAVING count(*) = 1),
  unmet AS (
    SELECT service, sum(records)::BIGINT AS records, string_agg(DISTINCT source, ', ' ORDER BY source) AS sources, min(place) AS place,
      CASE WHEN NOT bool_or((source, other) IN (SELECT (source, service) FROM elsewhere)) THEN any_value(other) END AS partner
    FROM elsewhere LEFT JOIN alike USING (bare) WHERE service NOT IN (SELECT service FROM of_incidents) GROUP BY service),
  strangers AS (
    SELECT list(to_json(service) ORDER BY service) AS names FROM of_incidents
    WHERE service NOT IN (SELECT service FROM elsewhere UNION SELECT partner FROM unmet WHERE partner IS NOT NULL))`;

const of = `of ' || sources || ' (' || records || CASE WHEN records = 1 THEN ' row' ELSE ' rows' END || ')`;

/**
 * Services that alerts, metrics or changes name and no incident does: with the name incidents have for them where it is
 * told, the rest only while incidents name services that nothing else does.
 */
export const checksOfServices: readonly Check[] = [
  {
    name: "unmapped_service",
    suspect: false,
    of: "incident_records",
    sql: `${named}
      SELECT 'services', service, 'service', CAST(records AS VARCHAR),
        '"' || service || '" ${of} is named by no incident; incidents name "' || partner ||
          '". If the two are one, add to hindcast.yaml: words: { services: { ' || to_json(service) || ': ' || to_json(partner) || ' } }',
        place.file_id, place.line, place.path
      FROM unmet WHERE partner IS NOT NULL`,
  },
  {
    name: "unmet_service",
    suspect: false,
    of: "incident_records",
    sql: `${named}
      SELECT 'services', service, 'service', CAST(records AS VARCHAR),
        'no incident names "' || service || '" ${of}; only incidents name ' || array_to_string(names[:5], ', ') ||
          CASE WHEN len(names) > 5 THEN ' and ' || (len(names) - 5) || ' more' ELSE '' END,
        place.file_id, place.line, place.path
      FROM unmet, strangers WHERE partner IS NULL AND len(names) > 0`,
  },
];
