import { parse } from "yaml";
import { parseConfig } from "../../../lib/model/parse_config.ts";
import { loadFolder, openWarehouse, type Warehouse } from "../../../lib/warehouse/mod.ts";

/**
 * Exports of one incident of a payment API: a timeout was lowered at 13:53, calls held connections until the pool was empty at
 * 14:23, the change was rolled back, and at 15:08 it was over.
 */
export const paymentYaml = `
zones: { reporting: UTC }
services: { dependencies: { payment-api: [ledger] } }
tables:
  - name: pager
    vendor: pager
    format: csv
    files: pager.csv
    table: incidents
    columns: { id: id, title: title, summary: summary, status: status, severity: severity, services: service, started_at: started, detected_at: noticed, declared_at: opened, acknowledged_at: answered, resolved_at: closed, url: url }
    severity: { SEV1: 1, SEV2: 2 }
  - name: status_page
    vendor: pager
    format: csv
    files: status.csv
    table: incidents
    columns: { id: id, title: title, status: status, resolved_at: closed }
  - name: settings
    format: csv
    files: settings.csv
    table: changes
    columns: { id: id, kind: kind, service: service, title: title, status: status, started_at: started, finished_at: finished }
    constants: { environment: production }
  - name: monitor
    format: csv
    files: alerts.csv
    table: alerts
    columns: { id: id, service: service, rule: rule, title: title, started_at: fired, resolved_at: cleared, incident_ref: incident }
  - name: chat
    format: jsonl
    files: chat.jsonl
    table: messages
    columns: { id: id, channel: channel, thread: thread, sent_at: at, author: who, text: text }
`;

const day = "2026-03-04T";

/** By name, what each file holds. */
export const paymentFiles: Readonly<Record<string, string>> = {
  "pager.csv": `id,title,summary,status,severity,service,started,noticed,opened,answered,closed,url
INC-4711,Payment API returns errors,"Requests to the payment API fail with timeouts; customers cannot pay",resolved,SEV1,payment-api,${day}14:23:00Z,${day}14:24:00Z,${day}14:25:00Z,${day}14:29:00Z,${day}15:08:00Z,https://pager.example/INC-4711
`,
  "status.csv": `id,title,status,closed
INC-4711,Payment API returns errors,resolved,${day}15:20:00Z
`,
  "settings.csv": `id,kind,service,title,status,started,finished
c-901,config,payment-api,Raise the database client timeout from 5 s to 60 s,success,${day}13:52:40Z,${day}13:53:00Z
c-902,deployment,ledger,Release 8.14 of the statement export,success,${day}12:10:00Z,${day}12:14:00Z
c-903,flag,payment-api,Show the new receipt footer,success,${day}14:05:00Z,${day}14:05:00Z
c-904,config,payment-api,Roll back the database client timeout to 5 s,success,${day}14:55:00Z,${day}14:56:00Z
`,
  "alerts.csv": `id,service,rule,title,fired,cleared,incident
a-1,payment-api,ErrorRate,payment-api error rate above 5 %,${day}14:24:00Z,${day}15:06:00Z,INC-4711
`,
  "chat.jsonl": [
    ["m-1", "14:26", "ana", "payment-api is timing out, 34 % errors, customers cannot pay"],
    ["m-2", "14:33", "ben", "database looks healthy, cpu at 20 %"],
    ["m-3", "14:40", "ana", "connection pool exhausted: 100 of 100 in use, 240 callers waiting"],
    [
      "m-4",
      "14:47",
      "ben",
      "the database client timeout was raised to 60 s half an hour before, so slow calls keep their connection",
    ],
    ["m-5", "14:52", "ana", "rolling back the timeout change now"],
    ["m-6", "14:58", "ana", "rolled back the database client timeout, pool is draining"],
    ["m-7", "15:06", "ben", "error rate back to normal"],
    ["m-8", "15:09", "ana", "lucky that the nightly settlement had not started yet"],
  ].map(([id, at, who, text]) =>
    JSON.stringify({
      id,
      thread: "m-1",
      channel: "inc-4711",
      at: `${day}${at}:00Z`,
      who,
      text: id === "m-1" ? `${text} INC-4711` : text,
    })
  ).join("\n") + "\n",
};

/**
 * A warehouse with that incident and nothing else.
 *
 * @param change what to make of the text of each file.
 */
export async function paymentWarehouse(
  folder: string,
  change: (text: string) => string = (text) => text,
): Promise<Warehouse> {
  const raw = `${folder}/raw`;
  await Deno.mkdir(raw, { recursive: true });
  for (const [name, text] of Object.entries(paymentFiles)) {
    await Deno.writeTextFile(`${raw}/${name}`, change(text));
  }
  const warehouse = await openWarehouse(`${folder}/w.duckdb`);
  const report = await loadFolder(warehouse, raw, { config: parseConfig(parse(paymentYaml)) });
  const refused = report.files.filter(({ status }) => status === "refused");
  if (refused.length > 0) throw new Error(`refused: ${refused.map(({ name }) => name).join(", ")}`);
  return warehouse;
}
