import type { Claim } from "../../model/claim.ts";
import { bindSpan, bindText, fact, spanOf, stampOf } from "./_fact.ts";
import type { DraftMaterial } from "./material.ts";

/** The first alert, and how it lies to the start. */
function alertClaim(material: DraftMaterial): Claim {
  const alert = material.timeline.rows.find(({ what }) => what === "fired");
  if (!alert) return fact(material, "detection.alert", "No alert belongs to it in the exports.");
  const lead = spanOf(material, "alert_to_declared");
  const values = {
    alert: bindText(alert.text ?? "without words"),
    at: bindText(stampOf(alert.at)),
    place: bindText(alert.told[0]?.place ?? alert.told[0]?.source ?? ""),
  };
  return lead === null
    ? fact(material, "detection.alert", "The first alert, “{alert}”, fired at {at} UTC ({place}).", values)
    : fact(
      material,
      "detection.alert",
      "The first alert, “{alert}”, fired at {at} UTC, {lead} before it was opened ({place}).",
      { ...values, lead: bindSpan(lead, "alert_to_declared") },
    );
}

/** How it was noticed, and how soon somebody answered. */
export function detectionClaims(material: DraftMaterial): Claim[] {
  const late = spanOf(material, "started_to_declared");
  const answered = spanOf(material, "declared_to_acknowledged");
  return [
    alertClaim(material),
    ...(late === null ? [] : [fact(material, "detection.opened", "It was opened {late} after impact began.", {
      late: bindSpan(late, "started_to_declared"),
    })]),
    answered === null
      ? fact(material, "detection.answer", "No export says when it was answered.")
      : fact(material, "detection.answer", "It was answered {answered} after it was opened.", {
        answered: bindSpan(answered, "declared_to_acknowledged"),
      }),
  ];
}
