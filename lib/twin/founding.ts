import type { Paraphrases } from "./families.ts";
import { createPeople, type Person } from "./people.ts";
import { type Scale, type Size, sizes } from "./scale.ts";
import { createServices, type Service } from "./services.ts";

/** Which company to make. */
export interface CompanyOptions {
  /** Any whole number: another seed, another company. */
  readonly seed: number;
  /** How large it is. */
  readonly scale: Scale;
  /** Half of the wordings to use: `open` to build on, `held-out` to measure on. Default: `all`. */
  readonly paraphrases?: Paraphrases;
}

/** A company before anything happened in it. */
export interface Founding {
  readonly seed: number;
  readonly scale: Scale;
  readonly size: Size;
  readonly paraphrases: Paraphrases;
  readonly services: readonly Service[];
  readonly people: readonly Person[];
}

/** Founds a company: its services and its people. */
export function found({ seed, scale, paraphrases = "all" }: CompanyOptions): Founding {
  const size = sizes[scale];
  const services = createServices(size);
  const people = createPeople(size.people, seed);
  return { seed, scale, size, paraphrases, services, people };
}
