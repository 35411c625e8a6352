import { measureRanges } from "./_offered_ranges.ts";
import type { Warehouse } from "../warehouse.ts";

/** Samples of files on their way into `metric_points`. */
export interface OfferedPoints {
  /** Adds those that are times and numbers to `metric_points`, and tells how many; none where some are known not to be. */
  addSound(): Promise<number>;
  /** Lays down as `offered_ranges` when the series of those that were added begin and end; `added` are their rows. */
  measureSound(added: string): Promise<void>;
  /** Lays all down as `kept_points`, without the time or the value of those that are none. */
  keep(): Promise<void>;
  /** Gives their memory back; nothing else may be asked after. */
  free(): void;
}

/** Columns of `metric_points`, in their order. */
const columns = "series_id, sampled_at, value, file_number, record, position";

/** Samples that are times and numbers; the rest is rejected. */
export const sound = "sampled_at IS NOT NULL AND value IS NOT NULL";

/** SQL that adds samples to those that are known. */
export const addPoints = (from: string) =>
  `INSERT INTO metric_points (${columns}) SELECT ${columns} FROM ${from}`;

/** A file's id as the samples carry it: its twelve hexadecimal digits read as one number. */
export function fileNumber(fileId: string): number {
  return parseInt(fileId, 16);
}

/** Samples that the database reads. */
export function offeredInSql(warehouse: Warehouse, points: string): OfferedPoints {
  return {
    addSound: () => warehouse.run(addPoints(`(${points}) WHERE ${sound}`)),
    measureSound: (added) => measureRanges(warehouse, added),
    keep: async () => {
      await warehouse.run(`CREATE OR REPLACE TEMP TABLE kept_points AS ${points}`);
    },
    free: () => {},
  };
}
