import type { Skipped, Term } from "../../model/finding.ts";
import type { Stretch } from "../../stats/whole_weeks.ts";
import { clusteredShareInterval } from "../../stats/clustered_share_interval.ts";
import { knownSpan } from "../../stats/known_span.ts";
import { meanCountInterval } from "../../stats/mean_count_interval.ts";
import { type Known, weeklyCounts, weekMs, weeksOf } from "../../stats/whole_weeks.ts";
import type { Groups } from "./_groups.ts";
import { hoursOf, workHours } from "./_hours.ts";
import type { Settings } from "./options.ts";
import type { WorkloadPoint } from "./points.ts";
import type { WorkloadRow } from "./rows.ts";

/** Fewest weeks from which a spread between weeks can be told. */
const fewestWeeks = 3;
/** Months that are drawn, counted back from the end of the period. */
const mostMonths = 12;

function timesOf(rows: readonly WorkloadRow[]): number[] {
  return rows.map(({ openedAt }) => Date.parse(openedAt)).sort((a, b) => a - b);
}

function within(rows: readonly WorkloadRow[], { start, end }: Stretch): WorkloadRow[] {
  return rows.filter(({ openedAt }) => openedAt >= start && openedAt < end);
}

function rateTerms(
  team: string | null,
  rows: readonly WorkloadRow[],
  known: Known,
  settings: Settings,
): Term[] {
  const { period, confidence } = settings;
  const weeks = weeksOf(period, known);
  if (weeks.starts.length < fewestWeeks) return [];
  const own = within(rows, period);
  const place = team === null ? "" : `.team.${team}`;
  const labels = team === null ? {} : { team };
  const outside = own.filter((row) => hoursOf(row) !== "working");
  const start = Date.parse(period.start);
  const byWeek = Map.groupBy(own, ({ openedAt }) => Math.floor((Date.parse(openedAt) - start) / weekMs));
  const share = clusteredShareInterval(
    [...byWeek.values()].map((week) => ({
      hits: week.filter((row) => hoursOf(row) !== "working").length,
      n: week.length,
    })),
    { confidence },
  );
  return [
    ...workHours.map((hours): Term => {
      const inHours = own.filter((row) => hoursOf(row) === hours);
      const counts = weeklyCounts(timesOf(inHours), weeks);
      const { estimate, confLow, confHigh } = meanCountInterval(counts, { confidence });
      return {
        term: `interruptions.${hours}${place}`,
        n: inHours.length,
        estimate,
        unit: "per_week",
        confLow,
        confHigh,
        labels: { ...labels, hours },
      };
    }),
    { term: `outside${place}`, unit: "share", ...share, labels: { ...labels, hits: `${outside.length}` } },
  ];
}

/** Interruptions a week by hours, and the share outside of working hours: of all, and of teams that may be told apart. */
export function interruptionsOf({ all, teams }: Groups, settings: Settings): {
  readonly terms: readonly Term[];
  readonly skipped: readonly Skipped[];
} {
  if (all.length === 0) return { terms: [], skipped: [] };
  const known = knownSpan(timesOf(all));
  const terms = [
    ...rateTerms(null, all, known, settings),
    ...[...teams].flatMap(([team, rows]) => rateTerms(team, rows, known, settings)),
  ];
  const n = within(all, settings.period).length;
  return {
    terms,
    skipped: terms.length > 0 || all.length === 0 ? [] : [{
      term: "interruptions",
      n,
      reason: `fewer than ${fewestWeeks} whole weeks of ${settings.period.label} are known`,
    }],
  };
}

function monthOf(end: number, back: number): Stretch & { readonly label: string } {
  const date = new Date(end - 1);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth() - back;
  const at = (month: number) => new Date(Date.UTC(Math.floor(month / 12), month % 12, 1)).toISOString();
  return { start: at(month), end: at(month + 1), label: at(month).slice(0, 7) };
}

/** Interruptions a week of the whole organisation, by hours and month, up to the end of the period. */
export function monthsOf({ all }: Groups, { period, confidence }: Settings): WorkloadPoint[] {
  if (all.length === 0) return [];
  const known = knownSpan(timesOf(all));
  const months = Array.from(
    { length: mostMonths },
    (_, index) => monthOf(Date.parse(period.end), mostMonths - 1 - index),
  );
  return workHours.flatMap((hours) => {
    const inHours = all.filter((row) => hoursOf(row) === hours);
    return months.flatMap((month): WorkloadPoint[] => {
      const counts = weeklyCounts(timesOf(inHours), weeksOf(month, known));
      if (counts.length < fewestWeeks) return [];
      const { estimate, confLow, confHigh } = meanCountInterval(counts, { confidence });
      const n = within(inHours, month).length;
      return [{ hours, month: month.label, estimate, low: confLow, high: confHigh, n }];
    });
  });
}
