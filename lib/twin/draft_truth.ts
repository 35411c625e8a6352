import { hour, iso, minute } from "./_clock.ts";
import { createAlerts } from "./alerts.ts";
import type { Company } from "./company.ts";
import { deploymentsOf } from "./deployments.ts";
import type { Incident } from "./incident.ts";
import { pagerCoverage } from "./pagerduty.ts";
import { entriesOf } from "./pagerduty_log_entries.ts";
import { eventsOf } from "./postmortems.ts";
import { ticketedIncidents } from "./servicedesk.ts";
import { channelsOf } from "./slack.ts";
import { messagesOf } from "./slack_messages.ts";
import { shownIncidents, startShown } from "./status_page.ts";

/** One thing that happened around an incident and stands in the exports. */
export interface TrueEvent {
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** `declared`, `acknowledged`, `escalated`, `resolved`, `started`, `fired`, `cleared`, `change`, `message` or `note`. */
  readonly what: string;
  /** Words that tell it; null where none do. */
  readonly words: string | null;
}

/** What is true of one incident that a draft should find. */
export interface DraftTruth {
  /** Id in the pager. */
  readonly incident: string;
  readonly events: readonly TrueEvent[];
  /** Service it fell on. */
  readonly service: string;
  /** When it was opened, answered and closed; null where that did not happen. ISO 8601 in UTC. */
  readonly opened: string;
  readonly answered: string | null;
  readonly closed: string | null;
  /** Why it could happen. */
  readonly cause: string | null;
  /** Title of the change that brought it, and when that took effect; null where none did. */
  readonly change: { readonly title: string; readonly at: string } | null;
}

type Fact = readonly [at: number, what: string, words: string | null];

function pagerFacts(incident: Incident, isInLog: boolean): Fact[] {
  const { createdAt, acknowledgedAt, resolvedAt } = incident;
  const log = isInLog ? entriesOf(incident) : [];
  return [
    [createdAt, "declared", null],
    ...(acknowledgedAt === null ? [] : [[acknowledgedAt, "acknowledged", null] as const]),
    ...(resolvedAt === null ? [] : [[resolvedAt, "resolved", null] as const]),
    ...log.flatMap(({ kind, at, summary }): Fact[] =>
      kind === "escalate" ? [[at, "escalated", null]] : kind === "annotate" ? [[at, "note", summary]] : []
    ),
  ];
}

/** Changes of its service from four hours before until half an hour after. */
function changeFacts({ service, createdAt, resolvedAt }: Incident, company: Company): Fact[] {
  const [from, to] = [createdAt - 4 * hour, (resolvedAt ?? createdAt) + 30 * minute];
  const deployed = deploymentsOf(service, company).filter(({ environment }) => environment === "production")
    .map(({ finishedAt, startedAt, outcome, ref }): Fact => [
      outcome === null ? startedAt : finishedAt,
      "change",
      ref,
    ]);
  const changed = company.changes.filter((change) => change.service === service)
    .map(({ finishedAt, title }): Fact => [finishedAt, "change", title]);
  return [...deployed, ...changed].filter(([at]) => at >= from && at <= to);
}

/** What its people said; who joined and what bots post is not what happened. */
function messageFacts(incident: Incident, company: Company): Fact[] {
  const channel = channelsOf(company).find((one) => one.incident === incident);
  if (!channel) return [];
  return messagesOf(incident, channel.name, company).filter(({ subtype }) => subtype === undefined)
    .map(({ ts, text }): Fact => [Math.floor(Number(ts) * 1000), "message", text]);
}

function documentFacts(incident: Incident, company: Company): Fact[] {
  if (!company.told.includes(incident)) return [];
  return eventsOf(incident).filter(({ text }) => !/pager|acknowledges|resolved/i.test(text))
    .map(({ at, text }): Fact => [Math.floor(at / minute) * minute, "note", text]);
}

/** What is true of the incidents that have a channel of their own, oldest first. */
export function draftTruths(company: Company): DraftTruth[] {
  const alerts = Map.groupBy([...createAlerts(company)].flat(), ({ incident }) => incident);
  const { rest } = pagerCoverage(company);
  const [shown, ticketed] = [shownIncidents(company), ticketedIncidents(company)];
  return channelsOf(company).map(({ incident }) => {
    const facts: Fact[] = [
      ...pagerFacts(incident, rest.includes(incident)),
      ...(shown.includes(incident) ? [[startShown(incident), "started", null] as const] : []),
      ...(ticketed.includes(incident) ? [[incident.createdAt + 3 * minute, "declared", null] as const] : []),
      ...(alerts.get(incident) ?? []).flatMap(({ firedAt, clearedAt, summary }): Fact[] => [
        [firedAt, "fired", summary],
        ...(clearedAt === null ? [] : [[clearedAt, "cleared", summary] as const]),
      ]),
      ...changeFacts(incident, company),
      ...messageFacts(incident, company),
      ...documentFacts(incident, company),
    ];
    const { triggeredBy, id, cause, service, createdAt, acknowledgedAt, resolvedAt } = incident;
    return {
      incident: id,
      service: service.name,
      opened: iso(createdAt),
      answered: acknowledgedAt === null ? null : iso(acknowledgedAt),
      closed: resolvedAt === null ? null : iso(resolvedAt),
      events: facts.toSorted((a, b) => a[0] - b[0]).map(([at, what, words]) => ({
        at: iso(at),
        what,
        words,
      })),
      cause,
      change: triggeredBy === null ? null : { title: triggeredBy.title, at: iso(triggeredBy.finishedAt) },
    };
  });
}
