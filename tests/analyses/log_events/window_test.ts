import assert from "node:assert/strict";
import { incidentWindow } from "../../../lib/analyses/log_events/window.ts";

Deno.test("a window over midnight names both days", () => {
  assert.equal(incidentWindow("2026-07-14T00:05:00Z").label, "2026-07-13 23:35 to 2026-07-14 00:35");
});

Deno.test("a window that is none is refused", () => {
  assert.throws(() => incidentWindow("yesterday"), /Cannot make a window around "yesterday"/);
  assert.throws(
    () => incidentWindow("2026-07-14T00:05:00Z", { beforeMinutes: 0, afterMinutes: 0 }),
    RangeError,
  );
  assert.throws(() => incidentWindow("2026-07-14T00:05:00Z", { beforeMinutes: 0.5 }), RangeError);
});
