import type { Config } from "../../model/config.ts";
import type { Fields } from "../_fields.ts";
import { lookUp } from "../_look_up.ts";
import { earliest } from "../_moments.ts";
import { canonicalStatus, type IncidentStatus } from "../_words.ts";

/** A point in the course of an incident, of FireHydrant's own lifecycle or one the organisation defined. */
export interface Milestone {
  readonly id: string | null;
  /** `acknowledged`, `mitigated` or the organisation's own word. */
  readonly slug: string;
  /** Phase of the lifecycle it stands in (`active`, `post_incident`); NULL in exports without phases. */
  readonly phase: string | null;
  readonly at: string | null;
  readonly at_raw: string | null;
}

function inPhases(fields: Fields, zone: string | undefined): Milestone[] {
  return fields.list("lifecycle_phases").flatMap((phase) =>
    phase.list("milestones").flatMap((milestone) => {
      const slug = milestone.text("slug") ?? milestone.text("name");
      if (slug === null || milestone.text("occurred_at") === null) return [];
      return [{ ...stampOf(milestone, zone), slug, phase: phase.text("type") }];
    })
  );
}

function stampOf(milestone: Fields, zone: string | undefined) {
  const at_raw = milestone.text("occurred_at");
  return { id: milestone.text("id"), at: milestone.instant("occurred_at", zone), at_raw };
}

/** Milestones an incident has reached, each once: the phases repeat those of the flat list. */
export function milestonesOf(fields: Fields, zone: string | undefined): readonly Milestone[] {
  const phased = inPhases(fields, zone);
  const phaseOf = new Map(phased.map(({ slug, phase }) => [slug, phase]));
  const flat = fields.list("milestones").flatMap((milestone) => {
    const slug = milestone.text("type") ?? milestone.text("slug");
    return slug === null ? [] : [{ ...stampOf(milestone, zone), slug, phase: phaseOf.get(slug) ?? null }];
  });
  const told = new Set(flat.map(({ slug }) => slug));
  return [...flat, ...phased.filter(({ slug }) => !told.has(slug))];
}

/** Phases after the incident; what they are called is FireHydrant's, not the organisation's. */
const afterwards = new Set(["post_incident", "closed"]);

const statusOfPhase: Readonly<Record<string, IncidentStatus>> = {
  started: "open",
  active: "acknowledged",
  mitigated: "mitigated",
  post_incident: "resolved",
  closed: "resolved",
};

const own: Readonly<Record<string, IncidentStatus>> = {
  "retrospective started": "resolved",
  "retrospective completed": "resolved",
};

/** Where an incident stands: by the word of its milestone, or by the phase of one the organisation defined. */
export function statusOf(current: string | null, milestones: readonly Milestone[], config: Config) {
  const phase = milestones.find(({ slug }) => slug === current)?.phase ?? null;
  return canonicalStatus(current, config, own) ??
    (phase === null ? null : lookUp(statusOfPhase, phase) ?? null);
}

/**
 * Times of an incident's course. A milestone counts by its word or by what the configuration says it means; the end is
 * the first milestone of the phase after the incident where none is called resolved.
 */
export function timesOf(milestones: readonly Milestone[], config: Config) {
  const first = (isMeant: (milestone: Milestone) => boolean) =>
    earliest(milestones.filter(isMeant).map(({ at }) => at));
  const named = (word: string) =>
    first(({ slug }) => slug === word) ?? first(({ slug }) => lookUp(config.words.status, slug) === word);
  return {
    detected_at: named("detected"),
    acknowledged_at: named("acknowledged"),
    mitigated_at: named("mitigated"),
    resolved_at: named("resolved") ?? first(({ phase }) => phase !== null && afterwards.has(phase)),
  };
}
