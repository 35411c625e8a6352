import type { Claim } from "../../model/claim.ts";
import { fixOf } from "../../analyses/similar/quotes.ts";
import type { LessonRow } from "../../analyses/similar/lessons.ts";
import { bindSpan, bindText, fact, quoted } from "./_fact.ts";
import type { DraftMaterial } from "./material.ts";

/** Of what was said at work, the last remedy before the end; of documents, what they say resolved it. */
export function fixClaims(material: DraftMaterial): Claim[] {
  const { sayings, head } = material;
  const lessons = sayings.filter(({ kind }) => kind === "chat" || kind === "note").map((
    { text, at, place },
  ): LessonRow => ({
    ...{
      incidentId: head.incidentId,
      kind: "note",
      text,
      told: null,
      at,
      status: null,
      file: place,
      line: null,
    },
  }));
  const fix = fixOf([...material.lessons, ...lessons], head);
  if (fix === null) return [];
  const opening = fix.kind === "note" ? "The last remedy told before its end" : "What ended it";
  return [quoted(material, "fix", opening, { text: fix.text, at: null, kind: "note", place: fix.place })];
}

/** Whether something came after all tools had closed it; an end before the start, which is a mistake, closes nothing. */
function isAfterEnd(at: string, { startedAt, mitigatedAt, resolvedAt }: DraftMaterial["head"]): boolean {
  const end = resolvedAt ?? mitigatedAt;
  return startedAt !== null && end !== null && end >= startedAt && Date.parse(at) > Date.parse(end);
}

/** Changes made while it went on. */
function changeClaims(material: DraftMaterial): Claim[] {
  return material.timeline.rows.filter(({ kind, lagS, at }) =>
    kind === "change" && lagS !== null && lagS < 0 && !isAfterEnd(at, material.head)
  )
    .map((
      { what, text, service, lagS, told },
      place,
    ) =>
      fact(
        material,
        `meanwhile.${place + 1}`,
        "{after} after the start came the {kind} change “{title}” on {service} ({place}).",
        {
          after: bindSpan(-(lagS ?? 0)),
          kind: bindText(what.replaceAll("_", " ")),
          title: bindText(text ?? "without a title"),
          service: bindText(service ?? "an unnamed service"),
          place: bindText(told[0]?.place ?? told[0]?.source ?? ""),
        },
      )
    );
}

/** What ended it. */
export function resolutionClaims(material: DraftMaterial): Claim[] {
  const fix = [...fixClaims(material), ...changeClaims(material)];
  return fix.length > 0 ? fix : [fact(material, "fix", "No export says what ended it.")];
}
