/** What a field of a log of changes tells, by the names such logs give it; earlier names win. */
const names = {
  id: ["id", "change_id", "event_id", "entry_id", "uuid"],
  kind: ["kind", "change_type", "type"],
  flag: ["flag", "flag_key", "flag_name", "feature_flag", "feature", "feature_name", "toggle"],
  setting: ["config_key", "config", "setting", "parameter", "property", "key"],
  service: ["service", "service_name", "application", "app", "component"],
  environment: ["environment", "env", "environment_name"],
  title: ["title", "description", "summary", "comment", "reason"],
  started: [
    "started_at",
    "started",
    "start",
    "changed_at",
    "occurred_at",
    "timestamp",
    "time",
    "date",
    "created_at",
    "at",
  ],
  finished: ["finished_at", "finished", "ended_at", "completed_at", "end"],
  status: ["status", "outcome", "result"],
  actor: ["actor", "changed_by", "author", "user", "username", "who", "updated_by", "created_by", "member"],
  action: ["action", "operation", "event"],
  from: ["old_value", "old", "previous_value", "previous", "before", "from"],
  to: ["new_value", "new", "value", "enabled", "state", "after", "to"],
  version: ["ref", "version", "revision"],
  url: ["url", "link"],
} as const;

/** What a field of a log of changes may tell. */
export type ChangeLogField = keyof typeof names;

/** The name each of these has in a file. */
export type ChangeLogColumns = Readonly<Partial<Record<ChangeLogField, string>>>;

function plain(name: string): string {
  return name.trim().replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase().replaceAll(/[\s-]+/g, "_");
}

/** Which field of a file tells what, by their names in any spelling: `flagKey`, `Flag Key`, `flag_key`. */
function columnsAmong(given: readonly string[]): ChangeLogColumns {
  const known = new Map(given.map((name) => [plain(name), name]));
  const taken = Object.entries(names).flatMap(([field, among]) => {
    const found = among.find((name) => known.has(name));
    return found === undefined ? [] : [[field, known.get(found)] as const];
  });
  return Object.fromEntries(taken);
}

/** Fields of incidents, alerts and tickets, which have times, kinds and services too. */
const elsewhere =
  /^(?:severity|priority|urgency|assignee|incident_id|incident_number|resolved_at|acknowledged_at)$/;

/**
 * Reads the fields of a file as those of a log of changes. NULL where it is none: it needs a time, and either a flag or a
 * setting with what was done to it and where, by whom or from what, or a kind of change with the service it was made to
 * and how it ended.
 */
export function changeLogColumns(given: readonly string[]): ChangeLogColumns | null {
  const columns = columnsAmong(given);
  if (columns.started === undefined || given.some((name) => elsewhere.test(plain(name)))) return null;
  const isDone = columns.to !== undefined || columns.from !== undefined || columns.action !== undefined;
  const isPlaced = columns.environment !== undefined || columns.actor !== undefined ||
    columns.from !== undefined;
  const ofSetting = columns.setting !== undefined && columns.from !== undefined && columns.to !== undefined;
  const ofService = columns.kind !== undefined && columns.service !== undefined &&
    columns.status !== undefined;
  return (columns.flag !== undefined && isDone && isPlaced) || ofSetting || ofService ? columns : null;
}

/**
 * Whether a record is of such a log by what stands in it too: one that names neither flag nor setting must be of a kind
 * of change.
 */
export function isChange(columns: ChangeLogColumns, value: (name: string) => string): boolean {
  if (columns.flag !== undefined || columns.setting !== undefined) return true;
  return columns.kind !== undefined && changeKind(value(columns.kind)) !== null;
}

const known =
  /^(?:build|commit|config|dependency|deployment|flag|infrastructure|migration|pull_request|release)$/;
const meanings: Readonly<Record<string, string>> = {
  configuration: "config",
  deploy: "deployment",
  feature_flag: "flag",
  infra: "infrastructure",
  setting: "config",
  toggle: "flag",
};

/** The kind of change a word means; NULL for any other word. */
export function changeKind(word: string | null): string | null {
  const name = plain(word ?? "");
  return known.test(name) ? name : Object.hasOwn(meanings, name) ? meanings[name] ?? null : null;
}
