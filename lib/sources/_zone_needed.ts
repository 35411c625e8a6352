import type { ExportError } from "../model/errors.ts";
import type { Defect, ExportFile, Origin } from "../model/source.ts";
import { refuse } from "./_refuse.ts";

/** Refuses a file whose stamps name no zone, with the line of the configuration that is missing. */
export function zoneNeeded(file: ExportFile, kind: string, origin: Origin, defect: Defect): ExportError {
  return refuse("E-ZONE", {
    thing: file.path,
    line: origin.line ?? undefined,
    field: defect.field ?? undefined,
    value: defect.value ?? undefined,
    reason: defect.reason,
    remedy: `Add the line "${kind}: Europe/Berlin" under "zones: sources:" in hindcast.yaml, ` +
      `with the zone the export was made in`,
  });
}
