import {
  alertRuleRows,
  anomaliesChart,
  anomaliesClaims,
  anomaliesFinding,
  anomalyRows,
  backtestChart,
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
  indicatorFanChart,
  indicatorIncidents,
  indicatorStreams,
  leadingIndicatorClaims,
  leadingIndicators,
  media,
  noveltyChart,
  noveltyClaims,
  noveltyFinding,
  parsePeriod,
  preventionChart,
  preventionClaims,
  preventionFinding,
  preventionRows,
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
  trendAlertRows,
  trendChart,
  trendClaims,
  trendFinding,
  trendRows,
  trendStepChart,
  type Warehouse,
  workloadActionChart,
  workloadChart,
  workloadClaims,
  workloadFinding,
  workloadRows,
  worstIncident,
} from "hindcast";
import { bundleOf } from "../../../lib/reports/notebook/bundle.ts";

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

/** What moves, who is interrupted, and what was unusual around the worst incident. */
async function patternCells(warehouse: Warehouse): Promise<CodeCell[]> {
  const alerts = await trendAlertRows(warehouse, period);
  const trend = trendFinding(await trendRows(warehouse, period), { period, against, alerts });
  const interruptions = await workloadRows(warehouse, period, { zone: "Europe/Berlin", teamZones: "{}" });
  // Teams of fewer than five are not named at all.
  const teams = new Set(interruptions.flatMap(({ team }) => team ?? []));
  const workload = workloadFinding(interruptions, {
    period,
    sizes: [...teams].map((team) => ({ team, people: 6 })),
    rules: await alertRuleRows(warehouse, period),
  });
  const worst = await worstIncident(warehouse, period);
  const incidentId = worst[0]?.incidentId ?? "";
  const streams = await anomalyRows(warehouse, incidentId);
  const anomalies = anomaliesFinding(streams, { incidentId });
  return [
    await cell("trend", [trendClaims(trend), trendChart(trend)], "How it moves"),
    await cell("workload", [workloadClaims(workload), workloadChart(workload)], "Who is interrupted"),
    await cell(
      "anomalies",
      [anomaliesClaims(anomalies), anomaliesChart(streams, anomalies)],
      "What was unusual",
    ),
    await cell("patterns", [
      table(worst),
      trendStepChart(trend),
      workloadActionChart(workload),
      trend,
      workload,
      anomalies,
    ]),
  ];
}

/** What gave warning, and what became of warnings. */
async function indicatorCells(warehouse: Warehouse): Promise<CodeCell[]> {
  const incidents = await indicatorIncidents(warehouse, period);
  const { streams } = await indicatorStreams(warehouse, period);
  const { finding, backtest, profiles, indicators } = leadingIndicators(incidents, streams, {
    period,
    worlds: 39,
  });
  const prevention = preventionFinding(await preventionRows(warehouse));
  return [
    await cell(
      "indicators",
      [leadingIndicatorClaims(finding, backtest), backtestChart(backtest)],
      "What gave warning",
    ),
    await cell(
      "prevention",
      [preventionClaims(prevention), preventionChart(prevention)],
      "What warnings saved",
    ),
    await cell("watched", [indicatorFanChart(profiles), table(indicators), finding, backtest, prevention]),
  ];
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
    ...await patternCells(warehouse),
    ...await indicatorCells(warehouse),
    await cell("f", [qualityClaims(quality), qualityChart(quality)], "How good the data are"),
  ];
}
