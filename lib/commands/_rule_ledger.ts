import { createHash } from "node:crypto";
import { join } from "node:path";
import { newestExports } from "../analyses/leading_indicators/newest_exports.ts";
import { indicatorIncidents } from "../analyses/leading_indicators/rows.ts";
import { replayRule, type RuleFiring, type RuleReplay } from "../analyses/leading_indicators/rule_replay.ts";
import { indicatorStreams } from "../analyses/leading_indicators/streams.ts";
import { preventionFinding } from "../analyses/prevention/analysis.ts";
import { preventionClaims } from "../analyses/prevention/claims.ts";
import { preventionRows } from "../analyses/prevention/rows.ts";
import { cleanText } from "../model/clean_text.ts";
import { ExportError } from "../model/errors.ts";
import type { IndicatorRule } from "../model/indicator_rules.ts";
import { refusal } from "../model/refusal.ts";
import { renderClaim } from "../model/render_claim.ts";
import { type ActedFiring, readActedFirings } from "../sources/labels/acted_firings.ts";
import {
  keepFirings,
  type KeptFiring,
  type KeptWatch,
  openWarehouse,
  type Warehouse,
} from "../warehouse/mod.ts";
import { instantWords, readingWords } from "./_rule_report.ts";
import { say } from "./terminal.ts";

/** Where people say which warnings they acted on. */
export const actedFile = join("data", "rules", "firings.csv");

/** Where to read and how to print. */
export interface LedgerOptions {
  /** The warehouse. */
  readonly path: string;
  /** What people did. */
  readonly acted: string;
  readonly json: boolean;
}

async function readActed(path: string): Promise<readonly ActedFiring[]> {
  try {
    return readActedFirings(await Deno.readFile(path), path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory)) throw error;
    if (path === actedFile) return [];
    const reason = "there is no such file";
    const remedy = "Name your CSV with the columns rule,fired_at,by,action";
    throw new ExportError("E-FILE", refusal({ action: "read", thing: path, reason, remedy }));
  }
}

/** What makes two rules warn of the same at the same time, and be judged from the same day on. */
function definitionOf(rule: IndicatorRule): string {
  const { signal, measure, windowHours, direction, threshold, horizonHours, target, evidence } = rule;
  const parts = [
    [signal.kind, signal.name, signal.service, measure, windowHours, direction, threshold, horizonHours],
    [target.family, target.cause, target.service, evidence.until],
  ];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
}

function outcomeOf({ incidentId, isOver }: RuleFiring, action: string | null): KeptFiring["outcome"] {
  if (action !== null) return "acted_on";
  return incidentId !== null ? "came_true" : isOver ? "false" : "unknown";
}

function keptOf(replay: RuleReplay, acted: readonly ActedFiring[], knownUntil: string): KeptWatch {
  const { rule, quietHours, quietIncidents } = replay;
  const evidenceUntil = `${rule.evidence.until}T00:00:00.000Z`;
  return {
    rule_id: rule.id,
    definition: definitionOf(rule),
    status: rule.status,
    ...rule.target,
    horizon_hours: rule.horizonHours,
    evidence_until: evidenceUntil,
    known_until: knownUntil,
    quiet_hours: quietHours,
    quiet_incidents: quietIncidents,
    firings: replay.firings.map((firing) => {
      const action = acted.find((own) => own.rule === rule.id && own.firedAt === firing.firedAt)?.action ??
        null;
      return {
        fired_at: firing.firedAt,
        value: firing.value,
        outcome: outcomeOf(firing, action),
        incident_id: firing.incidentId,
        lead_s: firing.leadS,
        is_over: firing.isOver,
        is_later: firing.firedAt >= evidenceUntil,
        action,
      };
    }),
  };
}

/** Incidents are known no later than the last of them: what fired later stays open, and is never called false. */
async function replayed(
  warehouse: Warehouse,
  rules: readonly IndicatorRule[],
  acted: readonly ActedFiring[],
): Promise<KeptWatch[]> {
  const { streams: newest, incidents: knownUntil } = await newestExports(warehouse);
  if (newest === null || knownUntil === null) return [];
  const everything = {
    label: "everything",
    start: "1970-01-01T00:00:00.000Z",
    end: "2100-01-01T00:00:00.000Z",
  };
  const incidents = await indicatorIncidents(warehouse, everything);
  const { streams } = await indicatorStreams(warehouse, everything);
  return rules.flatMap((rule) => {
    const replay = replayRule(rule, incidents, streams, { knownUntil });
    return replay === null ? [] : [keptOf(replay, acted, knownUntil)];
  });
}

const outcomeWords = {
  acted_on: "acted on",
  came_true: "came true",
  false: "false",
  unknown: "unknown",
} as const;

function firingLine({ fired_at, value, outcome, incident_id, is_later, action }: KeptFiring): string {
  const told = [
    outcomeWords[outcome] + (action === null ? "" : `: ${action}`),
    ...(incident_id === null ? [] : [`incident ${incident_id}`]),
    ...(is_later ? [] : ["before the rule was found"]),
  ];
  return `  ${instantWords(fired_at)}  ${readingWords(value)}  ${cleanText(told.join("; "))}`;
}

/** Decisions about warnings that were none. */
function idleOf(acted: readonly ActedFiring[], watches: readonly KeptWatch[]): readonly ActedFiring[] {
  return acted.filter(({ rule, firedAt }) =>
    !watches.some(({ rule_id, firings }) =>
      rule_id === rule && firings.some(({ fired_at }) => fired_at === firedAt)
    )
  );
}

/** Replays every rule, keeps what it warned of, and prints what became of it. */
export async function printLedger(
  rules: readonly IndicatorRule[],
  { path, acted: actedPath, json }: LedgerOptions,
): Promise<void> {
  const acted = await readActed(actedPath);
  // One that is not there is refused, not made.
  (await openWarehouse(path, { readOnly: true })).close();
  const warehouse = await openWarehouse(path);
  try {
    const watches = await replayed(warehouse, rules, acted);
    const defined = rules.map((rule) => ({ rule_id: rule.id, definition: definitionOf(rule) }));
    await keepFirings(warehouse, defined, watches);
    const finding = preventionFinding(await preventionRows(warehouse));
    const idle = idleOf(acted, watches);
    if (json) {
      say(JSON.stringify({ watches, finding, idle }));
      return;
    }
    for (const { rule_id, status, firings } of watches) {
      say(`${rule_id}${status === "draft" ? " (draft)" : ""}: ${firings.length} warnings`);
      for (const firing of firings) say(firingLine(firing));
    }
    for (const { rule, firedAt } of idle) {
      say(cleanText(`${actedPath}: ${rule} did not warn at ${firedAt}, so nothing was counted.`));
    }
    for (const claim of preventionClaims(finding)) say(renderClaim(claim).replace(/[^.]$/, "$&."));
  } finally {
    warehouse.close();
  }
}
