import type { Config } from "../../model/config.ts";
import type { SourceRow } from "../../model/source.ts";
import { membersWithoutPeople, tagged, withoutAddresses } from "./_datadog.ts";
import { extraJson } from "../_extra.ts";
import type { Mapped } from "../_map_records.ts";
import { personId } from "../_person.ts";
import { canonicalEnvironment, canonicalService, canonicalSeverity } from "../_words.ts";

/** What both versions of the events API say of an event. */
export interface DatadogEvent {
  readonly source: string;
  readonly id: string;
  readonly at: string | null;
  readonly title: string | null;
  readonly text: string | null;
  readonly tags: unknown;
  /** `error`, `warning`, `success`, `info`, ... */
  readonly status: string | null;
  readonly priority: string | null;
  readonly service: string | null;
  readonly monitorId: string | null;
  /** What the monitor watches: one of its groups. */
  readonly groups: readonly string[];
  /** How long an alert had lasted when it cleared, seconds. */
  readonly lastedS: number | null;
  /** What a change event says was changed: `feature_flag`, `configuration`. */
  readonly changed: { readonly type: string; readonly name: string | null } | null;
  readonly author: string | null;
  readonly url: string | null;
  /** Fields without a place. */
  readonly rest: Readonly<Record<string, unknown>>;
}

function serviceOf(event: DatadogEvent, config: Config): string | null {
  const named = event.service === "undefined" ? null : event.service;
  return canonicalService(named ?? tagged(event.tags, "service")[0], config);
}

function shown(text: string | null): string | null {
  // Markdown stands between marks of its own.
  const plain = text?.replace(/^%%%\s*\n?/, "").replace(/\n?\s*%%%\s*$/, "").trim();
  return plain ? withoutAddresses(plain) : null;
}

function extraOf(event: DatadogEvent): string | null {
  const rest = { ...event.rest, tags: event.tags };
  return extraJson(membersWithoutPeople(rest), () => true);
}

const cleared = /^(?:success|ok|recovered)$/;

/**
 * A monitor that fired, or cleared. What cleared says how long it lasted, so that it bears the key of what fired: the
 * monitor, its group and the second it began.
 */
function alert(event: DatadogEvent, config: Config): Mapped {
  const isOver = cleared.test(event.status ?? "");
  const begun = isOver ? beginning(event) : event.at;
  const key = [event.monitorId, ...event.groups, (begun ?? event.id).slice(0, 19)].join(":");
  const priority = event.priority?.replace(/^([1-5])$/, "P$1") ?? null;
  const severity = /^P[1-5]$/i.test(priority ?? "") ? priority : event.status;
  const row = {
    alert_id: `datadog_events:${key}`,
    source: event.source,
    vendor_id: event.id,
    service: serviceOf(event, config),
    rule: event.monitorId,
    title: shown(event.title),
    severity: canonicalSeverity(severity, config),
    severity_raw: severity,
    status: event.status,
    started_at: begun,
    resolved_at: isOver ? event.at : null,
    updated_at: event.at,
    extra: extraOf({ ...event, rest: { ...event.rest, text: shown(event.text) } }),
  };
  return { rows: [{ table: "alerts", row }] };
}

function beginning({ at, lastedS }: DatadogEvent): string | null {
  if (at === null || lastedS === null) return null;
  return new Date(Date.parse(at) - lastedS * 1000).toISOString();
}

const kinds: Readonly<Record<string, string>> = { feature_flag: "flag", configuration: "config" };

const deployed = /^(?:event|event_type|type):(?:deploy|deployment)$/;

function isDeployment({ tags }: DatadogEvent): boolean {
  return Array.isArray(tags) && tags.some((tag) => typeof tag === "string" && deployed.test(tag));
}

function change(event: DatadogEvent, config: Config): Mapped {
  const kind = event.changed ? kinds[event.changed.type] ?? event.changed.type : "deployment";
  const row = {
    change_id: `${event.source}:${event.id}`,
    source: event.source,
    vendor_id: event.id,
    kind,
    service: serviceOf(event, config),
    environment: canonicalEnvironment(tagged(event.tags, "env")[0], config),
    title: shown(event.title) ?? event.changed?.name ?? null,
    started_at: event.at,
    author_id: event.author === null ? null : personId("datadog", event.author),
    ref: tagged(event.tags, "version")[0] ?? null,
    url: event.url,
    extra: extraOf(event),
  };
  return { rows: [{ table: "changes", row }] };
}

/** What somebody or something posted: neither an alert nor a change. */
function message(event: DatadogEvent): SourceRow {
  const text = [shown(event.title), shown(event.text)].filter((part) => part !== null).join("\n");
  return {
    table: "messages",
    row: {
      message_id: `${event.source}:${event.id}`,
      source: event.source,
      channel: tagged(event.tags, "source")[0] ?? null,
      sent_at: event.at,
      is_bot: true,
      text: text || null,
    },
  };
}

/** An event as what it is: an alert of a monitor, a change, or a message. */
export function eventRows(event: DatadogEvent, config: Config): Mapped {
  if (event.monitorId !== null) return alert(event, config);
  if (event.changed !== null || isDeployment(event)) return change(event, config);
  return { rows: [message(event)] };
}
