import type { Finding, Skipped, Term } from "../../model/finding.ts";
import type { Rows } from "../../model/rows.ts";
import { countTerm } from "../../model/count_term.ts";
import type { LogEvent } from "./events.ts";
import { fewestSeen, isSeenOften, judge, type Judged } from "./_judge.ts";
import { type Novelty, noveltyOf } from "./_novelty.ts";
import { type LogEventOptions, type Settings, settingsOf } from "./options.ts";
import type { LogEventRow } from "./rows.ts";
import { type Log, logsOf } from "./_series.ts";

const definition =
  "Lines of each message are counted in the window and in blocks of the window's length before it; blocks in which the " +
  "whole log is silent are unknown and left out. Each block is scored by the negative binomial law with the mean and " +
  "dispersion of the message's other blocks, for as many lines or more, or for none where there is none; p is the share of all blocks of all messages that look as unlikely as the " +
  `window. Messages written in fewer than ${fewestSeen} blocks have no usual rate. A message is new where no line of it ` +
  "was ever seen before the window; whether there are more new ones than usual is judged by their number in each block.";

const kinds = ["burst", "new", "vanished"];

function bySurprise(a: LogEvent, b: LogEvent): number {
  return kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.pValue ?? 1) - (b.pValue ?? 1) ||
    (b.ratio ?? 0) - (a.ratio ?? 0) || b.lines - a.lines || b.usual - a.usual ||
    (a.patternId < b.patternId ? -1 : 1);
}

function reasonToSkip({ blocks, speaks }: Log, { fewestBlocks }: Settings): string | null {
  if (!speaks) return "the log has no line in the window: silent or not kept, nobody knows";
  return blocks < fewestBlocks
    ? `the log was written in ${blocks} blocks before the window: a usual rate needs ${fewestBlocks}`
    : null;
}

function skippedLogs(logs: readonly Log[], settings: Settings): Skipped[] {
  return logs.flatMap((log) => {
    const reason = reasonToSkip(log, settings);
    return reason === null ? [] : [{ term: `log.${log.name}`, n: log.series.length, reason }];
  });
}

/** Messages of the window that are neither new nor seen often enough. */
function skippedMessages(logs: readonly Log[], novel: ReadonlySet<string>): Skipped[] {
  return logs.flatMap(({ series }) => series).flatMap((own) => {
    const { about: { patternId }, counts: [lines = 0] } = own;
    if (lines === 0 || novel.has(patternId) || isSeenOften(own)) return [];
    return [{
      term: `burst.${patternId}`,
      n: lines,
      reason: `it was written in fewer than ${fewestSeen} blocks: it has no usual rate`,
    }];
  });
}

function eventTerm({ kind, patternId, lines, ratio, ...event }: LogEvent): Term {
  const { service, level, pattern, confLow, confHigh, pValue, qValue } = event;
  return {
    term: `${kind}.${patternId}`,
    n: lines,
    estimate: ratio,
    unit: "ratio",
    confLow,
    confHigh,
    statistic: ratio,
    pValue,
    qValue,
    labels: { pattern, ...(service === null ? {} : { service }), ...(level === null ? {} : { level }) },
  };
}

function termsOf({ events, tested, novelty }: Judged, { events: fresh, before }: Novelty): Term[] {
  const earlier = before.reduce((sum, count) => sum + count, 0);
  return [
    countTerm("tested", tested, tested),
    countTerm("bursts", events.filter(({ kind }) => kind === "burst").length, tested),
    countTerm("vanished", events.filter(({ kind }) => kind === "vanished").length, tested),
    { ...countTerm("new", fresh.length, before.length), ...novelty },
    countTerm("new.before", earlier, before.length),
    ...events.map(eventTerm),
  ];
}

/**
 * What do the logs say around an incident that they do not usually say?
 *
 * Messages (log patterns) that burst or vanish in a window, each against its own rate in the blocks of time before, and
 * messages never seen before. `rows` of the finding are the events: bursts, then new ones, then vanished ones, the most
 * surprising first. False alarms are counted over the whole search: of 1,200 simulated quiet windows (5 to 300 messages,
 * bursty, two thirds of them dependent and with a daily rhythm) 1 % had any burst or vanished message at 95 %. The price: among
 * hundreds of very bursty messages a burst to fifteen times the usual is missed two times in five.
 *
 * Terms are named `burst.<pattern_id>` and `vanished.<pattern_id>`, ratios to the usual rate; `bursts`, `vanished`, `new`,
 * `new.before` and `tested` are counts of messages.
 *
 * @param rows of {@link logEventRows} for the same window; filter them by service to look at fewer.
 *
 * @example
 * ```ts
 * import { incidentWindow, logEventFinding } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const about = { source: "log_json", service: "payments", level: "error", firstAt: "2026-01-01T00:00:00.000Z" };
 * const rows = ["retry <*>", "pool is empty"].flatMap((pattern, at) =>
 *   Array.from({ length: 100 }, (_, block) => ({
 *     ...about,
 *     patternId: `p${at}`,
 *     pattern,
 *     block,
 *     lines: block === 0 && at === 1 ? 90 : 3 + (block * 7 + at) % 5,
 *   }))
 * );
 * const finding = logEventFinding(rows, { window: incidentWindow("2026-07-14T10:00:00Z") });
 * assert.deepEqual(finding.rows.map(({ kind, pattern }) => [kind, pattern]), [["burst", "pool is empty"]]);
 * ```
 */
export function logEventFinding(rows: Rows<LogEventRow>, options: LogEventOptions): Finding<LogEvent> {
  const settings = settingsOf(options);
  const logs = logsOf(rows);
  const told = logs.filter((log) => reasonToSkip(log, settings) === null);
  const novelty = noveltyOf(told.flatMap(({ rows }) => rows), settings.window);
  const judged = judge(told, novelty, settings);
  const novel = new Set(novelty.events.map(({ patternId }) => patternId));
  return {
    name: "log_events",
    question: "What do the logs say around an incident that they do not usually say?",
    method: {
      definition,
      test: "Rank of the window's score among all blocks of all messages, each scored without itself",
      nullHypothesis: "The window is a block like those before it",
      adjustment:
        "Benjamini-Hochberg over every tested message; twice that, and twice the p of new ones, for two searches",
      seed: null,
      n: told.reduce((sum, { series }) => sum + series.length, 0),
      hypotheses: judged.hypotheses,
      confidence: settings.confidence,
      references: [
        "https://doi.org/10.1111/j.2517-6161.1995.tb02031.x",
        "https://doi.org/10.1073/pnas.091062498",
      ],
    },
    period: settings.window,
    against: null,
    query: rows.query ?? null,
    terms: termsOf(judged, novelty),
    rows: [...judged.events, ...novelty.events].sort(bySurprise),
    skipped: [...skippedLogs(logs, settings), ...skippedMessages(told, novel)],
    warnings: silentLogs(logs),
  };
}

/** A log that falls silent as a whole may be the incident itself, or an export that ends. */
function silentLogs(logs: readonly Log[]): string[] {
  return logs.filter(({ speaks }) => !speaks).map(({ name }) =>
    `${name} has no line in the window: the service was silent, or its log was not kept`
  );
}
