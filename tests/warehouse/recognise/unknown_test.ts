import assert from "node:assert/strict";
import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import { parse } from "yaml";
import { alertRow, alertsHeader, alertsMapping, one, withLoaded } from "../_given.ts";

async function zipOf(...entries: string[]): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter());
  for (const entry of entries) await zip.add(entry, new TextReader("<x/>"));
  return await zip.close();
}

const bytes = (...values: number[]) => new Uint8Array(values);
const record = { at: 1783000000000, what: "deploy", service: "kasse" };
const jiraHeader =
  "Summary,Issue key,Issue id,Issue Type,Status,Project key,Priority,Created,Updated,Resolved";
const text = (value: unknown) => JSON.stringify(value);

/** Files that no source knows, and what their refusal says. */
const refusals: Readonly<Record<string, readonly [string | Uint8Array, RegExp]>> = {
  "Bericht.pdf": [
    bytes(0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0x0a, 0xe2, 0xe3),
    /: it is a PDF\. Save its text and load that \(pdftotext/,
  ],
  "alt.xls": [bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), /old Office program\. Save a sheet as CSV/],
  "neu.xlsx": [
    await zipOf("[Content_Types].xml", "xl/workbook.xml"),
    /: it is an Excel workbook\. Save each of its sheets as CSV/,
  ],
  "text.docx": [await zipOf("[Content_Types].xml", "word/document.xml"), /Word document\. Save it as HTML/],
  "blatt.ods": [await zipOf("mimetype", "content.xml"), /OpenDocument/],
  "versteckt.zip": [await zipOf(".a", "__MACOSX/a"), /a zip with \.a and 1 more, and no export .* Unpack it/],
  "seite.zip": [await zipOf("a.csv"), /seite\.zip/],
  "history.atom": ['<?xml version="1.0"?>\n<feed xmlns="x"><entry/></feed>', /an Atom feed.*incidents\.json/],
  "history.rss": ['<?xml version="1.0"?><rss version="2.0"></rss>', /an RSS feed/],
  "other.xml": ['<?xml version="1.0"?>\n<a/>', /XML of no kind/],
  "index.html": [
    "<html><title>IT</title><h1>Pages</h1></html>",
    /title "IT"\. Log in .* moved out of the folder/,
  ],
  "deploys.log": [
    `${text(record)}\n${text(record)}\n`,
    /one record a line, of no kind that is known; its fields are at, what, service\. Describe them/,
  ],
  "uptime.jsonl": [
    `${text({ id: "9", attributes: { cause: "502", started_at: "x", regions: ["eu"] }, hosts: ["a"] })}\n`,
    /its fields are id, attributes\.cause, attributes\.started_at, attributes\.regions, hosts\. Describe them .* such as - \{ name: uptime, format: jsonl, table: incidents, columns: \{ id: id, title: attributes\.cause, started_at: attributes\.started_at, services: hosts \} \}/,
  ],
  "bot.jsonl": [
    `${
      text({ key: "B", meta: { title: "x", declaredBy: "b" }, at: { declared: 1 }, hit: [{ system: "a" }] })
    }\n`
      .repeat(2),
    /its fields are key, meta\.title, meta\.declaredBy, at\.declared, hit\.system\. .*columns: \{ id: key, title: meta\.title, declared_at: at\.declared, service: hit\.system \}/,
  ],
  "keyed.json": [
    text({ bot: "x", incidents: { "B-1": { a: [record] } } }),
    /jq -c '\.incidents \| to_entries\[\] \| \{key\} \+ \.value' 'keyed\.json'/,
  ],
  "ids.json": [text({ "B-1": { a: 1 }, "B-2": { a: 1 } }), /jq -c 'to_entries\[\] \| \{key\} \+ \.value'/],
  "list.json": [text([record, record]), /jq -c '\.\[\]' 'list\.json' > 'list\.records\.jsonl'/],
  "pages.json": [text([{ rows: [record] }, { rows: [record] }]), /jq -c '\.\[\]\.rows\[\]'/],
  "slurped.json": [text([[record], [record]]), /jq -c '\.\[\]\[\]'/],
  "kube.json": [text({ kind: "List", meta: { a: 1 }, items: [record] }), /jq -c '\.items\[\]'/],
  "jira-sep.csv": [
    `sep=,\r\n${jiraHeader}\r\n`,
    /jira-sep\.csv:2: a line stands above the header Summary,Issue key.*by which it is jira_csv\. Remove the line above it\./,
  ],
  "jira-title.csv": [
    `Tickets of July\n\n${jiraHeader}\n`,
    /jira-title\.csv:3: lines stand above the header .* Remove the 2 lines above it\./,
  ],
  "Problems (3).csv": [
    'Severity;Time;Recovery time;Status;Host;Problem\nHigh;01.07.2026 10:00;;PROBLEM;web-1;"Disk; full"\n',
    /its columns are "Severity", "Time", .*such as - \{ name: problems_3, format: csv, delimiter: ";", table: alerts, id_of: \[Time, Host, Problem\], columns: \{ title: Problem, severity: Severity, started_at: Time, resolved_at: Recovery time, service: Host, status: Status \} \}/,
  ],
  "tickets.csv": [
    "Ticket ID,Subject,Created Time,Closed Time\nINC-1,a,b,c\nINC-2,a,b,c\n",
    /columns: \{ id: Ticket ID, title: Subject, started_at: Created Time, resolved_at: Closed Time \}/,
  ],
  "report.csv": [
    "Report of July\n\nTicket,Subject,Created\nINC-1,a,b\nINC-2,a,b\n",
    /report\.csv:3: lines stand above what reads as its header, Ticket,Subject,Created\. Remove the 2 lines above it/,
  ],
  "Vorgänge.csv": [
    "Ticket-Nr.;Titel;Beginn;Ende;System\nST-1;a;01.07.2026 08:00;;Anmeldung\n",
    /columns: \{ id: "Ticket-Nr\.", title: Titel, started_at: Beginn, resolved_at: Ende, service: System \}/,
  ],
  "outages.tsv": [
    "Ref\tWhat happened\tStarted\tFinished\tAffected\n1\ta\tb\tc\td, e\n",
    /columns: \{ id: Ref, title: What happened, started_at: Started, resolved_at: Finished, services: Affected \}/,
  ],
  "alerts.csv": [
    "alert_id,fired_at,cleared_at,service,rule,severity,message\nA1,a,b,c,d,e,f\n",
    /table: alerts, columns: \{ id: alert_id, rule: rule, title: message, severity: severity, started_at: fired_at, resolved_at: cleared_at, service: service \}/,
  ],
  "export.csv": [
    "incident_id,alert_id,monitor,fired,cleared,host\n1,2,a,b,c,d\n",
    /table: incidents, columns: \{ id: incident_id/,
  ],
  "incident_alarms.csv": [
    "incident_id,alarm_id,monitor,fired,cleared,host\n1,2,a,b,c,d\n",
    /table: alerts, columns: \{ id: alarm_id, rule: monitor, started_at: fired, resolved_at: cleared, service: host, incident_ref: incident_id \}/,
  ],
  "checks.csv": [
    "rule_id,check,service,start,end\n1,a,b,c,d\n",
    /table: alerts, id_of: \[start, service, check\], columns: \{ rule: check, started_at: start, resolved_at: end, service: service \}/,
  ],
  "july.csv": [
    "deploy_id,service,env,deployed_at,deployed_by,finished_at,version,commit\n1,a,b,c,d,e,f,g\n",
    /table: changes, columns: \{ id: deploy_id, started_at: deployed_at, finished_at: finished_at, service: service, environment: env, author: deployed_by, ref: version, sha: commit \}/,
  ],
  "releases.csv": [
    "time,service,version\na,b,c\n",
    /table: changes, id_of: \[time, service, version\], columns: \{ started_at: time, service: service, ref: version \}/,
  ],
  "cpu.csv": [
    "time,metric,service,value\n2026-07-01T10:00:00Z,cpu,a,1\n",
    /\{ name: cpu, format: csv, delimiter: ",", table: metrics, columns: \{ name: metric, service: service, sampled_at: time, value: value \} \}/,
  ],
  "release_health.csv": [
    "timestamp,metric_name,value\n2026-07-01T10:00:00Z,cpu,1\n",
    /table: metrics, columns: \{ name: metric_name, sampled_at: timestamp, value: value \}/,
  ],
  "problems.tsv": [
    "time\tname\thost\tvalue\tseverity\n2026-07-01T10:00:00Z\ta\tb\t1\tc\n",
    /table: alerts, id_of: \[time, host, name\]/,
  ],
  "wide.csv": [
    "time,cpu,memory\n2026-07-01T10:00:00Z,0.5,1.5e9\n",
    /If they are metrics, write one row per sample instead, with the columns time, metric and value, and load that; else describe them under/,
  ],
  "colours.csv": [
    "red,green,blue\n1,2,3\n",
    /its columns are "red", "green", "blue"\. Describe them .*yaml; or move/,
  ],
  "it's.json": [text([record]), /jq -c '\.\[\]' 'it'\\''s\.json'/],
};

Deno.test("what no source knows is named for what it is, with the way to load it", async () => {
  const files = Object.fromEntries(Object.entries(refusals).map(([name, [content]]) => [name, content]));
  await withLoaded(files, {}, (_, report) => {
    for (const { name, status, message } of report.files) {
      assert.equal(status, "refused", name);
      assert.match(message ?? "", refusals[name]?.[1] ?? /^$/);
    }
    assert.equal(report.files.length, Object.keys(refusals).length);
    return Promise.resolve();
  });
});

Deno.test("a proposal loads as it stands, into the table that it names", async () => {
  const at = "2026-07-01 11:00:00 +02:00";
  const cases = [
    [
      "alerts",
      "alerts.csv",
      `alert_id,fired_at,cleared_at,service,rule,message\nA1,${at},${at},web,cpu,full\n`,
    ],
    ["changes", "deploys.csv", `deploy_id,deployed_at,service,version\nD1,${at},web,2\n`],
    ["metric_points", "cpu.csv", `time,metric,service,value\n${at},cpu,web,1\n`],
  ] as const;
  for (const [table, name, csv] of cases) {
    let proposed = "";
    await withLoaded({ [name]: csv }, {}, (_, { files: [file] }) => {
      proposed = /such as - (\{.*\}), as far/.exec(file?.message ?? "")?.[1] ?? "";
      return Promise.resolve();
    });
    const config = parse(`tables:\n  - ${proposed}\n`);
    await withLoaded({ [name]: csv }, config, async (warehouse, { incidents, rejects }) => {
      const { rows } = await one<{ rows: number }>(warehouse, `SELECT count(*)::INT AS rows FROM ${table}`);
      assert.deepEqual([rows, incidents, rejects], [1, 0, []], proposed);
    });
  }
});

Deno.test("what an office program lays beside an open file is no export", async () => {
  const files = { "good.csv": alertsHeader + alertRow(1), "~$Liste.xlsx": "\u0005anna" };
  await withLoaded(files, { tables: [alertsMapping] }, (_, report) => {
    assert.deepEqual(report.files.map(({ status }) => status), ["loaded", "no export"]);
    return Promise.resolve();
  });
});

Deno.test("a count of milliseconds where a date is expected: the reason says how to name it", async () => {
  const files = { "a.csv": alertsHeader + alertRow(1).replace("2026-01-02T10:00:00Z", "1783000000000") };
  await withLoaded(files, { tables: [alertsMapping] }, (_, report) => {
    assert.match(report.rejects[0]?.reason ?? "", /epoch_s or epoch_ms/);
    return Promise.resolve();
  });
});

Deno.test("lines above the header are counted, be it one that names the separator", async () => {
  const files = {
    "a.csv": `sep=,\r\n${alertsHeader}${alertRow(1)}`,
    "b.csv": `Alerts\n2026\n${alertsHeader}${alertRow(1)}`,
  };
  await withLoaded(files, { tables: [alertsMapping] }, (_, report) => {
    assert.match(
      report.files[0]?.message ?? "",
      /a\.csv:2: a line stands above .*\. Remove the line above it\.$/,
    );
    assert.match(
      report.files[1]?.message ?? "",
      /b\.csv:3: lines stand above .*\. Remove the 2 lines above it\.$/,
    );
    return Promise.resolve();
  });
});

Deno.test("a zip of one file is that file, whatever else the file is", async () => {
  const csv = alertsHeader + alertRow(1) + alertRow(2);
  const pack = async (entry: string, content: Uint8Array) => {
    const zip = new ZipWriter(new Uint8ArrayWriter());
    await zip.add(entry, new Uint8ArrayReader(content));
    return await zip.close();
  };
  const utf8 = (text: string) => new TextEncoder().encode(text);
  const files = {
    "a.zip": await pack("july/alerts.csv", utf8(csv)),
    "b.zip": await pack("bom.csv", utf8(`\ufeff${csv}`)),
    "c.zip": await pack("a.zip", await pack("a.csv", utf8(csv))),
    "d.zip": await pack("cut.csv", utf8("no,such\n1,2\n")),
  };
  const mapping = { ...alertsMapping, files: "*.csv" };
  await withLoaded(files, { tables: [mapping] }, async (warehouse, report) => {
    assert.deepEqual(report.files.map(({ name, status, code }) => [name, status, code]), [
      ["a.zip", "loaded", null],
      ["b.zip", "loaded", null],
      ["c.zip", "refused", "E-GZIP"],
      ["d.zip", "refused", "E-HEADER"],
    ]);
    const lines = await warehouse.query<{ line: number }>("lines", "SELECT line FROM alerts ORDER BY line");
    assert.deepEqual(lines.map(({ line }) => line), [2, 3]);
  });
});
