import type { Target } from "./_scene.ts";

/** How people read a target: `payments`, `memory`, `memory on payments`. */
export function labelOf({ kind, name, service }: Target): string {
  return kind.endsWith("_in_service") ? `${name} on ${service}` : name;
}
