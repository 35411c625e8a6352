/** Tables that a file of no known kind may be proposed for. */
export type ProposedTable = "alerts" | "changes" | "incidents" | "metrics";

type Usual = readonly (readonly [canonical: string, patterns: readonly RegExp[]])[];

const plainId = /^(?:id|key|number|nr\.?|no\.?)$/i;
const title: Usual[number] = ["title", [
  /^(?:title|subject|summary|problem|name|message|titel|betreff)$/i,
  /title|summary|description|problem|what.?happened|beschreibung/i,
  /^(?:cause|reason)$/i,
]];
const severity: Usual[number] = ["severity", [
  /severity|^sev$|schwere/i,
  /^(?:impact|prio|urgency)$|priorit/i,
]];
const clock = /^(?:date.?)?time|^date|zeit/i;
const start = /start|began|begin/i;
const end = /(?:^|[\s_])(?:end|ended|ende)(?:$|[\s_])|closed|finished/i;
const resolved: Usual[number] = ["resolved_at", [/resolved|recover|cleared|fixed|behoben/i, end]];
const service: Usual[number] = ["service", [
  /^(?:service|dienst)(?:.?name)?$/i,
  /service|dienst/i,
  /component|application|host|monitor/i,
  /^system|affected|betroffen/i,
]];
const status: Usual[number] = ["status", [/^(?:status|state)$/i]];

/** Names that columns have in the lists of tools, by table and canonical column, likelier ones first. */
export const usualColumns: Readonly<Record<ProposedTable, Usual>> = {
  incidents: [
    ["id", [
      plainId,
      /(?:^|[\s_.-])(?:id|key|number|nr\.?)$/i,
      /^(?:ref(?:erence)?|ticket|vorgang)$/i,
    ]],
    title,
    severity,
    ["started_at", [start, /created|opened|fired|triggered|occurred|erstellt/i, clock]],
    ["declared_at", [/declared|reported|gemeldet/i]],
    resolved,
    ["services", [/^(?:services|components|dienste|hosts|affected.*|betroffen.*)$/i]],
    service,
    status,
    ["team", [/^(?:team|group)|team.?name/i]],
  ],
  // Ids of rules, services and incidents stand in many alerts each, so an id of no name of its own is not taken.
  alerts: [
    ["id", [/^(?:alert|alarm|problem|event)[\s_.-]*(?:id|key|number|nr\.?)$/i, plainId]],
    ["rule", [
      /^(?:(?:alert|alarm)[\s_.-]*)?(?:rule|monitor|check)(?:[\s_.-]*name)?$/i,
      /^(?:(?:alert|alarm)[\s_.-]*)?name$/i,
    ]],
    title,
    severity,
    ["started_at", [/fired|triggered|raised/i, start, /created|opened|occurred|erstellt/i, clock]],
    ["acknowledged_at", [/^ack\w*[\s_.-]*at$/i]],
    resolved,
    service,
    status,
    ["incident_ref", [/^incident(?:[\s_.-]*(?:id|key|number|ref))?$/i]],
  ],
  changes: [
    ["id", [/^(?:deploy(?:ment)?|change|release|rollout)[\s_.-]*(?:id|key|number|nr\.?)$/i, plainId]],
    title,
    ["started_at", [
      start,
      /(?:deployed|released|rolled.?out|merged|created)(?:[\s_.-]*(?:at|on|time|date))?$/i,
      clock,
    ]],
    ["finished_at", [/completed/i, end]],
    service,
    ["environment", [/^(?:env(?:ironment)?|stage|umgebung)$/i]],
    ["status", [/^(?:status|state|result|outcome)$/i]],
    ["author", [/^(?:author|deployer)$|(?:deployed|released|merged|changed|created).?by$/i]],
    ["ref", [/^(?:ref|version|tag)$/i]],
    ["sha", [/^(?:(?:commit|git)[\s_.-]*)?(?:sha|commit|revision)$/i]],
  ],
  metrics: [
    ["name", [/^(?:metric|series|measure|kpi)(?:[\s_.-]*name)?$/i, /^name$/i]],
    service,
    ["unit", [/^(?:unit|einheit)$/i]],
    ["sampled_at", [/^(?:sampled|measured|recorded|observed)/i, clock, /^(?:ts|at)$/i]],
    ["value", [/^(?:value|val|wert|reading|measurement)$/i]],
  ],
};
