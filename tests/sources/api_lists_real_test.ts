import assert from "node:assert/strict";
import { onRealFile, outcomeOf } from "./_api_lists.ts";

const wire = "../shared/data/vendors/faros/wire";
const streams = "../shared/data/vendors/faros/streams";

/** Records with rows, records that change no table, and rows by table; no record of these files is rejected. */
type Expected = readonly [rows: number, nothing: number, tables: Readonly<Record<string, number>>];

const lists: Readonly<Record<string, Expected>> = {
  "firehydrant/incidents": [3, 0, { incident_records: 3, incident_events: 8, people: 1 }],
  "firehydrant/teams": [1, 0, { people: 1 }],
  "firehydrant/users": [1, 0, { people: 1 }],
  "opsgenie/alerts": [2, 0, { alerts: 2, people: 4 }],
  "opsgenie/incidents": [3, 0, { incident_records: 3, incident_events: 20, people: 3 }],
  "opsgenie/teams": [0, 1, {}],
  "opsgenie/users": [2, 0, { people: 2 }],
  "squadcast/events": [3, 0, { alerts: 3 }],
  "squadcast/incidents": [4, 0, {
    incident_records: 4,
    incident_services: 4,
    incident_events: 10,
    people: 1,
  }],
  "squadcast/services": [1, 0, { services: 1 }],
  "squadcast/users": [1, 0, { people: 1 }],
  "statuspage/component_groups": [0, 2, {}],
  "statuspage/component_uptimes": [0, 1, {}],
  "statuspage/components": [0, 2, {}],
  "statuspage/incidents": [3, 0, { incident_records: 3, incident_services: 5, incident_events: 10 }],
  "statuspage/pages": [0, 2, {}],
  "statuspage/users": [3, 0, { people: 3 }],
  "victorops/incidents": [2, 0, { incident_records: 2, incident_events: 4, people: 1 }],
  "victorops/teams": [0, 2, {}],
  "victorops/users": [1, 0, { people: 1 }],
};

for (const [name, [withRows, nothing, rows]] of Object.entries(lists)) {
  onRealFile(`${wire}/${name}.json`, "every record of the list is accounted for", async (text) => {
    const read = withRows + nothing;
    const expected = {
      claims: [name.replace("/", "_")],
      counted: read,
      read,
      withRows,
      rejected: 0,
      nothing,
      rows,
    };
    assert.deepEqual(await outcomeOf(text), expected);
  });
}

const logs: Readonly<Record<string, Expected>> = {
  firehydrant: [7, 0, {
    incident_records: 4,
    incident_services: 1,
    incident_events: 72,
    action_items: 3,
    people: 4,
  }],
  opsgenie: [5, 1, { incident_records: 3, incident_services: 1, incident_events: 21, people: 5 }],
  squadcast: [9, 12, {
    alerts: 3,
    incident_records: 4,
    incident_services: 4,
    incident_events: 10,
    people: 2,
    services: 1,
  }],
  statuspage: [12, 34, {
    services: 6,
    incident_records: 5,
    incident_services: 7,
    incident_events: 14,
    people: 1,
  }],
  victorops: [3, 12, { incident_records: 2, incident_events: 4, people: 2 }],
};

for (const [vendor, [withRows, nothing, rows]] of Object.entries(logs)) {
  onRealFile(`${streams}/${vendor}/all-streams.log`, "every line of the connector's log", async (text) => {
    const read = withRows + nothing;
    const expected = {
      claims: [`${vendor}_stream`],
      counted: read,
      read,
      withRows,
      rejected: 0,
      nothing,
      rows,
    };
    assert.deepEqual(await outcomeOf(text), expected);
  });
}
