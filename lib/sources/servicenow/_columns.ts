import { lookUp } from "../_look_up.ts";

/** Columns by the label the list shows them under, where the label is not the name with spaces. */
const labelled: Readonly<Record<string, string>> = {
  opened: "opened_at",
  created: "sys_created_on",
  "created by": "sys_created_by",
  updated: "sys_updated_on",
  "updated by": "sys_updated_by",
  resolved: "resolved_at",
  closed: "closed_at",
  caller: "caller_id",
  "configuration item": "cmdb_ci",
  service: "business_service",
  problem: "problem_id",
  "change request": "rfc",
  "caused by change": "caused_by",
  "resolution code": "close_code",
  "resolution notes": "close_notes",
  channel: "contact_type",
  "resolve time": "calendar_stc",
  "task type": "sys_class_name",
  "sys id": "sys_id",
};

/** Names of the columns of a list, whether its header shows names or labels; a name that repeats is numbered. */
export function columnNames(header: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return header.map((written) => {
    const label = written.trim().toLowerCase();
    const name = lookUp(labelled, label) ?? label.replaceAll(/[^a-z0-9.]+/g, "_");
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return before === 0 ? name : `${name}_${before + 1}`;
  });
}

/** Columns that hold a stamp. */
export function isStampColumn(column: string): boolean {
  return /_(?:at|on)$/.test(column);
}
