import { streamOf } from "./_draw.ts";
import { hashOf } from "./_hash.ts";
import { suspicions } from "./banks/shared.ts";
import { categories } from "./category.ts";
import type { Founding } from "./founding.ts";
import type { Incident } from "./incident.ts";
import { drawSlots } from "./slots.ts";
import { oneOffCause } from "./one_off_cause.ts";
import { toldIncidents } from "./told.ts";
import { say } from "./voice.ts";

function mistaken(incident: Incident, { seed, services }: Founding): Incident {
  const { half, cause, service, account, id } = incident;
  if (half === null) return incident;
  const random = streamOf(seed, `mistake/${id}`);
  const others = services.filter((one) => one !== service).map(({ name }) => name);
  const voice = { half, random, slots: drawSlots(service.name, others, random) };
  const wrong = random.shuffle(categories.filter((category) => category !== cause))[0];
  if (wrong === undefined) return incident;
  const body = `${account.symptom} ${say(suspicions, voice)}${oneOffCause(wrong, voice)}`;
  return { ...incident, causeTold: "mistaken", body };
}

/**
 * Some summaries name a wrong cause, which a postmortem puts right later: of the incidents that get one and do say why,
 * one in five.
 */
export function withMistakes(incidents: readonly Incident[], founding: Founding): readonly Incident[] {
  const chosen = new Set(
    toldIncidents(incidents, founding).filter(({ causeTold, id }) =>
      causeTold === "rightly" && hashOf(`mistake/${id}`) % 5 === 0
    ),
  );
  return incidents.map((incident) => chosen.has(incident) ? mistaken(incident, founding) : incident);
}
