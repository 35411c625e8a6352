import type { BoundValue, Claim } from "../model/claim.ts";
import { formatInterval, formatValue } from "../model/format.ts";
import { cleanName } from "./clean_name.ts";

const pattern = /\{([^{}]+):([a-z][A-Za-z0-9_]*)(\.interval)?\}/g;

/** One `{claim id:value name}` of a sentence. */
export interface Placeholder {
  readonly raw: string;
  readonly claimId: string;
  readonly name: string;
  readonly interval: boolean;
  readonly index: number;
}

/** Every well-formed placeholder of a sentence, in order. */
export function placeholdersOf(template: string): Placeholder[] {
  return [...template.matchAll(pattern)].map((found) => ({
    raw: found[0],
    claimId: found[1] ?? "",
    name: found[2] ?? "",
    interval: found[3] !== undefined,
    index: found.index,
  }));
}

/** The sentence of a claim with its values named in full: `{median}` becomes `{durations.resolve:median}`. */
export function qualifiedText(claim: Claim): string {
  return claim.text.replaceAll(
    /\{([a-z][A-Za-z0-9_]*)(\.interval)?\}/g,
    (_, name: string, part: string | undefined) => `{${claim.id}:${name}${part ?? ""}}`,
  );
}

/** Writes each claim's id anew, in a sentence. */
export function withIds(template: string, idOf: (id: string) => string): string {
  return template.replaceAll(
    pattern,
    (_, id: string, name: string, part: string | undefined) => `{${idOf(id)}:${name}${part ?? ""}}`,
  );
}

/** The value a placeholder stands for, if there is one. */
export function boundValue(placeholder: Placeholder, claims: readonly Claim[]): BoundValue | undefined {
  const claim = claims.find(({ id }) => id === placeholder.claimId);
  return claim && Object.hasOwn(claim.values, placeholder.name) ? claim.values[placeholder.name] : undefined;
}

function shown(bound: BoundValue, interval: boolean): string {
  if (interval) return formatInterval(bound);
  const text = formatValue(bound.value, bound.unit);
  return typeof bound.value === "string" ? cleanName(text) : text;
}

/** Fills a checked sentence with its values. A placeholder that is not bound stays as it is: verification refuses it. */
export function renderTemplate(template: string, claims: readonly Claim[]): string {
  const bounds = new Map(placeholdersOf(template).map((found) => [found.raw, found]));
  return template.replaceAll(pattern, (raw) => {
    const placeholder = bounds.get(raw);
    const bound = placeholder && boundValue(placeholder, claims);
    return bound ? shown(bound, placeholder.interval) : raw;
  });
}
