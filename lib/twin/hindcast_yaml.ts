import type { Company } from "./company.ts";
import { legacyZone } from "./pagerduty_legacy.ts";
import { teams } from "./services.ts";
import { deskZone } from "./servicedesk.ts";
import { servicesToldAs, zonesToldIn } from "./tellings.ts";

function aliases(company: Company, isTold: boolean): readonly string[] {
  const pairs = company.services.flatMap(({ name, pagerName, repo }) =>
    [...new Set([pagerName, repo])].filter((alias) => alias !== name).map((alias) => `    ${alias}: ${name}`)
  );
  const others = isTold ? servicesToldAs(company).map(([told, name]) => `    ${told}: ${name}`) : [];
  return [...pairs, ...others].sort();
}

const tables = `tables:
  - name: alerts
    format: csv
    files: alerts-*.csv
    table: alerts
    columns:
      id: alert_id
      service: service
      rule: rule
      title: summary
      severity: severity
      started_at: fired_at
      resolved_at: cleared_at
      incident_ref: incident
    severity: { critical: 1, error: 2, warning: 3, info: 5 }
  - name: config_changes
    format: csv
    files: config.csv
    table: changes
    columns:
      id: change_id
      kind: kind
      service: service
      title: description
      status: outcome
      started_at: started
      finished_at: finished
    constants:
      environment: production
  - name: status_page
    vendor: statuspage
    format: jsonl
    files: incidents.jsonl
    table: incidents
    columns:
      id: id
      title: name
      summary: body
      status: status
      severity: impact
      services: components
      started_at: started_at
      resolved_at: resolved_at
      external_ref: external_ref
    severity: { critical: 1, major: 2, minor: 3 }
  - name: servicedesk
    format: csv
    files: tickets.csv
    table: incidents
    # The desk exports wall-clock times without an offset.
    zone: ${deskZone}
    columns:
      id: number
      title: short_description
      status: state
      severity: priority
      service: business_service
      declared_at: opened_at
      resolved_at: closed_at
      external_ref: correlation_id
    severity: { 1 - Critical: 1, 2 - High: 2, 3 - Moderate: 3, 4 - Low: 4, 5 - Planning: 5 }
  - name: tracker
    format: csv
    files: actions.csv
    table: action_items
    columns:
      id: key
      title: summary
      kind: type
      status: status
      team: owner_team
      created_at: created
      due_at: due
      completed_at: completed
      incident_ref: incident
`;

/**
 * The configuration that makes a company's exports readable: zones, aliases of services, mappings of its tables.
 *
 * @param company whose exports they are.
 * @param isTold whether tools of other companies tell it too, whose zones are then given.
 */
export function hindcastYaml(company: Company, isTold = false): string {
  const zones = isTold ? Object.entries(zonesToldIn) : [];
  return [
    "# Larkspur, a company that never was. Written together with the exports in raw/.",
    "zones:",
    "  reporting: Europe/Berlin",
    "  teams:",
    ...teams.map(({ name, zone }) => `    ${name}: ${zone}`),
    "  sources:",
    "    # The legacy report was made by somebody in New York and says so nowhere.",
    `    pagerduty_csv: ${legacyZone}`,
    ...zones.map(([source, zone]) => `    ${source}: ${zone}`),
    "words:",
    "  services:",
    ...aliases(company, isTold),
    tables,
  ].join("\n");
}
