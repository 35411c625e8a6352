import { type Config, createRandom, parseConfig } from "hindcast";
import type { KeptWatch } from "../../../lib/warehouse/keep_firings.ts";

/** A folder of small exports in which every free text is an attack. */
export interface PoisonedExport {
  readonly config: Config;
  /** Content by path below the folder. */
  readonly files: Readonly<Record<string, string>>;
}

const quarters = [Date.UTC(2026, 3, 1), Date.UTC(2026, 6, 1)] as const;
const day = 86_400_000;
const hour = 3_600_000;
const perService = 9;

interface Texts {
  /** The attack of this number, of all there are; each export begins at another one. */
  at(index: number): string;
}

function textsOf(attacks: readonly string[], number: number): Texts {
  return { at: (index) => (attacks[(number * 5 + index) % attacks.length] ?? "").toWellFormed() };
}

function cell(text: string): string {
  return `"${text.replaceAll("\u0000", "").replaceAll('"', '""')}"`;
}

function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(",")}\n`).join("");
}

function stamp(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

interface Moment {
  readonly started: number;
  readonly resolved: number;
}

/** Both quarters of a service: the first one of each export takes a fifth of the time, and happens more often. */
function momentsOf(service: number, seed: number): Moment[] {
  const random = createRandom(seed * 31 + service);
  return quarters.flatMap((start, quarter) =>
    Array.from({ length: perService * (quarter === 1 && service === 0 ? 4 : 1) }, () => {
      const started = start + Math.floor(random.next() * 89 * day);
      const minutes = (quarter === 1 && service === 0 ? 10 : 60) * (0.5 + random.next());
      return { started, resolved: started + Math.round(minutes * 60) * 1000 };
    })
  );
}

const services = 3;

function incidentRows(texts: Texts, number: number): string[][] {
  return Array.from(
    { length: services },
    (_, service) =>
      momentsOf(service, number).map(({ started, resolved }, index) => [
        `i-${number}-${service}-${index}`,
        texts.at(20 + service * 40 + index),
        texts.at(service),
        texts.at(3 + index % 2),
        index % 3 === 0 ? "high" : texts.at(7),
        stamp(started),
        stamp(resolved),
      ]),
  ).flat();
}

/** The latest of the severe incidents, which is the one that is looked at closely. */
function worstMoment(number: number): { readonly service: number; readonly started: number } {
  const severe = Array.from(
    { length: services },
    (_, service) =>
      momentsOf(service, number).filter((_, index) => index % 3 === 0).map(({ started }) => ({
        service,
        started,
      })),
  ).flat();
  return severe.reduce((latest, one) => one.started > latest.started ? one : latest);
}

/**
 * Alerts before every incident of the first service, a burst before the worst incident, and others anywhen: there is a
 * warning to be found, and something unusual.
 */
function alertLines(texts: Texts, number: number): string {
  const random = createRandom(number * 17 + 5);
  const line = (id: string, service: number, rule: string, fired: number) =>
    JSON.stringify({
      id,
      rule,
      service: texts.at(service),
      fired: stamp(fired),
      cleared: stamp(fired + 600_000),
    });
  const before = momentsOf(0, number).map(({ started }, index) =>
    line(`w-${index}`, 0, texts.at(23), started - 5 * hour)
  );
  const anywhen = Array.from(
    { length: 40 },
    (_, index) =>
      line(
        `n-${index}`,
        index % services,
        texts.at(24 + index % 3),
        quarters[0] + Math.floor(random.next() * 180) * day,
      ),
  );
  const worst = worstMoment(number);
  const burst = Array.from(
    { length: 30 },
    (_, index) => line(`b-${index}`, worst.service, texts.at(27), worst.started - hour - index * 60_000),
  );
  return [...before, ...anywhen, ...burst].map((text) => `${text}\n`).join("");
}

/** A rule that is watched, under a hostile name, with as many warnings acted on as not. */
export function poisonedWatch(attacks: readonly string[], number: number): KeptWatch {
  const texts = textsOf(attacks, number);
  return {
    rule_id: texts.at(28),
    definition: "0a1b2c",
    status: "active",
    family: null,
    cause: null,
    service: texts.at(0),
    horizon_hours: 72,
    evidence_until: stamp(quarters[0]),
    known_until: stamp(quarters[1] + 90 * day),
    quiet_hours: 2000,
    quiet_incidents: 4,
    firings: Array.from({ length: 24 }, (_, index) => ({
      fired_at: stamp(quarters[0] + index * 5 * day),
      value: index,
      outcome: index % 2 === 0 ? "acted_on" : "came_true",
      incident_id: null,
      lead_s: index % 2 === 0 ? null : 7200,
      is_over: true,
      is_later: true,
      action: texts.at(29),
    })),
  };
}

/** A column may be called anything that is one line and has no point, which would be a path. */
function columnName(text: string): string {
  return text.replaceAll(/[\s\p{C}.]+/gu, " ").trim().slice(0, 60);
}

function fileName(text: string): string {
  return text.replaceAll(/[\s\p{C}/\\*?[\]]+/gu, "_").slice(0, 80);
}

function pagerDuty(texts: Texts, number: number): string {
  const incidents = Array.from({ length: 4 }, (_, index) => {
    const created = (quarters[1] ?? 0) + (number + index * 11) % 80 * day;
    const service = { id: "PS1", type: "service_reference", summary: texts.at(11) };
    return {
      id: `Q${number}X${index}`,
      type: "incident",
      incident_number: index + 1,
      title: texts.at(12 + index),
      summary: texts.at(13 + index),
      html_url: `https://pager.example/incidents/Q${number}X${index}`,
      created_at: stamp(created),
      updated_at: stamp(created + 1_800_000),
      resolved_at: stamp(created + 1_800_000),
      status: "resolved",
      service,
      teams: [{ id: "PT1", type: "team_reference", summary: texts.at(14) }],
      urgency: "high",
      body: { type: "incident_body", details: texts.at(15) },
    };
  });
  return JSON.stringify({ incidents, limit: 25, offset: 0, more: false });
}

