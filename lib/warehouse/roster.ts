import type { NamedPerson } from "../privacy/name_hider.ts";
import type { Warehouse } from "./warehouse.ts";

/** Letters that a tool's id of a person has at least: shorter ones stand in other words. */
const leastId = 4;

/** Everybody by name, address and handle; names that services and teams have as well tell nothing of a person. */
export async function roster(warehouse: Warehouse): Promise<NamedPerson[]> {
  return [
    ...await warehouse.query<NamedPerson>(
      "roster",
      `SELECT DISTINCT ON (name) name, person_id AS "personId" FROM (
         SELECT trim(name) AS name, person_id FROM people
         UNION ALL SELECT trim(email), person_id FROM people
         UNION ALL SELECT trim(handle), person_id FROM people
         UNION ALL SELECT trim(vendor_id), person_id FROM people
           WHERE regexp_matches(vendor_id, '[A-Za-z]') AND length(vendor_id) >= ${leastId}
       ) WHERE length(name) > 2
         AND lower(name) NOT IN (SELECT lower(service) FROM services)
         AND lower(name) NOT IN (SELECT lower(team) FROM services WHERE team IS NOT NULL)
       ORDER BY name, person_id`,
    ),
  ];
}
