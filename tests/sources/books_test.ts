import assert from "node:assert/strict";
import type { Source, SourceRecord } from "../../lib/model/source.ts";
import { firehydrantIncidents } from "../../lib/sources/firehydrant/incidents.ts";
import { alertmanagerAlerts } from "../../lib/sources/prometheus/alertmanager_alerts.ts";
import { datadogEventsV1 } from "../../lib/sources/datadog/events_v1.ts";
import { datadogIncidents } from "../../lib/sources/datadog/incidents.ts";
import { newrelicIncidents } from "../../lib/sources/newrelic/incidents.ts";
import { githubDeploymentStatuses } from "../../lib/sources/github/deployment_statuses.ts";
import { githubDeployments } from "../../lib/sources/github/deployments.ts";
import { opsgenieAlerts } from "../../lib/sources/opsgenie/alerts.ts";
import { opsgenieIncidents } from "../../lib/sources/opsgenie/incidents.ts";
import { pagerdutyAnalytics } from "../../lib/sources/pagerduty/analytics.ts";
import { pagerdutyRestIncidents } from "../../lib/sources/pagerduty/rest_incidents.ts";
import { pagerdutyRestLogEntries } from "../../lib/sources/pagerduty/rest_log_entries.ts";
import { slackChannels } from "../../lib/sources/slack/channels.ts";
import { slackMessages } from "../../lib/sources/slack/messages.ts";
import { slackUsers } from "../../lib/sources/slack/users.ts";
import { squadcastIncidents } from "../../lib/sources/squadcast/incidents.ts";
import { statuspageIncidents } from "../../lib/sources/statuspage/incidents.ts";
import { victoropsIncidents } from "../../lib/sources/victorops/incidents.ts";
import { givenFile, readAll } from "./_given_file.ts";

const stamp = "2026-07-14T08:58:00Z";

/** Each source, the member its array may stand in, and a record it takes, written with the number that makes it unique. */
const sources: readonly (readonly [Source, string | null, (n: number) => string])[] = [
  [
    pagerdutyRestIncidents,
    "incidents",
    (n) => `{"id":"Q${n}","status":"resolved","created_at":"${stamp}","title":"a,\\"}]"}`,
  ],
  [
    pagerdutyRestLogEntries,
    "log_entries",
    (n) => `{"id":"R${n}","type":"x_log_entry","incident":{"id":"Q[${n}"}}`,
  ],
  [
    pagerdutyAnalytics,
    "data",
    (n) => `{"id":${9007199254740992 + n}1,"created_at":"${stamp}","service_name":"constructor"}`,
  ],
  [
    slackMessages,
    null,
    (n) => `{"type":"message","ts":"178401960${n % 10}.00${1000 + n}","text":"<@U1> \\\\ \u2028"}`,
  ],
  [slackUsers, null, (n) => `{"id":"U${n}","name":"n","profile":{}}`],
  [slackChannels, null, (n) => `{"id":"C${n}","name":"inc-${n}","created":1784019600,"members":[]}`],
  [githubDeployments, "deployments", (n) => `{"id":${n},"created_at":"${stamp}","payload":"{\\"a\\":[1]}"}`],
  [
    githubDeploymentStatuses,
    "statuses",
    (n) =>
      `{"state":"success","created_at":"${stamp}","deployment_url":"https://x/repos/a/b/deployments/${n}"}`,
  ],
  [
    datadogIncidents,
    "data",
    (n) => `{"type":"incidents","id":"i${n}","attributes":{"created":"${stamp}","title":"data\\"]"}}`,
  ],
  [
    datadogEventsV1,
    "events",
    (n) => `{"id":${9007199254740992 + n}1,"date_happened":1784019600,"title":"events","tags":["a:]"]}`,
  ],
  [
    alertmanagerAlerts,
    "alerts",
    (n) => `{"labels":{"alertname":"alerts{"},"startsAt":"${stamp}","fingerprint":"f${n}"}`,
  ],
  [
    newrelicIncidents,
    "results",
    (n) => `{"event":"open","incidentId":"${n}","openTime":1784019600000,"title":"results\\\\"}`,
  ],
  [firehydrantIncidents, "data", (n) => `{"id":"F${n}","name":"]","milestones":[{"type":"started"}]}`],
  [opsgenieAlerts, "data", (n) => `{"id":"A${n}","createdAt":"${stamp}","report":{"ackTime":${n}}}`],
  [opsgenieIncidents, "data", (n) => `{"id":"O${n}","tinyId":"${n}","impactedServices":["a","\\""]}`],
  [squadcastIncidents, "incidents", (n) => `{"id":"S${n}","resolved_at":"0001-01-01T00:00:00Z","logs":[]}`],
  [statuspageIncidents, "incidents", (n) => `{"id":"P${n}","components":[{"name":"x"},{"name":"{"}]}`],
  [victoropsIncidents, "incidents", (n) => `{"incidentNumber":${n},"transitions":[{"at":"${stamp}"}]}`],
];

const broken = [
  "7",
  "null",
  '"},{"',
  "[{}]",
  "{}",
  '{"id":NaN}',
  '{"id":1e400}',
  '{"id":"a","id":"b"}',
  "{'a':1}",
  "nul",
];

function rowsIn(records: readonly SourceRecord[]): string[] {
  return records.flatMap((record) => "rows" in record ? record.rows.map((row) => JSON.stringify(row)) : [])
    .sort();
}

for (const [source, member, valid] of sources) {
  Deno.test(`property: ${source.kind} reads or rejects every record that is counted, in any order`, async () => {
    let state = 4711;
    const draw = (below: number) => (state = state * 48271 % 2147483647) % below;
    const blank = () => [" ", "\n", "\r\n\t", ""][draw(4)] ?? "";
    for (let round = 0; round < 60; round++) {
      const items = Array.from(
        { length: draw(8) },
        (_, at) => draw(3) ? valid(at) : broken[draw(broken.length)] ?? "",
      );
      const file = (order: readonly string[]) => {
        const array = `[${order.map((item) => `${blank()}${item}${blank()}`).join(",")}]`;
        const text = member !== null && draw(2) ? `{"limit": 5,${blank()}"${member}":${array}}` : array;
        return givenFile(text, { path: "export/inc-1/2026-07-14.json", piece: 1 + draw(40) });
      };
      const records = await readAll(source, file(items));
      assert.equal(records.length, items.length);
      assert.equal(await source.count(file(items)), items.length);
      const rejected = items.filter((item) => broken.includes(item)).length;
      assert.equal(records.filter((record) => "rejected" in record).length, rejected, items.join("\n"));
      assert.deepEqual(rowsIn(await readAll(source, file(items.toReversed()))), rowsIn(records));
    }
  });
}
