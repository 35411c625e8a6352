import { newestExports } from "../analyses/leading_indicators/newest_exports.ts";
import { indicatorIncidents } from "../analyses/leading_indicators/rows.ts";
import { ruleStates } from "../analyses/leading_indicators/rule_states.ts";
import { indicatorStreams } from "../analyses/leading_indicators/streams.ts";
import { incidentTitles } from "../analyses/leading_indicators/titles.ts";
import type { IndicatorRule } from "../model/indicator_rules.ts";
import type { Period } from "../model/period.ts";
import { refusal } from "../model/refusal.ts";
import { openWarehouse, type Warehouse } from "../warehouse/mod.ts";
import { exportRules, isAlertingTool } from "./_export_rules.ts";
import { canonicalRules } from "./_canonical_rules.ts";
import { configOfLoad } from "./_config_of_load.ts";
import { actedFile, printLedger } from "./_rule_ledger.ts";
import { readIndicatorRules, rulesFile } from "./_indicator_rules.ts";
import { postWebhook } from "./_post_webhook.ts";
import { proposeRules } from "./_propose_rules.ts";
import { ruleLines, type RuleReport, ruleReport } from "./_rule_report.ts";
import { readArguments } from "./arguments.ts";
import { defaultWarehouse } from "./load.ts";
import { complain, say } from "./terminal.ts";

const help =
  `Says which of your indicator rules match the newest exports: what is read, since when, and the past incidents that looked
the same.

  deno task indicators [--as-of T] [--rules F] [--warehouse F] [--config F] [--webhook URL] [--json]
  deno task indicators --propose [--rules F] [--warehouse F] [--config F]
  deno task indicators --export prometheus|datadog [--rules F] [--warehouse F] [--config F]
  deno task indicators --ledger [--acted F] [--rules F] [--warehouse F] [--config F] [--json]

  --as-of T       an instant with its offset, such as 2026-07-14T09:30:00Z (default: the last one of the exports)
  --rules F       your rules (default ${rulesFile}); Hindcast never writes to it
  --warehouse F   the database (default ${defaultWarehouse})
  --config F      hindcast.yaml, whose words: services rules may use (default: the one the last load read by, else here)
  --webhook URL   where to post the result as JSON when an active rule matches; nothing is sent otherwise
  --json          the result as JSON
  --propose       print indicators as drafts to paste into your rules, those you have left out: one for each signal of a
                  service, where it beat every baseline on time it was not chosen from; of the others it says why not
  --export TOOL   write active rules for the tool's own alerting, and name those it cannot watch
  --ledger        replay every warning, keep its outcome in the warehouse, and say what acting on them avoided
  --acted F       what people did: rule,fired_at,by,action (default ${actedFile})

A draft is read and shown; only active rules count for the exit code and the webhook.
Exit code 0: no active rule matches; 3: one matches; 1: failed, also where the webhook was not taken; 2: wrong usage.`;

const options = {
  "as-of": { type: "string" },
  rules: { type: "string", default: rulesFile },
  warehouse: { type: "string", default: defaultWarehouse },
  config: { type: "string" },
  webhook: { type: "string" },
  propose: { type: "boolean", default: false },
  export: { type: "string" },
  ledger: { type: "boolean", default: false },
  acted: { type: "string", default: actedFile },
  json: { type: "boolean", default: false },
} as const;

const matchCode = 3;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)$/;

function wrong(reason: string): number {
  complain(`Cannot run "indicators": ${reason}. See deno task indicators --help.`);
  return 2;
}

function isInstant(text: string): boolean {
  return instant.test(text) && !Number.isNaN(Date.parse(text));
}

function webAddress(text: string): URL | null {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) ? url : null;
}

async function instantOf(warehouse: Warehouse, asOf: string | undefined): Promise<string> {
  if (asOf !== undefined) return new Date(asOf).toISOString();
  const { streams } = await newestExports(warehouse);
  if (streams !== null) return streams;
  throw new RangeError(refusal({
    action: "read",
    thing: "the rules",
    reason: "the warehouse holds no metrics, alerts, logs or changes",
    remedy: "Load your exports with deno task load",
  }));
}

/** Everything known up to an instant. */
function until(end: string): Period {
  return { label: `until ${end.slice(0, 10)}`, start: "1970-01-01T00:00:00.000Z", end };
}

async function reportOf(
  path: string,
  rules: readonly IndicatorRule[],
  asOf: string | undefined,
): Promise<RuleReport> {
  const warehouse = await openWarehouse(path, { readOnly: true });
  try {
    const at = await instantOf(warehouse, asOf);
    const { streams } = await indicatorStreams(warehouse, until(at));
    const states = ruleStates(rules, await indicatorIncidents(warehouse, until(at)), streams, at);
    const titles = await incidentTitles(warehouse);
    return ruleReport(states, new Map(titles.map(({ incidentId, title }) => [incidentId, title])), at);
  } finally {
    warehouse.close();
  }
}

/** `deno task indicators`. */
export async function indicatorsCommand(args: readonly string[]): Promise<number> {
  const read = readArguments("indicators", args, options, help);
  if (typeof read === "number") return read;
  const { values } = read;
  const asOf = values["as-of"];
  if (asOf !== undefined && !isInstant(asOf)) {
    return wrong(`--as-of "${asOf}" is no instant with its offset, such as 2026-07-14T09:30:00Z`);
  }
  const webhook = values.webhook === undefined ? undefined : webAddress(values.webhook);
  if (webhook === null) return wrong("--webhook is no address that begins with http:// or https://");
  if (values.export !== undefined && !isAlertingTool(values.export)) {
    return wrong(`--export "${values.export}" is neither prometheus nor datadog`);
  }
  if ([values.propose, values.export !== undefined, values.ledger].filter(Boolean).length > 1) {
    return wrong("--propose, --export and --ledger exclude each other");
  }
  const written = await readIndicatorRules(values.rules);
  const { config } = await configOfLoad(values.warehouse ?? defaultWarehouse, values.config);
  const rules = canonicalRules(written, config);
  if (values.propose) {
    await proposeRules(rules, values.warehouse ?? defaultWarehouse);
    return 0;
  }
  if (values.ledger) {
    await printLedger(rules, {
      path: values.warehouse ?? defaultWarehouse,
      acted: values.acted ?? actedFile,
      json: values.json ?? false,
    });
    return 0;
  }
  if (values.export !== undefined) {
    await exportRules(values.export, rules, values.warehouse ?? defaultWarehouse);
    return 0;
  }
  const report = await reportOf(values.warehouse ?? defaultWarehouse, rules, asOf);
  if (values.json) say(JSON.stringify(report));
  else if (rules.length === 0) {
    say(`There are no rules in ${values.rules ?? rulesFile}: deno task indicators --propose prints drafts.`);
  } else for (const line of ruleLines(report)) say(line);
  if (report.matches === 0) return 0;
  if (webhook !== undefined) await postWebhook(webhook, report);
  return matchCode;
}
