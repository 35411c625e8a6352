import assert from "node:assert/strict";
import { personId } from "../../../lib/sources/_person.ts";
import { opsgenieAlertsCsv as source } from "../../../lib/sources/opsgenie/alerts_csv.ts";
import { claimsOn } from "../_api_lists.ts";
import { givenFile, readAll, rowsOf } from "../_given_file.ts";

const header = "Alert ID,Alias,TinyID,Message,Status,IsSeen,Acknowledged,Snoozed,CreatedAt,CreatedAtDate," +
  "UpdatedAt,UpdatedAtDate,Count,Owner,Teams\n";
const alert = 'a-1,checkout_latency,12,"p99 above 4 s, again",closed,true,true,false,1784019600100,' +
  "2026/07/14 09:00:00,1784021400100,2026/07/14 09:30:00,3,ana@example.org,Money\n";
const open = "a-2,queue_depth,13,deep,open,true,false,false,1784019600000,,1784019600000,,1,ana,\n";
const odd = "a-3,queue_depth,14,deep,open,true,false,false,yesterday,,,,1,,\n";

Deno.test("the list of alerts is claimed by this source alone", () => {
  assert.deepEqual(claimsOn(header + alert).map(({ kind }) => kind), ["opsgenie_alerts_csv"]);
});

Deno.test("an alert has the id and the times it has in the API's list, and no end the list does not tell", async () => {
  const file = givenFile(header + alert + open + odd);
  const all = await readAll(source, file);
  assert.equal(await source.count(file), 3);
  const [first, second, third] = rowsOf(all, "alerts");
  const { extra, ...row } = first ?? {};
  assert.deepEqual(row, {
    alert_id: "opsgenie_alerts:a-1",
    source: "opsgenie_alerts",
    vendor_id: "a-1",
    service: null,
    rule: "checkout_latency",
    title: "p99 above 4 s, again",
    severity: null,
    severity_raw: null,
    status: "closed",
    started_at: "2026-07-14T09:00:00.100Z",
    acknowledged_at: null,
    resolved_at: null,
    incident_ref: null,
    updated_at: "2026-07-14T09:30:00.100Z",
  });
  assert.deepEqual(JSON.parse(String(extra)), {
    ...{ tinyId: "12", isSeen: "true", acknowledged: "true", snoozed: "false", count: "3", teams: "Money" },
    owner: personId("opsgenie", "ana@example.org"),
  });
  assert.equal(JSON.parse(String(second?.["extra"])).owner, personId("opsgenie", "ana"));
  assert.equal(third?.["started_at"], null);
  assert.deepEqual(all[2] && "defects" in all[2] ? all[2].defects?.map(({ field }) => field) : [], [
    "CreatedAt",
  ]);
  assert.deepEqual(rowsOf(all, "people").map((person) => person["vendor_id"]), ["ana@example.org", "ana"]);
});
