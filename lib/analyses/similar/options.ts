import type { Period } from "../../model/period.ts";

/** Which incident to find the like of: one of the rows, or what somebody tells of it. */
export type Asked =
  | { readonly incidentId: string }
  | {
    /** What is going on, in any words; the first line counts as title. */
    readonly description: string;
  };

/** Vectors of a model, by which what says the same in other words is found. */
export interface Meanings {
  /** Vector of each incident, by its id; those without one are found by their words alone. */
  readonly incidents: ReadonlyMap<string, readonly number[]>;
  /** Vector of the incident at hand. */
  readonly asked: readonly number[];
}

/** What to find, and how sure to be. */
export interface SimilarOptions {
  /** The incident at hand. Only incidents that began before it are looked at; all, for a description. */
  readonly asked: Asked;
  /** How many of the nearest to tell of. Default 10. */
  readonly neighbours?: number;
  /** Share of incidents of known families that are not to be called new, between 0 and 1. Default 0.9. */
  readonly coverage?: number;
  /** Of every interval. Default 0.95. */
  readonly confidence?: number;
  /** The nearest are then those first in both lists, by words and by meaning; whether it is new is told by words. */
  readonly meanings?: Meanings | null;
}

/** How to judge past incidents as they came. */
export interface NoveltyOptions {
  /** The period in question: incidents after it are not looked at. Default null: all there are. */
  readonly period?: Period | null;
  /** The period to compare with, of any length; null where there is none. */
  readonly against?: Period | null;
  /** Share of incidents of known families that are not to be called new, between 0 and 1. Default 0.9. */
  readonly coverage?: number;
  /** Of every interval. Default 0.95. */
  readonly confidence?: number;
  /** How many of the latest incidents to go through; the later half of them is judged, and both periods. Default 2,000. */
  readonly most?: number;
}
