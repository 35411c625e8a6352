import {
  hypothesesClaims,
  hypothesesFinding,
  type HypothesisEvidence,
  renderClaim,
  type Saying,
  type SuspectChange,
} from "hindcast";
import assert from "node:assert/strict";

const nothing: HypothesisEvidence = {
  ...{ incidentId: "i-1", startedAt: "2026-07-06T10:00:00Z", changes: [], sayings: [], signs: [] },
  ...{ causes: [], similar: [], family: null, later: [] },
};

function change(
  changeId: string,
  title: string,
  lagS: number,
  more: Partial<SuspectChange> = {},
): SuspectChange {
  const at = new Date(Date.parse(nothing.startedAt) - lagS * 1000).toISOString();
  return {
    changeId,
    title,
    kind: "config",
    service: "api",
    at,
    lagS,
    isOwn: true,
    probability: null,
    place: "c.csv:2",
    ...more,
  };
}

const say = (text: string, kind: Saying["kind"] = "chat"): Saying => ({
  text,
  at: "2026-07-06T10:20:00Z",
  kind,
  place: "s.json:4",
});

const orderOf = (evidence: Partial<HypothesisEvidence>) =>
  hypothesesFinding({ ...nothing, ...evidence }).rows.map(({ subject }) => subject);

const probabilityOf = (evidence: Partial<HypothesisEvidence>, subject: string) =>
  hypothesesFinding({ ...nothing, ...evidence }).rows.find((row) => row.subject === subject)?.probability ??
    0;

const pool = change("pool", "Raise pool timeout to 60 s", 1800);
const footer = change("footer", "Show new receipt footer", 600);

Deno.test("probabilities add up to one, and none of these is among them", () => {
  const { rows } = hypothesesFinding({
    ...nothing,
    changes: [pool, footer],
    causes: [{ category: "capacity", probability: 0.6 }, { category: "code", probability: 0.3 }],
  });
  assert.ok(Math.abs(rows.reduce((sum, { probability }) => sum + probability, 0) - 1) < 1e-12);
  assert.deepEqual(rows.map(({ rank }) => rank), [1, 2, 3, 4, 5]);
  assert.ok((rows.find(({ kind }) => kind === "none")?.probability ?? 0) >= 0.02);
  assert.deepEqual(hypothesesFinding(nothing).rows.map(({ kind, probability }) => [kind, probability]), [[
    "none",
    1,
  ]]);
});

Deno.test("what people name, blame or put back rises; what is denied or put back in vain falls", () => {
  const changes = [pool, footer];
  assert.equal(orderOf({ changes })[0], "footer");
  assert.equal(orderOf({ changes, sayings: [say("it is the pool timeout, callers queue up")] })[0], "pool");
  const alone = probabilityOf({ changes: [pool] }, "pool");
  assert.ok(
    probabilityOf({ changes: [pool], sayings: [say("rolled back the pool timeout")] }, "pool") > alone,
  );
  assert.ok(
    probabilityOf({ changes: [pool], sayings: [say("rolled back the pool timeout, no effect")] }, "pool") <
      alone,
  );
  assert.ok(probabilityOf({ changes: [pool], sayings: [say("nothing was deployed today")] }, "pool") < alone);
  const undone = (text: string) =>
    hypothesesFinding({ ...nothing, changes, sayings: [say(text)] }).rows.filter(({ evidenceFor }) =>
      evidenceFor.some(({ what }) => what === "undone")
    ).map(({ subject }) => subject);
  assert.deepEqual(undone("rolling back now"), ["footer"]);
  assert.deepEqual(undone("rolling back the timeout now"), []);
  assert.deepEqual(undone("rolling back the pool timeout now"), ["pool"]);
  const back = change("back", "Roll back pool timeout", -1500);
  assert.ok(probabilityOf({ changes: [pool], later: [back] }, "pool") > alone);
});

Deno.test("signs from before a change speak against it, machines do not blame", () => {
  const early = { stream: "memory", service: "api", at: "2026-07-06T08:00:00Z", place: null };
  const alone = probabilityOf({ changes: [pool] }, "pool");
  assert.ok(probabilityOf({ changes: [pool], signs: [early] }, "pool") < alone);
  assert.equal(
    probabilityOf({ changes: [pool], sayings: [say("pool timeout because of load", "alert")] }, "pool"),
    alone,
  );
  const before = { ...say("the pool timeout is the cause"), at: "2026-07-06T09:00:00Z" };
  assert.equal(probabilityOf({ changes: [pool], sayings: [before] }, "pool"), alone);
});

Deno.test("what was learned from all incidents counts, and a family that never had a cause speaks against it", () => {
  const learned = { ...pool, probability: 0.8 };
  assert.ok(Math.abs(probabilityOf({ changes: [learned] }, "pool") - 0.8) < 0.01);
  const causes = [{ category: "capacity", probability: 0.5 }, { category: "code", probability: 0.4 }];
  assert.equal(orderOf({ causes })[0], "capacity");
  assert.equal(orderOf({ causes, family: { counts: { code: 8 }, categories: 10 } })[0], "code");
});

Deno.test("the mechanism is what the best lines tell; one alert alone tells none", () => {
  const mechanism = (...sayings: Saying[]) =>
    hypothesesFinding({ ...nothing, sayings }).mechanism?.name ?? null;
  assert.equal(
    mechanism(say("HikariPool-1 - connection pool exhausted", "log")),
    "exhaustion of a connection pool",
  );
  assert.equal(mechanism(say("pods killed, out of memory")), "exhaustion of memory");
  assert.equal(mechanism(say("disk above 85 %", "alert")), null);
  assert.equal(mechanism(say("all is well")), null);
});

Deno.test("every sentence is whole, and no person is its subject", () => {
  const finding = hypothesesFinding({
    ...nothing,
    changes: [pool, { ...footer, isOwn: false }],
    sayings: [say("it is the pool timeout"), say("rolled back, no effect"), say("no deploys today")],
    causes: [{ category: "capacity", probability: 0.7 }],
    family: { counts: { capacity: 3, code: 1 }, categories: 10 },
  });
  const sentences = hypothesesClaims(finding).map((claim) => renderClaim(claim));
  assert.ok(sentences.every((text) => /^[A-Z“].*\.$/s.test(text)), sentences.join("\n"));
  assert.ok(
    sentences.every((text) => !/\{|undefined|null|person|engineer|should have/.test(text)),
    sentences.join("\n"),
  );
});

Deno.test("hypotheses that read as equally likely are said to be in no order", () => {
  const tiedIn = (evidence: Partial<HypothesisEvidence>) =>
    hypothesesClaims(hypothesesFinding({ ...nothing, ...evidence })).filter(({ id }) =>
      id.startsWith("hypotheses.tied")
    )
      .map((claim) => [claim.id, renderClaim(claim)]);
  const causes = ["capacity", "code", "data"].map((category) => ({ category, probability: 0.2 }));
  assert.deepEqual(tiedIn({ causes }), [[
    "hypotheses.tied.2",
    "Nothing that is known tells hypotheses 2 to 4 apart: their order says nothing.",
  ]]);
  assert.deepEqual(tiedIn({ causes: causes.slice(1), changes: [pool] }), [[
    "hypotheses.tied.3",
    "Nothing that is known tells hypotheses 3 and 4 apart: their order says nothing.",
  ]]);
  assert.deepEqual(tiedIn({ causes: causes.slice(1, 2), changes: [pool] }), []);
});
