import { renderMarkdown, writeOffline } from "hindcast";
import assert from "node:assert/strict";
import MarkdownIt from "markdown-it";
import { median, name, open } from "./_claims.ts";

Deno.test("the Markdown reads as it is written", () => {
  const html = new MarkdownIt().render(
    renderMarkdown(writeOffline([{ title: "How long", claims: [median] }])),
  );
  assert.equal(
    html,
    "<h2>How long</h2>\n<ul>\n<li>Half of the incidents were resolved within 85 min (67 min to 1.8 h; n = 51).</li>\n" +
      "</ul>\n" +
      "<p><em>Written offline from claims, without a language model.</em></p>\n",
  );
});

Deno.test("an odd name is code", () => {
  const claims = [{ ...open, values: { ...open.values, service: name("a `b` <c> [d](e)") } }];
  assert.match(
    renderMarkdown(writeOffline([{ title: "T", claims }])),
    /changed for `a 'b' <c> \[d\]\(e\)` \(/,
  );
});

Deno.test("the reason is told with the writer", () => {
  const written = { ...writeOffline([]), reason: "The language model x was not used: it failed (500)." };
  assert.match(
    renderMarkdown(written),
    /Written offline from claims\. The language model x was not used: it failed/,
  );
});

Deno.test("a reason that begins with a small letter reads as a sentence", () => {
  const reason = "no language model is named: HINDCAST_MODEL is not set";
  assert.match(
    renderMarkdown({ ...writeOffline([]), reason }),
    /^\*Written offline from claims\. No language model is named: HINDCAST_MODEL is not set\.\*$/m,
  );
});
