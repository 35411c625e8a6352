import type { Config, TableMapping } from "../../model/config.ts";
import type { SampleCells } from "../../model/source.ts";

const stamps = { iso: "iso", epoch_s: "epoch_s", epoch_ms: "epoch_ms" } as const;

function stampsOf({ time_format: format }: TableMapping): SampleCells["stamps"] | undefined {
  return Object.hasOwn(stamps, format) ? stamps[format as keyof typeof stamps] : undefined;
}

/** Whether a word that stands for nothing may be a number or a stamp: 0, or -1. */
function hidesNumbers({ nulls }: TableMapping): boolean {
  return nulls.some((word) => /\d/.test(word));
}

/**
 * Where the cells of a mapping's samples stand, if they may be read byte by byte: with decimal points, and stamps that
 * need no calendar of zones.
 */
export function sampleCells(
  mapping: TableMapping,
  header: readonly string[],
  config: Config,
): SampleCells | undefined {
  const { sampled_at: sampledAt, value, ...series } = mapping.columns;
  const written = stampsOf(mapping);
  if (mapping.format !== "csv" || mapping.decimal !== undefined || hidesNumbers(mapping)) return undefined;
  if (sampledAt === undefined || value === undefined || written === undefined) return undefined;
  return {
    columns: header.length,
    delimiter: mapping.delimiter,
    sampledAt: header.indexOf(sampledAt),
    value: header.indexOf(value),
    series: Object.values(series).map((name) => header.indexOf(name)),
    stamps: written,
    naive: (mapping.zone ?? config.zones.sources[mapping.name]) === "UTC",
  };
}
