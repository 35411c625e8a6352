import assert from "node:assert/strict";
import { personId } from "../../../lib/sources/_person.ts";
import { pagerdutyOthers } from "../../../lib/sources/pagerduty/others.ts";
import { pagerdutyServices } from "../../../lib/sources/pagerduty/services.ts";
import { pagerdutyUsers } from "../../../lib/sources/pagerduty/users.ts";
import { claimsOn, onRealFile, outcomeOf } from "../_api_lists.ts";
import { givenFile, readAll, rowsOf } from "../_given_file.ts";

const api = "https://api.pagerduty.com";
const user = {
  ...{ id: "PU1", type: "user", summary: "Ada Quill", name: "Ada Quill", email: "ada@shop.example" },
  ...{ time_zone: "Europe/Berlin", contact_methods: [], notification_rules: [], self: `${api}/users/PU1` },
};
const service = {
  ...{ id: "PS1", type: "service", summary: "Checkout", name: "Checkout", self: `${api}/services/PS1` },
  teams: [{ id: "PT1", type: "team_reference", summary: "Money", self: `${api}/teams/PT1` }],
};
const reference = {
  ...{ id: "PS2", type: "service_reference", summary: "Cart", self: `${api}/services/PS2`, html_url: null },
};
const priority = { id: "PP1", type: "priority", summary: "P1", name: "P1", self: `${api}/priorities/PP1` };

Deno.test("users become people, services with their team a service each", async () => {
  const people = await readAll(pagerdutyUsers, givenFile(JSON.stringify({ users: [user], more: false })));
  assert.deepEqual(rowsOf(people, "people"), [{
    ...{ person_id: personId("pagerduty", "PU1"), source: "pagerduty", vendor_id: "PU1" },
    ...{ name: "Ada Quill", email: "ada@shop.example" },
  }]);
  const file = givenFile(JSON.stringify({ services: [service, reference] }), {
    config: { words: { services: { Cart: "cart" } } },
  });
  assert.deepEqual(rowsOf(await readAll(pagerdutyServices, file), "services"), [
    { service: "Checkout", team: "Money", source: "pagerduty_services" },
    { service: "cart", team: null, source: "pagerduty_services" },
  ]);
});

Deno.test("lists of words and of teams say why they change no table", async () => {
  const [record] = await readAll(pagerdutyOthers, givenFile(JSON.stringify({ priorities: [priority] })));
  assert.equal(record && "nothing" in record && record.nothing, "a word for severity: incidents carry it");
});

Deno.test("each list is claimed by one source, an error by none", () => {
  const kinds = [{ users: [user] }, [service], { services: [reference] }, [priority], {
    error: { code: 2010 },
  }]
    .map((value) => claimsOn(JSON.stringify(value)).map(({ kind }) => kind));
  assert.deepEqual(kinds, [
    ["pagerduty_users"],
    ["pagerduty_services"],
    ["pagerduty_services"],
    ["pagerduty_others"],
    [],
  ]);
});

const wire = "../shared/data/vendors/faros/wire/pagerduty";
const streams = "../shared/data/vendors/faros/streams/pagerduty";
for (
  const [path, kind, withRows, nothing, rows] of [
    [`${wire}/users.json`, "pagerduty_users", 1, 0, { people: 1 }],
    [`${wire}/services.json`, "pagerduty_services", 2, 0, { services: 2 }],
    [`${wire}/teams.json`, "pagerduty_others", 0, 5, {}],
    [`${wire}/prioritiesResource.json`, "pagerduty_others", 0, 5, {}],
    [`${streams}/all-streams.log`, "pagerduty_stream", 8, 0, {
      ...{ incident_records: 3, incident_services: 3, incident_events: 3, people: 2, services: 1 },
    }],
  ] as const
) {
  onRealFile(path, "every record of the list is accounted for", async (text) => {
    const read = withRows + nothing;
    assert.deepEqual(await outcomeOf(text), {
      ...{ claims: [kind], counted: read, read, withRows, rejected: 0, nothing, rows },
    });
  });
}
