import assert from "node:assert/strict";
import { personId } from "../../../lib/sources/_person.ts";
import { channelOf, isDayFile, plainText } from "../../../lib/sources/slack/_slack.ts";

const person = personId("slack", "U123");

const said: readonly (readonly [written: string, read: string])[] = [
  ["<@U123> look", `@${person} look`],
  ["<@U123|ana> look", `@${person} look`],
  ["see <#C1|payments-alerts> and <#C2|>", "see #payments-alerts and #C2"],
  ["<https://example.com/r?a=1&amp;b=2|runbook>", "runbook (https://example.com/r?a=1&b=2)"],
  ["<https://example.com>", "https://example.com"],
  ["<mailto:on@example.com|on@example.com>", "on@example.com"],
  ["<!here> <!subteam^S1|@money-oncall> <!date^1712345678^{date}|Apr 5>", "@here @money-oncall Apr 5"],
  ["p99 &gt; 2s &amp;&amp; errors &lt; 1 &amp;lt;", "p99 > 2s && errors < 1 &lt;"],
  ["a < b > c", "a < b > c"],
  ["line one\nline two :fire:", "line one\nline two :fire:"],
];
for (const [written, read] of said) {
  Deno.test(`${JSON.stringify(written)} reads ${JSON.stringify(read)}`, () =>
    assert.equal(plainText(written), read));
}

Deno.test("the folder of a day file names its channel", () => {
  assert.equal(channelOf("export/inc-41/2026-07-14.json"), "inc-41");
  assert.equal(channelOf("2026-07-14.json"), null);
  assert.equal(isDayFile("inc-41/2026-07-14.json"), true);
  assert.equal(isDayFile("2026-07-14.json"), false);
  assert.equal(isDayFile("inc-41/canvas.json"), false);
});
