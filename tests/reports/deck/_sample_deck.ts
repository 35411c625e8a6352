import { type Chart, type Deck, renderPng, type Slide, type SlideChart } from "hindcast";
import { curves, durations, panels, rates, ratios, shares, week } from "../../charts/_samples.ts";

export async function picture(chart: Chart): Promise<SlideChart> {
  return { name: chart.name, png: await renderPng(chart), alt: chart.alt };
}

/** A deck as a quarter makes it: every kind of slide once. */
export async function sampleDeck(): Promise<Deck> {
  const slide = async (
    id: string,
    title: string,
    caveat: string,
    chart: Chart | null,
    bullets: string[] = [],
  ) => (
    {
      id,
      title,
      caveat,
      chart: chart ? await picture(chart) : null,
      bullets,
      notes: "Time to resolve: from the start of an incident to its resolution.\nMedian: half took longer.",
    } satisfies Slide
  );
  return {
    title: "Reliability review, third quarter of 2026",
    subtitle: "What changed against 2026-Q2, where, how long, when, and how far the data can be trusted",
    period: "2026-Q3",
    slides: [
      await slide(
        "changed",
        "Incidents of identity were resolved in 46 min instead of 2.1 h; no other service changed measurably",
        "A change of less than 40 % would have stayed unseen with so many incidents.",
        durations(),
      ),
      await slide("ratio", "One service of six resolved faster", "95 % intervals.", ratios(), [
        "identity: 46 min, before 2.1 h (n = 18)",
        "The other five: no evidence either way",
        "Two services had too few incidents to judge",
      ]),
      await slide(
        "where",
        "service-16 has the most incidents a week",
        "Small services are shrunk towards the mean.",
        rates(),
      ),
      await slide("weeks", "No service shows a lasting rise over the quarter", "Counts a week.", panels()),
      await slide(
        "open",
        "Half of the incidents were over after 25 min",
        "Open incidents are counted as open.",
        curves(),
      ),
      await slide(
        "when",
        "Tuesday mornings stand out beyond what deployments explain",
        "Hours in Europe/Berlin.",
        week(),
      ),
      await slide(
        "quality",
        "Two of five times are missing in more than half of the incidents",
        "Missing times are not guessed.",
        shares(),
      ),
      {
        ...await slide("unknown", "Three questions could not be answered from these data", "", null),
        table: {
          columns: ["Question", "Incidents", "Needed", "Why it cannot be told"],
          rows: [
            ["Time to acknowledge of search", "4", "20", "Too few incidents in the quarter"],
            ["Time to mitigate", "0", "–", "No export holds the time of mitigation"],
            ["Change of checkout", "44", "178", "A change of 30 % needs more incidents than there were"],
          ],
        },
      },
      await slide("definitions", "Definitions", "", null, [
        "Incident: one real event, after records of several tools were joined.",
        "Time to resolve: from the start of the incident to its resolution; open incidents count as longer than seen.",
        "Evidence: the difference passes its test after the adjustment for everything that was searched.",
        "Interval: would hold the true value in 95 of 100 such quarters.",
      ]),
    ],
  };
}
