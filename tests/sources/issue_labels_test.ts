import assert from "node:assert/strict";
import { parseConfig } from "../../lib/model/parse_config.ts";
import {
  actionKindIn,
  incidentIn,
  issueKind,
  priorityIn,
  serviceLabel,
  severityIn,
} from "../../lib/sources/_issue_labels.ts";

const config = parseConfig({});

Deno.test("labels decide what an issue is, and an action item of an incident is no incident", () => {
  const kindOf = (...labels: string[]) => issueKind(labels, config);
  for (
    const label of [
      "postmortem",
      "Post-Mortem",
      "action-item",
      "incident: follow-up",
      "type/corrective_action",
    ]
  ) {
    assert.equal(kindOf("bug", label), "action_item", label);
  }
  for (const label of ["incident", "Incident", "type: incident", "outage"]) {
    assert.equal(kindOf(label), "incident", label);
  }
  assert.equal(kindOf("incident", "postmortem"), "action_item");
  for (const label of ["bug", "incidental", "incident tooling", "no-outage"]) {
    assert.equal(kindOf(label), "ordinary", label);
  }
  const own = parseConfig({ words: { incident_types: { "Störung": "incident" } } });
  assert.equal(issueKind(["Störung"], own), "incident");
});

Deno.test("severity, priority, service and kind come from their labels", () => {
  assert.deepEqual(severityIn(["bug", "sev-2"], config), { severity: 2, severity_raw: "sev-2" });
  assert.deepEqual(severityIn(["severity: high"], config), {
    severity: null,
    severity_raw: "severity: high",
  });
  assert.deepEqual(severityIn(["bug"], config), { severity: null, severity_raw: null });
  assert.equal(priorityIn(["Priority: High", "x"]), "Priority: High");
  assert.equal(serviceLabel(["service: payments api"]), "payments api");
  assert.equal(serviceLabel(["services"]), null);
  assert.equal(actionKindIn(["kind/detect"]), "detect");
  assert.equal(actionKindIn(["bug"]), null);
});

Deno.test("an incident is referred to by address or by the key after the word", () => {
  assert.equal(
    incidentIn("After https://larkspur.pagerduty.com/incidents/Q0ABCDEFG, we should"),
    "https://larkspur.pagerduty.com/incidents/Q0ABCDEFG",
  );
  assert.equal(incidentIn("From incident INC-42: add an alert"), "INC-42");
  assert.equal(incidentIn("Follow-up of incident #17"), "#17");
  assert.equal(incidentIn("This incident happened twice"), null);
  assert.equal(incidentIn(null), null);
});
