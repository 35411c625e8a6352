import assert from "node:assert/strict";
import { similarFinding } from "../../../lib/analyses/similar/analysis.ts";
import { similarClaims } from "../../../lib/analyses/similar/claims.ts";
import { noveltyFinding } from "../../../lib/analyses/similar/novelty.ts";
import { noveltyClaims } from "../../../lib/analyses/similar/novelty_claims.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { renderClaim } from "../../../lib/model/render_claim.ts";
import { assertSound, headlineOf } from "../_claims.ts";
import { incidentsOf, lesson, row, rowsOfCompany } from "./_company.ts";

const hostile = row("hostile", 1, {
  title: `${"pool ".repeat(30)}\n{n} 85 % <b>exhausted</b>`,
  services: ["orders"],
});

Deno.test("the nearest, their median and what is written of them become sound claims, whatever the texts hold", () => {
  const lessons = [
    lesson("hostile", "resolution", "Raised {limit} to 90 %.", { told: "PM {x}" }),
    lesson("hostile", "root_cause", "A missing release on the error branch."),
    lesson("hostile", "action", "Release on all branches", { status: "accepted" }),
    lesson("hostile", "action", "Alert earlier", { status: "done" }),
  ];
  const claims = similarClaims(
    similarFinding([hostile], lessons, { asked: { description: "pool exhausted" } }),
  );
  assertSound(claims);
  const sentences = claims.map((claim) => renderClaim(claim)).join("\n");
  assert.match(headlineOf(claims), /^The nearest earlier incident is “pool .*”, of 2026-01-02$/);
  assert.match(sentences, /what fixed it: “Raised \{limit\} to 90 %\.” \(PM \{x\}\)\./);
  assert.match(sentences, /What fixed them is told of 1 of the 1 nearest/);
  assert.match(sentences, /Of 2 things that were to be done after them, 1 is still open\./);
  assert.match(sentences, /fewer than 8 different words/);
});

Deno.test("what is new is told with its p and without advice from others; what is known is told without", () => {
  const rows = rowsOfCompany(incidentsOf(3, "tune"));
  const claimsOn = (description: string) =>
    similarClaims(similarFinding(rows, [], { asked: { description } }));
  const fresh = claimsOn(
    "Penguins escaped from the office aquarium\nA zookeeper counted nineteen of them on the third floor, chewing " +
      "through cables of meeting rooms and frightening visitors near the cafeteria",
  );
  assertSound(fresh);
  assert.match(
    headlineOf(fresh),
    /^Nothing like this came before: at most [\d.]+ % of incidents of known kinds lie as far away$/,
  );
  assert.equal(fresh[0]?.strength, "finding");
  assert.ok(!fresh.some(({ id }) => id === "similar.resolve"));
  const last = rows.findLast(({ family }) => family === "queue");
  const known = claimsOn(`${last?.title}\n${last?.summary}`);
  assertSound(known);
  assert.ok(known.some(({ id }) => id === "similar.resolve"));
  assert.match(headlineOf(known), /^It is like incidents before: “/);
  assert.ok(
    known.some(({ text }) =>
      text === "What fixed the {n} nearest is not known: no postmortem and no note that was loaded tells it."
    ),
  );
});

Deno.test("without an earlier incident, or one that shares a word, the headline says so", () => {
  const on = (rows: Parameters<typeof similarFinding>[0]) =>
    headlineOf(similarClaims(similarFinding(rows, [], { asked: { description: "zzz" } })));
  assert.equal(on([]), "There is no earlier incident to compare with");
  assert.equal(on([hostile]), "No earlier incident is told in such words");
});

Deno.test("claims on novelty are sound: share, coverage of both ways, caveat, definitions", () => {
  const claims = noveltyClaims(noveltyFinding(rowsOfCompany(incidentsOf(7, "tune"))));
  assertSound(claims);
  const text = claims.map((claim) => renderClaim(claim)).join("\n");
  assert.match(text, /the calibrated judgement called \d+ % of \d+ incidents of known families known/);
  assert.match(text, /the rule of thumb called \d+ % of \d+ incidents of known families known/);
  assertSound(noveltyClaims(noveltyFinding([])));
});

Deno.test("a period's new incidents are counted, named, and compared with those of the one before", () => {
  const rows = rowsOfCompany(incidentsOf(7, "tune"));
  const [period, against] = [parsePeriod("2026-Q2"), parsePeriod("2026-Q1")];
  const claims = noveltyClaims(noveltyFinding(rows, { period, against }));
  assertSound(claims);
  assert.match(headlineOf(claims), /^\d+ of \d+ incidents in 2026-Q2 were like nothing before$/);
  const text = claims.map((claim) => renderClaim(claim)).join("\n");
  assert.match(text, /^Share that was like nothing before: \d+ % \(.+; n = \d+\); \d+ % before \(.+\)\.$/m);
  assert.match(text, /^Farthest from all before: “.+”, “.+”, “.+”\.$/m);
  const none = noveltyClaims(noveltyFinding([], { period, against }));
  assertSound(none);
  assert.equal(headlineOf(none), "Whether incidents in 2026-Q2 were like nothing before cannot be told");
});
