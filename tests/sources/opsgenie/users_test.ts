import assert from "node:assert/strict";
import { parseConfig } from "../../../lib/model/parse_config.ts";
import { CsvFile } from "../../../lib/sources/_csv_records.ts";
import { personId } from "../../../lib/sources/_person.ts";
import { opsgenieServices } from "../../../lib/sources/opsgenie/services.ts";
import { opsgenieTeams } from "../../../lib/sources/opsgenie/teams.ts";
import { opsgenieUsers } from "../../../lib/sources/opsgenie/users.ts";
import { claimsOn, onRealFile } from "../_api_lists.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const user = { id: "u-1", username: "ana@example.org", fullName: "Ana Moreno", role: { id: "User" } };
const team = { id: "t-1", name: "money", links: { api: "https://api.opsgenie.com/v2/teams/t-1" } };
const service = {
  id: "s-1",
  teamId: "t-1",
  name: "checkout-prod",
  visibility: "OPSGENIE_USERS",
  links: { api: "https://api.opsgenie.com/v1/services/s-1" },
};

Deno.test("users, teams and services are each claimed by one source", () => {
  const kinds = [user, team, service].map((record) =>
    claimsOn(JSON.stringify({ data: [record], took: 0.1, requestId: "r" })).map(({ kind }) => kind)
  );
  assert.deepEqual(kinds, [["opsgenie_users"], ["opsgenie_teams"], ["opsgenie_services"]]);
});

Deno.test("a user is a person, by the id incidents name", async () => {
  const [row] = rowsOf(await readAll(opsgenieUsers, givenFile(JSON.stringify([user]))), "people");
  assert.deepEqual(row, {
    person_id: personId("opsgenie", "u-1"),
    source: "opsgenie",
    vendor_id: "u-1",
    name: "Ana Moreno",
    email: "ana@example.org",
  });
});

Deno.test("a team says why it changes nothing; a service is known by the name the configuration gives its id", async () => {
  const [record] = await readAll(opsgenieTeams, givenFile(JSON.stringify([team])));
  assert.match(
    record && "nothing" in record ? record.nothing : "",
    /map their ids to names under words: teams/,
  );
  const config = { words: { services: { "s-1": "checkout" }, teams: { "t-1": "money" } } };
  const rows = rowsOf(
    await readAll(opsgenieServices, givenFile(JSON.stringify([service]), { config })),
    "services",
  );
  assert.deepEqual(rows, [{ service: "checkout", team: "money", source: "opsgenie_services" }]);
});

const devlake = "../shared/data/vendors/devlake/opsgenie";
onRealFile(
  `${devlake}/raw_tables/_raw_opsgenie_users.csv`,
  "users agree with DevLake's table",
  async (text) => {
    const { header, records } = await CsvFile.read(givenFile(text));
    const answers = `[${records.map(({ cells }) => cells[header.indexOf("data")]).join(",")}]`;
    const rows = rowsOf(await readAll(opsgenieUsers, givenFile(answers)), "people");
    const snapshot = await Deno.readTextFile(`${devlake}/snapshot_tables/_tool_opsgenie_users.csv`);
    const expected = await CsvFile.read(givenFile(snapshot));
    const cell = (cells: readonly string[], name: string) => cells[expected.header.indexOf(name)];
    assert.deepEqual(
      rows.map((row) => [row["vendor_id"], row["email"], row["name"]]),
      expected.records.map((
        { cells },
      ) => [cell(cells, "id"), cell(cells, "username"), cell(cells, "full_name")]),
    );
  },
);

onRealFile(`${devlake}/raw_tables/_raw_opsgenie_teams.csv`, "every team is accounted for", async (text) => {
  const { header, records } = await CsvFile.read(givenFile(text));
  const answers = `[${records.map(({ cells }) => cells[header.indexOf("data")]).join(",")}]`;
  assert.deepEqual(claimsOn(answers).map(({ kind }) => kind), ["opsgenie_teams"]);
  const all = await readAll(opsgenieTeams, givenFile(answers));
  assert.deepEqual([await opsgenieTeams.count(givenFile(answers)), all.length], [2, 2]);
  assert.ok(all.every((record) => "nothing" in record));
});

Deno.test("a list of services says which names the configuration lacks", () => {
  const list = JSON.stringify({ data: [{ ...service, id: "s-1" }, { ...service, id: "s-2" }] });
  const config = parseConfig({ words: { services: { "s-2": "cart" } } });
  assert.deepEqual(opsgenieServices.notice?.(givenHead(list), config), [
    `incidents name services by id: add under "words: services:" in hindcast.yaml "s-1": "${service.name}"`,
  ]);
});
