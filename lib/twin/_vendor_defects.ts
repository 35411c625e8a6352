import type { ListItem } from "./_json_list.ts";
import type { Incident } from "./incident.ts";

/** What a reader refuses of a broken record, by the name its tool gives the stamp of the end. */
export function refusedEnd({ defect }: Incident, field: string): Pick<ListItem, "reject"> {
  if (defect !== "far_future") return {};
  const reason = "a stamp beyond the year 2099";
  return { reject: { code: "E-DATE", field, reason, scope: "field" } };
}
