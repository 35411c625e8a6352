import assert from "node:assert/strict";
import { personId } from "../../../lib/sources/_person.ts";
import { slackUsers as source } from "../../../lib/sources/slack/users.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const users = [
  {
    id: "U111AAA",
    team_id: "T1",
    name: "ana",
    deleted: false,
    profile: { real_name: "Ana Moreno", email: "ana@example.com" },
  },
  { id: "U222BBB", name: "bo", profile: { real_name: "", display_name: "Bo" } },
  { name: "no id", profile: {} },
];

Deno.test("members are recognised by Slack's ids and profiles; other tools' users are not", () => {
  assert.equal(source.recognise(givenHead(JSON.stringify(users)))?.sure, 0.95);
  assert.equal(
    source.recognise(givenHead(JSON.stringify([{ id: "PFYTIXD", name: "Ana", email: "a@b" }]))),
    null,
  );
  assert.equal(source.recognise(givenHead(JSON.stringify([{ login: "ana", id: 7 }]))), null);
});

Deno.test("each member is one person", async () => {
  const file = givenFile(JSON.stringify(users));
  const all = await readAll(source, file);
  assert.equal(await source.count(file), 3);
  assert.deepEqual(rowsOf(all, "people"), [
    {
      person_id: personId("slack", "U111AAA"),
      source: "slack_users",
      vendor_id: "U111AAA",
      name: "Ana Moreno",
      email: "ana@example.com",
      handle: "ana",
    },
    {
      person_id: personId("slack", "U222BBB"),
      source: "slack_users",
      vendor_id: "U222BBB",
      name: "Bo",
      email: null,
      handle: "Bo",
    },
  ]);
  assert.equal(all[2] && "rejected" in all[2] ? all[2].rejected.code : "", "E-ID");
});

Deno.test("a bot is no person", async () => {
  const bots = [{ id: "U333CCC", name: "pager", is_bot: true, profile: {} }, {
    id: "USLACKBOT",
    name: "slackbot",
    profile: {},
  }];
  const all = await readAll(source, givenFile(JSON.stringify(bots)));
  assert.deepEqual(all.map((one) => "nothing" in one), [true, true]);
});
