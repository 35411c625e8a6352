import { Buffer } from "node:buffer";
import { gzipSync } from "node:zlib";
import { alertRow, alertsHeader, type Files } from "../warehouse/_given.ts";
import { zipOf } from "./_zip.ts";

/** Three good rows, which every damaged alert file holds as well: A1 to A3. */
const good = alertRow(1) + alertRow(2) + alertRow(3);
const csv = alertsHeader + good;
const latin = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, "utf16le"));
const gzip = (text: string) => new Uint8Array(gzipSync(text));

const pagerduty = (id: string, fields: Record<string, unknown> = {}) => ({
  id,
  type: "incident",
  incident_number: 7,
  incident_key: id,
  title: "Checkout fails",
  status: "resolved",
  urgency: "high",
  created_at: "2026-03-01T10:00:00Z",
  last_status_change_at: "2026-03-01T11:00:00Z",
  resolved_at: "2026-03-01T11:00:00Z",
  html_url: `https://larkspur.pagerduty.com/incidents/${id}`,
  service: { id: "PS1", summary: "checkout", type: "service_reference" },
  assignments: [],
  acknowledgements: [],
  ...fields,
});
const incidents = (...records: object[]) => JSON.stringify({ incidents: records, more: false, offset: 0 });

const message = (text: string, ts: string) => ({ type: "message", user: "U1", text, ts });
const slackDay = JSON.stringify([message("checkout is slow", "1772000000.000100")]);
const channels = JSON.stringify([{ id: "C1", name: "incidents", created: 1700000000, members: ["U1"] }]);

const deep = "[".repeat(20_000) + "]".repeat(20_000);

const wide = (columns: number) => {
  const more = Array.from({ length: columns - 5 }, (_, at) => at);
  return alertsHeader.trim() + more.map((at) => `,c${at}`).join("") + "\n" +
    alertRow(1).trim() + more.map(() => ",").join("") + "\n";
};

const cut = <T extends string | Uint8Array>(whole: T, by: number): T =>
  whole.slice(0, whole.length - by) as T;
const alerts = (...rows: string[]) => alertsHeader + good + rows.join("");
const desk = (...rows: string[]) => `id,opened,closed\n${rows.join("\n")}\n`;
const lines = (...records: unknown[]) => records.map((record) => `${JSON.stringify(record)}\n`).join("");
const json = (id: unknown, at = "2026-03-01T10:00:00Z") => ({ key: id, fired: at });
const metric = (...values: string[]) =>
  `name,at,value\n${values.map((value, at) => `load,2026-03-01T10:0${at}:00Z,${value}\n`).join("")}`;
const epochs = (...stamps: string[]) =>
  `key,fired\n${stamps.map((stamp, at) => `A${at},${stamp}\n`).join("")}`;
const monitorJson = (key: string) => lines(json(key), json("A2"));

