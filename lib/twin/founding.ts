import type { Language } from "./language.ts";
import { createPeople, type Person } from "./people.ts";
import { type Scale, type Size, sizes } from "./scale.ts";
import { createServices, type Service } from "./services.ts";

/** Which company to make. */
export interface CompanyOptions {
  /** Any whole number: another seed, another company. */
  readonly seed: number;
  /** How large it is. */
  readonly scale: Scale;
  /** Half of the wordings to use: `tune` to build on, `held` to measure on. Default: `all`. */
  readonly language?: Language;
}

/** A company before anything happened in it. */
export interface Founding {
  readonly seed: number;
  readonly scale: Scale;
  readonly size: Size;
  readonly language: Language;
  readonly services: readonly Service[];
  readonly people: readonly Person[];
}

/** Founds a company: its services and its people. */
export function found({ seed, scale, language = "all" }: CompanyOptions): Founding {
  const size = sizes[scale];
  const services = createServices(size);
  const people = createPeople(size.people, seed);
  return { seed, scale, size, language, services, people };
}
