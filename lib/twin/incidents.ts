import { exportedAt, minute } from "./_clock.ts";
import { logNormal, pick, pickWeighted, streamOf } from "./_draw.ts";
import { hashOf } from "./_hash.ts";
import type { Random } from "../stats/random.ts";
import { hourOfWeek } from "./_zone.ts";
import type { Change } from "./changes.ts";
import { withDefects } from "./defects.ts";
import { textsOf as tell } from "./account.ts";
import { banks } from "./banks/mod.ts";
import type { Category } from "./category.ts";
import { familyTelling } from "./families.ts";
import type { Founding } from "./founding.ts";
import type { Incident } from "./incident.ts";
import { type Half, halfOf, type Language } from "./language.ts";
import { novelTelling, subjectOf } from "./novel.ts";
import { createOccurrences, type Occurrence } from "./occurrences.ts";
import { improvedService } from "./services.ts";
import { drawSlots } from "./slots.ts";

/** Standard deviation of the logarithm of the time to resolve, within a service. */
export const resolveLogSd = 0.6;

/** From when the improved service resolves in half the time. */
export const improvedFrom = Date.UTC(2026, 3, 1);

// A prefix from a hash so that ids look drawn, and the running number so that none is drawn twice.
function pagerId(number: number, seed: number): string {
  const prefix = hashOf(`${seed}/incident/${number}`).toString(36).toUpperCase().padStart(7, "0").slice(0, 5);
  return `Q${prefix}${number.toString(36).toUpperCase().padStart(4, "0")}`;
}

function resolveSeconds(occurrence: Occurrence, random: Random): number {
  const { service, kind, at } = occurrence;
  if (kind === "test") return logNormal(600, 0.4, random);
  const factor = service.name === improvedService && at >= improvedFrom ? 0.5 : 1;
  return logNormal(service.medianResolveS * factor, resolveLogSd, random);
}

function acknowledgeSeconds(occurrence: Occurrence, resolveS: number, random: Random): number {
  const hourOfDay = hourOfWeek(occurrence.at, occurrence.service.team.zone) % 24;
  const awake = hourOfDay >= 8 && hourOfDay < 22;
  return Math.min(logNormal(awake ? 200 : 420, 0.8, random), resolveS * 0.7);
}

const severityWeights = [4, 13, 31, 33, 14, 5];

function drawSeverity(random: Random): number | null {
  const drawn = pickWeighted(severityWeights, random);
  return drawn === 5 ? null : drawn + 1;
}

/** What sets one incident apart among all: its number, and which one-off incident it would be. */
interface Numbers {
  readonly number: number;
  readonly novel: number;
}

interface Causes {
  readonly cause: Category;
  readonly trigger: Category;
}

// A migration that brought an incident is its trigger, whatever usually is.
function causesOf({ family, triggeredBy }: Occurrence, novel: number): Causes {
  const { cause, trigger } = family === null ? subjectOf(novel) : banks[family];
  return { cause, trigger: triggeredBy === null ? trigger : "deployment" };
}

/** Share of incidents whose texts do not say why they happened. */
const silentShare = 0.2;

type Texts = Pick<Incident, "cause" | "trigger" | "causeTold" | "title" | "body" | "account" | "half">;

function drillTexts({ service }: Occurrence): Texts {
  const body = "Drill, please ignore.";
  return {
    ...{ cause: null, trigger: null, half: null, causeTold: "silent", body },
    title: `[TEST] pager drill for ${service.team.name}`,
    account: { symptom: body, cause: null, trigger: null },
  };
}

function half(language: Language, id: string): Half {
  return language === "all" ? halfOf(id) : language;
}

function textsOf(occurrence: Occurrence, numbers: Numbers, founding: Founding, random: Random): Texts {
  const { service, kind, family } = occurrence;
  if (kind === "test") return drillTexts(occurrence);
  const causes = causesOf(occurrence, numbers.novel);
  const isSilent = random.next() < silentShare;
  const others = founding.services.filter((one) => one !== service).map(({ name }) => name);
  const voice = {
    half: half(founding.language, pagerId(numbers.number, founding.seed)),
    slots: drawSlots(service.name, others, random),
    random,
  };
  const telling = family === null ? novelTelling(numbers.novel, voice) : familyTelling(family, voice);
  return {
    ...causes,
    causeTold: isSilent ? "silent" : "rightly",
    half: voice.half,
    ...tell(telling, { ...causes, isSilent }, voice),
  };
}

const escalatesAfter = 15 * minute;

function times(
  occurrence: Occurrence,
  random: Random,
): Pick<Incident, "acknowledgedAt" | "escalatedAt" | "resolvedAt" | "autoResolved"> {
  const resolveS = resolveSeconds(occurrence, random);
  const autoResolved = random.next() < 0.08;
  const acknowledgeS = acknowledgeSeconds(occurrence, resolveS, random);
  const isAnswered = !autoResolved && random.next() > 0.02;
  const isOpen = random.next() < 0.03 && occurrence.service.name !== improvedService;
  const resolvedAt = occurrence.at + Math.round(resolveS) * 1000;
  return {
    acknowledgedAt: isAnswered ? occurrence.at + Math.round(acknowledgeS) * 1000 : null,
    escalatedAt: acknowledgeS * 1000 > escalatesAfter ? occurrence.at + escalatesAfter : null,
    resolvedAt: isOpen || resolvedAt >= exportedAt ? null : resolvedAt,
    autoResolved: autoResolved && !isOpen,
  };
}

function incidentOf(occurrence: Occurrence, numbers: Numbers, founding: Founding): Incident {
  const { people, seed } = founding;
  const { number } = numbers;
  const random = streamOf(seed, `incident/${number}`);
  const drawn = times(occurrence, random);
  const own = people.filter((person) => person.team === occurrence.service.team);
  return {
    id: pagerId(number, seed),
    number,
    service: occurrence.service,
    kind: occurrence.kind,
    family: occurrence.family,
    severity: drawSeverity(random),
    createdAt: occurrence.at,
    ...drawn,
    recordedResolvedAt: drawn.resolvedAt,
    responder: pick(own, random),
    defect: null,
    triggeredBy: occurrence.triggeredBy,
    // Last, so that another choice of words leaves every other draw as it was.
    ...textsOf(occurrence, numbers, founding, random),
  };
}

const firstNumber = 1001;

/** All incidents of the pager in the order they were opened, with the defects of their records. */
export function createIncidents(founding: Founding, changes: readonly Change[]): readonly Incident[] {
  // Companies of other seeds tell other one-off incidents.
  let novel = founding.seed * 10_007;
  const incidents = createOccurrences(founding, changes).map((occurrence, index) => {
    if (occurrence.family === null) novel++;
    return incidentOf(occurrence, { number: firstNumber + index, novel }, founding);
  });
  return withDefects(incidents, founding.seed);
}