/** What each row of the list of bad inputs is made of: files by row, written by this script alone. */
export const fixtures: Readonly<Record<number, Files>> = {
  1: { "bad.csv": "" },
  2: { "bad.csv": alertsHeader },
  3: { "bad.csv": "<!DOCTYPE html><html><head><title>Sign in</title></head><body>key,fired</body></html>" },
  4: {
    "bad.csv": '{"error": {"message": "Rate limit exceeded", "code": 2020}}',
    "bad.json": '{"error": {"message": "Rate limit exceeded", "code": 2020}}',
  },
  5: { "bad.csv": cut(alerts(alertRow(4)), 40) },
  6: { "bad.csv": `${alerts()}A8,2026-01-01T00:00:00Z,,checkout,"never clo` },
  7: { "bad.json": cut(incidents(pagerduty("P1"), pagerduty("P2")), '],"more":false,"offset":0}'.length) },
  8: { "bad.csv.gz": cut(gzip(csv.repeat(50)), 12) },
  9: { "bad.csv.gz": csv },
  10: { "bad.csv": alerts("A9,2026-01-01T00:00:00Z,\n") },
  11: { "bad.csv": alerts("A9,2026-01-01T00:00:00Z,,checkout,disk full, again\n") },
  12: { "bad.csv": alerts('A9,2026-01-01T00:00:00Z,,checkout,a 5" disk\n', alertRow(4)) },
  13: { "bad.csv": alerts(alertRow(4, "two\nlines"), alertRow(5), "A9,2026\n") },
  14: { "bad.csv": alerts(alertRow(4).replaceAll(",", ";"), alertRow(5).replaceAll(",", ";")) },
  15: {
    "bad.csv": `Report of alerts\nmade on Monday\n\n${csv}`,
    "bad-two.csv": `${alertsHeader}${csv}`,
  },
  16: { "bad.csv": good },
  17: {
    "bad-added.csv": csv.replaceAll(/\n/g, ",x\n").replace(",x\n", ",colour\n"),
    "bad-renamed.csv": csv.replace("fired", "fired_at"),
  },
  18: { "bad.csv": csv.replace("title", "key") },
  19: {
    "bad.csv": `${alertsHeader.trim()},__proto__,"""; drop table alerts; --"\n${alertRow(1).trim()},a,b\n`,
  },
  20: { "bad.csv": new Uint8Array([0xff, 0xfe, ...utf16(csv)]) },
  21: { "bad.csv": utf16(csv) },
  22: {
    "bad.csv": `\uFEFF${csv}`,
    "bad.json": `\uFEFF${incidents(pagerduty("P1"))}`,
    "bad.csv.gz": gzip(`\uFEFF${alertsHeader}${alertRow(7)}`),
  },
  23: { "bad.csv": latin(alerts(alertRow(4, "caf\u00e9"))) },
  24: { "bad.csv": alerts(alertRow(4, "Caf\u00c3\u00a9 in M\u00c3\u00bcnchen")) },
  25: {
    "bad.csv": alerts(alertRow(4, "nul\0bell\x07")),
    "bad.json": incidents(pagerduty("P1", { title: "nul\0bell\x07" })),
  },
  26: {
    "bad.csv": alertsHeader.replace("\n", "\r\n") + alertRow(1).replace("\n", "\r") + alertRow(2) +
      alertRow(3),
    "bad-cr.csv": (alertsHeader + alertRow(4) + alertRow(5)).replaceAll("\n", "\r"),
  },
  27: {
    "bad.csv": alerts(alertRow(4, "x".repeat(3 * 2 ** 20))),
    "bad-huge.csv": alertsHeader + alertRow(5, "y".repeat(17 * 2 ** 20)) + alertRow(6),
  },
  28: { "bad.csv": wide(20_000) },
  29: { "bad.csv.gz": new Uint8Array(gzipSync(Buffer.alloc(20 * 2 ** 20, "a"))) },
  30: {
    "bad.zip": zipOf([
      { name: "channels.json", text: channels },
      { name: "incidents/2026-03-01.json", text: slackDay, claimedBytes: 2 ** 30 + 1 },
    ]),
  },
  31: Object.fromEntries(
    [["up", "../x.json"], ["root", "/etc/x.json"], ["drive", "C:\\x.json"], ["link", "incidents/link.json"]]
      .map(
        ([what, name = ""]) => [
          `bad-${what}.zip`,
          zipOf([
            { name: "channels.json", text: channels },
            { name: "incidents/2026-03-01.json", text: slackDay },
            { name, text: slackDay, ...(what === "link" ? { mode: 0o120777 } : {}) },
          ]),
        ],
      ),
  ),
  32: {
    "bad.zip": zipOf([
      { name: "channels.json", text: channels },
      { name: "incidents/2026-03-01.json", text: slackDay },
      { name: "incidents/2026-03-01.json", text: "[]" },
    ]),
  },
  33: {
    "bad.zip": zipOf([
      { name: "channels.json", text: channels },
      { name: "incidents/2026-03-01.json", text: slackDay },
    ]),
  },
  34: {
    "bad.json": incidents(pagerduty("P1"), pagerduty("P2", { deep: 1234 })).replace("1234", deep),
    "bad.jsonl": `{"key":"A1","fired":"2026-03-01T10:00:00Z","x":${"[".repeat(20_000)}${
      "]".repeat(20_000)
    }}\n`,
  },
  35: {
    "bad.json": incidents(
      pagerduty("P1"),
      pagerduty("P2", { incident_number: 1234 }),
      pagerduty("P3", { x: 5678 }),
    )
      .replace("1234", "NaN").replace("5678", "1e400"),
  },
  36: {
    "bad.json": incidents(pagerduty("P1", { incident_number: 1234 })).replace("1234", "9007199254740993"),
    "bad.jsonl": monitorJson("A1").replace('"A1"', "9007199254740993"),
  },
  37: {
    "bad.json": incidents(pagerduty("P1"), pagerduty("P2")).replace(
      '"id":"P2"',
      '"id":"P2","title":"a","title":"b"',
    ),
  },
  38: { "bad.jsonl": `${lines(json("A1"))}{"key": "A2", \n${lines(json("A3"))}` },
  39: {
    "bad.jsonl": lines(
      ...Array.from(
        { length: 21_000 },
        (_, at) => ({ ...json(`A${at}`), ...(at > 20_500 ? { late: at } : {}) }),
      ),
    ),
  },
  40: {
    "bad.csv": desk(
      "D1,2026-03-01 10:00,2026-03-01 11:00",
      "D2,2026-03-01 10:00,N/A",
      "D3,2026-03-01 10:00,soon",
    ),
  },
  41: {
    "bad.csv": alertsHeader +
      ["00123", "1e5", "TRUE", "t"].map((id, at) => alertRow(at).replace(/^A\d+/, id)).join(""),
  },
  42: { "bad.csv": metric('"1.234,56"', '"1,5"', "2.5") },
  43: {
    "bad.csv": desk(...Array.from({ length: 40 }, (_, at) => `D${at},0${at % 9 + 1}/03/2026 10:00,`)),
  },
  44: { "bad.csv": desk("D1,2026-03-01 10:00,") },
  45: { "bad.csv": desk("D1,2026-03-29 02:30,", "D2,2025-10-26 02:30,", "D3,2026-03-01 10:00,") },
  46: {
    "bad.csv": desk("D1,2026-03-01 10:00:00 EST,", "D2,2026-03-01 10:00:00 CST,", "D3,2026-03-01 10:00 IST,"),
  },
  47: { "bad.csv": epochs("1772359200", "1772359200000", "1772359260") },
  48: { "bad.csv": desk("D1,2098-01-01 10:00,", "D2,2026-03-01 10:00,") },
  49: {
    "bad.json": incidents(
      pagerduty("P1", { resolved_at: "2026-03-01T09:00:00Z" }),
      pagerduty("P2", {
        acknowledgements: [{
          at: "2026-03-01T12:00:00Z",
          acknowledger: { type: "user_reference", id: "PU1" },
        }],
      }),
    ),
  },
  50: { "bad.json": incidents(pagerduty("P1", { status: "triggered", resolved_at: null })) },
  51: {
    "bad.csv": desk("D1,0001-01-01 00:00,", "D2,9999-12-31 00:00,", "D3,infinity,", "D4,2026-03-01 10:00,"),
  },
  52: { "bad.csv": csv, "bad-copy.csv": csv },
  53: {
    "1-bad.json": incidents(pagerduty("P1", { title: "newer", updated_at: "2026-03-02T00:00:00Z" })),
    "2-bad.json": incidents(pagerduty("P1", { title: "older", updated_at: "2026-03-01T12:00:00Z" })),
  },
  54: {
    "bad.json": incidents(pagerduty("P1")),
    "bad.csv": "id,opened,closed\nD1,2026-03-01 10:00,2026-03-01 11:00\n",
  },
  55: { "bad.csv": csv },
  56: {
    "*.csv": csv,
    "x'; drop--.csv": alertsHeader + alertRow(4),
    "\u{1F525}.csv": alertsHeader + alertRow(5),
    [`${"n".repeat(251)}.csv`]: alertsHeader + alertRow(6),
  },
  57: { "bad/plain.csv": csv },
};
