import {
  calendarChart,
  calendarClaims,
  calendarFinding,
  calendarRows,
  candidateClaims,
  candidateFinding,
  candidateRows,
  causeCategories,
  causeChart,
  causeClaims,
  causeFinding,
  causeRows,
  changeChart,
  changeClaims,
  changeFinding,
  changeLagChart,
  changeRows,
  type Chart,
  type CodeCell,
  durationChangeChart,
  durationChangeClaims,
  durationChart,
  durationClaims,
  durationFinding,
  durationRows,
  familiesChart,
  familiesClaims,
  familiesFinding,
  familyMapChart,
  familyRows,
  familyTimelineChart,
  frequencyChangeChart,
  frequencyChangeClaims,
  frequencyChart,
  frequencyClaims,
  frequencyFinding,
  frequencyRows,
  media,
  noveltyChart,
  noveltyClaims,
  noveltyFinding,
  parsePeriod,
  qualityChart,
  qualityClaims,
  qualityFinding,
  qualityRows,
  recurrenceChart,
  recurrenceClaims,
  recurrenceFinding,
  recurrenceRows,
  type Showable,
  similarRows,
  table,
  type Warehouse,
} from "hindcast";
import { bundleOf } from "../../../lib/reports/notebook/_bundle.ts";

/** The periods of every review here. */
export const [period, against] = [parsePeriod("2026-Q3"), parsePeriod("2026-Q2")];

/** A picture of the first chart shown stands for all: drawing is most of the time, and pixels carry no text. */
let picture: unknown;

async function bundleFor(thing: Showable): Promise<Record<string, unknown>> {
  if (!("spec" in thing)) return { ...await bundleOf(thing) };
  const { name, alt, unit, n, spec } = thing as Chart;
  picture ??= (await bundleOf(thing))[media.png];
  return { [media.chart]: { name, alt, unit, n }, [media.vegaLite]: spec, [media.png]: picture };
}

async function cell(id: string, things: readonly Showable[], chapter?: string): Promise<CodeCell> {
  const outputs = [];
  for (const thing of things) {
    outputs.push({ output_type: "display_data", data: await bundleFor(thing), metadata: {} } as const);
  }
  const metadata = chapter === undefined
    ? {}
    : { slideshow: { slide_type: "slide" }, hindcast: { order: 10, chapter } };
  return { cell_type: "code", id, metadata, source: "", outputs, execution_count: 1 };
}

/** What the notebooks show of a warehouse, as cells with outputs, without starting a process for them. */
export async function cellsOf(warehouse: Warehouse): Promise<CodeCell[]> {
  const options = { period, against, permutations: 399 };
  const durations = durationFinding(await durationRows(warehouse, period), options);
  const frequency = frequencyFinding(await frequencyRows(warehouse, period), options);
  const hours = await calendarRows(warehouse, period, "Europe/Berlin");
  const calendar = calendarFinding(hours, { period, zone: "Europe/Berlin", permutations: 199 });
  const facts = await qualityRows(warehouse, period);
  const quality = qualityFinding(facts, { period });
  const families = familiesFinding(await familyRows(warehouse, period), { period });
  const recurrence = recurrenceFinding(await recurrenceRows(warehouse, period), { period, against });
  const novelty = noveltyFinding(await similarRows(warehouse), { period, against });
  const categories = await causeCategories(warehouse);
  const causes = causeFinding(await causeRows(warehouse, "cause", period), {
    role: "cause",
    categories,
    period,
  });
  const changeTimes = await changeRows(warehouse, period);
  const changes = changeFinding(changeTimes, { period });
  const candidates = candidateFinding(changeTimes, await candidateRows(warehouse, period), { period });
  const found = [
    durations,
    frequency,
    calendar,
    quality,
    families,
    recurrence,
    novelty,
    causes,
    changes,
    candidates,
  ];
  return [
    await cell("findings", [table(facts), ...found]),
    await cell("a", [durationChangeClaims(durations), durationChangeChart(durations)], "What changed"),
    await cell("b", [frequencyChangeClaims(frequency), frequencyChangeChart(frequency)], "What changed"),
    await cell("c", [frequencyClaims(frequency), frequencyChart(frequency)], "Where incidents happen"),
    await cell("d", [durationClaims(durations), durationChart(durations)], "How long incidents take"),
    await cell("e", [calendarClaims(calendar), calendarChart(calendar)], "When incidents start"),
    await cell(
      "families",
      [
        familiesClaims(families),
        familiesChart(families),
        familyMapChart(families),
        familyTimelineChart(families),
      ],
      "Which are one problem",
    ),
    await cell("recurrence", [recurrenceClaims(recurrence), recurrenceChart(recurrence)], "What comes back"),
    await cell("novelty", [noveltyClaims(novelty), noveltyChart(novelty)], "What was new"),
    await cell("causes", [causeClaims(causes), causeChart(causes)], "What lets them happen"),
    await cell("changes", [changeClaims(changes), changeChart(changes)], "What follows changes"),
    await cell(
      "candidates",
      [candidateClaims(candidates), changeLagChart(candidates)],
      "What may have brought them",
    ),
    await cell("f", [qualityClaims(quality), qualityChart(quality)], "How good the data are"),
  ];
}