function slackDay(texts: Texts, number: number): string {
  const from = ((quarters[1] ?? 0) + number * day) / 1000;
  return JSON.stringify(Array.from({ length: 5 }, (_, index) => ({
    type: "message",
    user: "U1",
    username: texts.at(16),
    ts: `${from + index * 60}.000100`,
    text: texts.at(17 + index),
  })));
}

function postmortem(texts: Texts, number: number): string {
  const start = stamp((quarters[1] ?? 0) + (number % 80) * day);
  return `---
title: ${JSON.stringify(texts.at(18))}
incident: Q${number}X0
start_time: ${start}
product: ${JSON.stringify(texts.at(0))}
summary: ${JSON.stringify(texts.at(19))}
---

## Summary

${texts.at(20)}

## Timeline

Times in UTC.

- 00:02 - ${texts.at(21)}
- 00:06 - ${texts.at(22)}
`;
}

/** The poisoned export of this number; 0 to 49 between them use every attack. */
export function poisonedExport(attacks: readonly string[], number: number): PoisonedExport {
  const texts = textsOf(attacks, number);
  const columns = ["service", "team", "severity"].map((name, index) =>
    `${columnName(texts.at(30 + index))} ${name}`
  );
  const [service = "", team = "", severity = ""] = columns;
  const named = `${fileName(texts.at(9))}.csv`;
  const config = parseConfig({
    words: { severity: { high: 2 } },
    tables: [{
      name: "incidents",
      format: "csv",
      files: "*.csv",
      table: "incidents",
      columns: {
        id: "id",
        title: "title",
        service,
        team,
        severity,
        started_at: "started",
        resolved_at: "resolved",
      },
      severity: { high: 2, [columnName(texts.at(7)) || "low"]: 4 },
    }, {
      name: "pages",
      format: "jsonl",
      files: "alerts/*",
      table: "alerts",
      columns: { id: "id", rule: "rule", service: "service", started_at: "fired", resolved_at: "cleared" },
    }],
  });
  return {
    config,
    files: {
      [named]: csv([
        ["id", "title", service, team, severity, "started", "resolved"],
        ...incidentRows(texts, number),
      ]),
      [`${fileName(texts.at(10))}.txt`]: texts.at(10),
      "alerts/pages.jsonl": alertLines(texts, number),
      "pagerduty/incidents.json": pagerDuty(texts, number),
      "slack/inc-1/2026-07-01.json": slackDay(texts, number),
      "postmortems/one.md": postmortem(texts, number),
    },
  };
}

/** Writes an export into a folder, which is made. */
export async function writeExport({ files }: PoisonedExport, folder: string): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const path = `${folder}/${name}`;
    await Deno.mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true });
    await Deno.writeTextFile(path, content);
  }
}
