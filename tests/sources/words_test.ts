import assert from "node:assert/strict";
import { parseConfig } from "../../lib/model/parse_config.ts";
import {
  canonicalActionStatus,
  canonicalEnvironment,
  canonicalIncidentType,
  canonicalOutcome,
  canonicalService,
  canonicalSeverity,
  canonicalStatus,
  canonicalTeam,
} from "../../lib/sources/_words.ts";

const config = parseConfig({
  words: {
    services: { "payments-prod": "payments" },
    teams: { "Team Money": "money" },
    severity: { high: 2, P1: 2 },
  },
});

Deno.test("a word the configuration knows becomes its name here, any other stays as written", () => {
  assert.equal(canonicalService(" payments-prod ", config), "payments");
  assert.equal(canonicalService("search", config), "search");
  assert.equal(canonicalTeam("Team Money", config), "money");
  assert.equal(canonicalService(" ", config), null);
  assert.equal(canonicalTeam(undefined, config), null);
});

Deno.test("severity: the configuration, then the numbered words, else unknown", () => {
  assert.deepEqual(
    ["high", "P1", "SEV2", "sev-5", "p3", "critical", "", null].map((word) =>
      canonicalSeverity(word, config)
    ),
    [
      2,
      2,
      2,
      5,
      3,
      null,
      null,
      null,
    ],
  );
});

Deno.test("a name that every object inherits is a name like any other", () => {
  for (const word of ["constructor", "__proto__", "toString", "hasOwnProperty"]) {
    assert.equal(canonicalService(word, config), word);
    assert.equal(canonicalTeam(word, config), word);
    assert.equal(canonicalSeverity(word, config), null);
  }
});

Deno.test("one word of a state in every spelling means one thing; the configuration wins, then the tool's own", () => {
  const own = parseConfig({ words: { status: { Parked: "cancelled", resolved: "mitigated" } } });
  for (const word of ["in_progress", "In Progress", "IN-PROGRESS"]) {
    assert.equal(canonicalStatus(word, config), "acknowledged");
    assert.equal(canonicalOutcome(word, config), "in_progress");
    assert.equal(canonicalActionStatus(word, config), "accepted");
  }
  assert.deepEqual(["Parked", "Resolved", "odd"].map((word) => canonicalStatus(word, own)), [
    "cancelled",
    "mitigated",
    null,
  ]);
  assert.equal(canonicalStatus("live", config, { live: "open" }), "open");
  assert.equal(canonicalSeverity("critical", config, { critical: 1 }), 1);
});

Deno.test("an environment or a type that nobody mapped stays as written", () => {
  assert.deepEqual(["PRD", "live", "eu-west", ""].map((word) => canonicalEnvironment(word, config)), [
    "production",
    "production",
    "eu-west",
    null,
  ]);
  assert.deepEqual(
    ["tutorial", "Normal Sub", "security", null].map((word) => canonicalIncidentType(word, config)),
    [
      "test",
      "incident",
      "security",
      "incident",
    ],
  );
});
