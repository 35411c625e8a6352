import { streamOf } from "./_draw.ts";
import type { Defect, Incident } from "./incident.ts";
import { improvedService } from "./services.ts";

const defects: readonly Defect[] = [
  "resolved_before_created",
  "far_future",
  "year_typo",
  "missing_resolution",
  "negative_stated",
];
const defectShare = 0.006;

function swappedYear(at: number): number {
  const date = new Date(at);
  // 2026 typed as 2062, 2025 as 2052.
  return date.setUTCFullYear(date.getUTCFullYear() === 2026 ? 2062 : 2052);
}

function recordedResolution(incident: Incident, defect: Defect): number | null {
  switch (defect) {
    case "resolved_before_created":
      return incident.createdAt - (300 + incident.number % 5000) * 1000;
    case "far_future":
      return Date.UTC(2199, 11, 31, 23, 59, 59);
    case "year_typo":
      return swappedYear(incident.resolvedAt as number);
    case "missing_resolution":
      return null;
    case "negative_stated":
      return incident.resolvedAt;
  }
}

/**
 * Breaks the records of so many incidents for each defect. The improved service keeps clear of them, as of forgotten
 * incidents: what is planted there is one truth, not two.
 */
export function withDefects(incidents: readonly Incident[], seed: number): readonly Incident[] {
  const each = Math.max(2, Math.round(incidents.length * defectShare));
  const sound = incidents.filter(({ resolvedAt, kind, service }) =>
    resolvedAt !== null && kind === "incident" && service.name !== improvedService
  );
  const drawn = streamOf(seed, "defects").shuffle([...sound]).slice(0, each * defects.length);
  const defectOf = new Map(
    drawn.map((incident, index) => [incident.id, defects[index % defects.length] as Defect]),
  );
  return incidents.map((incident) => {
    const defect = defectOf.get(incident.id);
    return defect
      ? { ...incident, defect, recordedResolvedAt: recordedResolution(incident, defect) }
      : incident;
  });
}
