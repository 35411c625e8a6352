import type { Period } from "./period.ts";
import type { QueryReference } from "./rows.ts";
import type { Unit } from "./unit.ts";

/** How a finding was reached, in words a reviewer can check. */
export interface Method {
  /** What is measured, and on what. */
  readonly definition: string;
  /** The test by name, or null where nothing is tested. */
  readonly test: string | null;
  /** What the test assumes until shown otherwise. */
  readonly nullHypothesis: string | null;
  /** How the search pays for having looked more than once. */
  readonly adjustment: string | null;
  /** Seed of every random draw, or null where nothing is drawn. */
  readonly seed: number | null;
  /** Rows the analysis used. */
  readonly n: number;
  /** How many hypotheses were tested. */
  readonly hypotheses: number;
  /** Confidence of every interval and one minus the level of every test, 0 to 1. */
  readonly confidence: number;
  /** Where the formulas come from. */
  readonly references: readonly string[];
}

/** One estimated quantity. Results of different analyses stack, because the columns are fixed. */
export interface Term {
  /** Names the quantity: unique inside its finding. */
  readonly term: string;
  /** Observations behind it. */
  readonly n: number;
  /** The estimate, or null where it cannot be told. */
  readonly estimate: number | null;
  /** Of the estimate and its interval. */
  readonly unit: Unit;
  /** Lower end of the interval, or null where the data do not bound it. */
  readonly confLow: number | null;
  /** Upper end of the interval, or null where the data do not bound it. */
  readonly confHigh: number | null;
  /** Of the test named in the method. */
  readonly statistic?: number | null;
  /** 0 to 1, two-sided. */
  readonly pValue?: number | null;
  /** p adjusted for everything searched in this finding. */
  readonly qValue?: number | null;
  /** What the term is about: `service: "payments"`, `measure: "resolve"`. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** A quantity that was too thin to judge. */
export interface Skipped {
  /** Names the quantity. */
  readonly term: string;
  /** Observations there were. */
  readonly n: number;
  /** What was needed, for people. */
  readonly reason: string;
}

/** What an analysis returns: numbers, how they were made, and what could not be told. */
export interface Finding<Row extends object = object> {
  /** Unique in an edition: `durations`. */
  readonly name: string;
  /** The question a person asked. */
  readonly question: string;
  /** How the terms were reached. */
  readonly method: Method;
  /** The period it is about, or null where it is about all. */
  readonly period: Period | null;
  /** The period it is compared with, or null. */
  readonly against: Period | null;
  /** The statement behind the rows, or null where rows were built by hand. */
  readonly query: QueryReference | null;
  /** What was estimated. */
  readonly terms: readonly Term[];
  /** Table behind the charts, plain values only. */
  readonly rows: readonly Row[];
  /** What was too thin to judge. */
  readonly skipped: readonly Skipped[];
  /** What a reader must know before trusting the terms, a sentence each. */
  readonly warnings: readonly string[];
}
