import type { AnomalousStream } from "./stream.ts";

/** Names how long before the start of the incident a stream surely began to differ, or how long after. */
export function leadName(row: AnomalousStream): string {
  return `${row.leadS > 0 ? "lead" : "lag"}.${termName(row)}`;
}

/** Names a stream inside the finding. */
export function termName(
  { kind, service, stream }: Pick<AnomalousStream, "kind" | "service" | "stream">,
): string {
  return `${kind}.${service ?? "no service"}.${stream}`;
}
