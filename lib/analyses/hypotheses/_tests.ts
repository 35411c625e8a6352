import type { Hypothesis } from "./hypothesis.ts";

/** What only this kind of cause would show. */
const shown: Readonly<Record<string, string>> = {
  configuration: "the value that was in force at the start, against the one before it and the one intended",
  deployment: "the same errors on the version before, and their absence where the new version never went",
  code: "the failing call repeated alone, without load and with the settings of that day",
  capacity: "use of the limit against its maximum in the hours before the start",
  dependency: "errors of the other side at the same time, seen from other callers",
  hardware: "the fault staying with one machine, and the machine's own log",
  network: "loss and delay between the same two hosts, measured beside the service",
  data: "the entry that fails, and whether it fails again where it is read alone",
  security: "dates of validity and the list of refused requests at the start",
  process: "the steps that were taken, in their order, as the tools recorded them",
};

const usual = "what changed in the hour before the start and had not changed on days without an incident";

/** What would tell a hypothesis from the next one, as a noun. */
export function testFor(
  own: Pick<Hypothesis, "kind" | "subject">,
  next: Pick<Hypothesis, "kind"> | undefined,
): string {
  if (own.kind === "change") {
    return next?.kind === "change"
      ? "each of the two changes made alone in a test environment under the load of that hour"
      : "errors before and after the change took effect, and the change made again in a test environment under the load of that hour";
  }
  return shown[own.subject ?? ""] ?? usual;
}
