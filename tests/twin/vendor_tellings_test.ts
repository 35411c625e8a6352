import assert from "node:assert/strict";
import { parse } from "yaml";
import { parseConfig } from "../../lib/model/parse_config.ts";
import { type Company, createCompany } from "../../lib/twin/company.ts";
import { exportsOf } from "../../lib/twin/exports.ts";
import { hindcastYaml } from "../../lib/twin/hindcast_yaml.ts";
import type { Incident } from "../../lib/twin/incident.ts";
import { jiraZone } from "../../lib/twin/jira.ts";
import { servicenowZone } from "../../lib/twin/servicenow.ts";
import { wallTime } from "../../lib/twin/_zone.ts";
import { recordsToldBy } from "../../lib/twin/tellings.ts";
import { loadFolder, openWarehouse, type Warehouse } from "../../lib/warehouse/mod.ts";
import { folderOf } from "../warehouse/_given.ts";

const company = createCompany({ seed: 1, scale: "sample" });

/** An incident as a warehouse has it, by its id in the company. */
interface Told {
  readonly title: string;
  readonly service: string | null;
  readonly started_at: string;
  readonly declared_at: string | null;
  readonly acknowledged_at: string | null;
  readonly resolved_at: string | null;
}

interface Row extends Told {
  readonly record: string;
}

const stamps = ["started_at", "declared_at", "acknowledged_at", "resolved_at"];
const incidentsSql = `
SELECT r.vendor || ':' || r.vendor_id AS record, i.title, i.service,
  ${stamps.map((stamp) => `strftime(i.${stamp}, '%Y-%m-%dT%H:%M:%SZ') AS ${stamp}`).join(", ")}
FROM incident_records AS r JOIN incidents AS i USING (incident_id)`;

// Incidents of a page that touch each other in time on one component count as fragments of one outage and are joined.
const recordsSql = `
SELECT vendor || ':' || vendor_id AS record, title, service,
  ${stamps.map((stamp) => `strftime(${stamp}, '%Y-%m-%dT%H:%M:%SZ') AS ${stamp}`).join(", ")}
FROM incident_records`;

async function toldBy(tool: string): Promise<Map<string, Told>> {
  const sql = tool === "statuspage" ? recordsSql : incidentsSql;
  const incidentOf = new Map(
    recordsToldBy[tool]?.(company).map(({ record, incident }) => [record, incident]),
  );
  const rows = await withTelling(tool, (warehouse) => warehouse.query<Row>("told", sql));
  return new Map(rows.flatMap(({ record, ...told }) => {
    const incident = incidentOf.get(record);
    return incident === undefined ? [] : [[incident, told] as const];
  }));
}

/** Loads what one tool exports of the company; its books must balance: all read, nothing refused. */
async function withTelling<Result>(tool: string, work: (warehouse: Warehouse) => Promise<Result>) {
  const files = exportsOf(company, [tool]).map((file) =>
    [file.path, [...file.pieces()].map(({ text }) => text).join("")] as const
  );
  const folder = await folderOf(Object.fromEntries(files));
  const warehouse = await openWarehouse(":memory:");
  try {
    const config = parseConfig(parse(hindcastYaml(company, true)));
    const report = await loadFolder(warehouse, `${folder}/raw`, { config });
    assert.deepEqual(report.files.filter((file) => file.status !== "loaded").map(({ name }) => name), []);
    return await work(warehouse);
  } finally {
    warehouse.close();
    await Deno.remove(folder, { recursive: true });
  }
}

/** Ends the pager has from the change of the status where their stamp is missing or cannot be read. */
const hasUnreadableEnd = ({ defect }: Incident) => defect === "missing_resolution" || defect === "far_future";

/** What a tool can tell, beyond title, service and start. */
interface Reach {
  readonly tells?: (incident: Incident) => boolean;
  readonly acknowledges: boolean;
  /** How it writes time: as the clocks of a zone show it, to the second or to the minute; default UTC to the second. */
  readonly clock?: { readonly zone: string; readonly toMinute: boolean };
}

/** A stamp as a tool writes it. An hour that clocks showed twice cannot be told from the other. */
function shown(stamp: string | null, { clock }: Reach): string | null {
  if (stamp === null || clock === undefined) return stamp;
  return wallTime(Date.parse(stamp), clock.zone).slice(0, clock.toMinute ? 16 : 19);
}

const reach: Readonly<Record<string, Reach>> = {
  datadog: { acknowledges: false },
  firehydrant: { acknowledges: true },
  incident_io: { acknowledges: true },
  jira: { acknowledges: false, clock: { zone: jiraZone, toMinute: true } },
  rootly: { acknowledges: true },
  servicenow: { acknowledges: false },
  servicenow_list: { acknowledges: false, clock: { zone: servicenowZone, toMinute: false } },
  servicenow_log: { acknowledges: true, clock: { zone: servicenowZone, toMinute: true } },
  opsgenie: { acknowledges: true },
  squadcast: { acknowledges: true },
  statuspage: { acknowledges: false, tells: ({ kind }) => kind === "incident" },
  victorops: { acknowledges: true },
};

function comparable(told: Told | undefined, incident: Incident, can: Reach) {
  if (told === undefined) return undefined;
  const { title, service } = told;
  return {
    title,
    service,
    started_at: shown(told.started_at, can),
    declared_at: shown(told.declared_at, can),
    ...(can.acknowledges ? { acknowledged_at: shown(told.acknowledged_at, can) } : {}),
    ...(hasUnreadableEnd(incident) ? {} : { resolved_at: shown(told.resolved_at, can) }),
  };
}

function all(told: ReadonlyMap<string, Told>, { incidents }: Company, tool: Reach) {
  return Object.fromEntries(
    incidents.filter(tool.tells ?? (() => true))
      .map((incident) => [incident.id, comparable(told.get(incident.id), incident, tool)]),
  );
}

const pager = toldBy("pagerduty");

for (const [tool, can] of Object.entries(reach)) {
  Deno.test(`the company told by ${tool} has the incidents, services and times it has told by PagerDuty`, async () => {
    const expected = all(await pager, company, can);
    assert.equal(Object.values(expected).includes(undefined), false);
    assert.deepEqual(all(await toldBy(tool), company, can), expected);
  });
}
