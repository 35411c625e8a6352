import type { AnomalousStream } from "./stream.ts";

/** Names a stream inside the finding. */
export function termName(
  { kind, service, stream }: Pick<AnomalousStream, "kind" | "service" | "stream">,
): string {
  return `${kind}.${service ?? "no service"}.${stream}`;
}
