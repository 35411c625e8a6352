import assert from "node:assert/strict";
import { logEventFinding } from "../../../lib/analyses/log_events/analysis.ts";
import { logEventChart } from "../../../lib/analyses/log_events/chart.ts";
import { logEventClaims } from "../../../lib/analyses/log_events/claims.ts";
import { renderClaim } from "../../../lib/model/render_claim.ts";
import { wordsOf } from "../_charts.ts";
import { assertSound, headlineOf } from "../_claims.ts";
import { quietLog, window } from "./_logs.ts";

const quiet = quietLog({ messages: 20, blocks: 100, seed: 7, dependent: true });
const about = { source: "log_json", service: "payments", level: "error" };

/** So many messages of some eight lines a block that have ninety in the window, one that stops, and three new ones. */
function noisy(bursts: number) {
  const written = (patternId: string, inWindow: number, pattern: string, usual = 6) =>
    Array.from({ length: 101 }, (_, block) => ({
      ...about,
      patternId,
      pattern,
      firstAt: "2026-01-01T00:00:00.000Z",
      block,
      lines: block === 0 ? inWindow : usual + (block * 7) % 5,
    })).filter(({ lines }) => lines > 0);
  const long = "of a pool of connections that is named at length for this";
  return [
    ...quiet,
    ...Array.from({ length: bursts }, (_, at) => written(`b${at}`, 90 + at, `retry ${long} stage<*> ${at}`))
      .flat(),
    ...written("v", 0, "heartbeat <*>", 30),
    ...["x", "y", "z"].map((patternId) => ({
      ...about,
      patternId,
      pattern: `{panic} ${patternId}`,
      firstAt: "2026-07-14T10:03:00.000Z",
      block: 0,
      lines: 1,
    })),
  ];
}

const finding = logEventFinding(noisy(2), { window });

Deno.test("claims tell bursts, new and vanished messages with their numbers", () => {
  const claims = logEventClaims(finding);
  assertSound(claims);
  assert.equal(headlineOf(claims), "2 of 23 log messages burst, 2026-07-14 09:30 to 10:30");
  const text = claims.map((claim) => renderClaim(claim)).join("\n");
  assert.match(
    text,
    /“retry of a pool of c….*”: 91 lines, 11\.\d+× the usual rate \(9[\d.]*×/,
  );
  assert.match(
    text,
    /3 log messages were never seen before, more than usual: 0 in 100 such windows before it\./,
  );
  assert.match(text, /1 of 23 log messages that are usually written stopped\./);
});

Deno.test("claims of a quiet window and of no logs say no more", () => {
  const claims = logEventClaims(logEventFinding(quiet, { window }));
  assertSound(claims);
  assert.equal(headlineOf(claims), "No burst among 20 log messages, 2026-07-14 09:30 to 10:30");
  assert.equal(claims.length, 3);
  const none = logEventClaims(logEventFinding([], { window }));
  assertSound(none);
  assert.match(headlineOf(none), /^No log tells what is usual before/);
});

Deno.test("the chart shows the bursts, and says how many it leaves out", async () => {
  assert.match(await wordsOf(logEventChart(finding)), /payments: retry/);
  assert.match(
    await wordsOf(logEventChart(logEventFinding(noisy(14), { window }))),
    /2 more bursts not drawn/,
  );
  assert.match(await wordsOf(logEventChart(logEventFinding([], { window }))), /n = 0 lines/);
});
