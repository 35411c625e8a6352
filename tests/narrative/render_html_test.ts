import { renderHtml, writeOffline } from "hindcast";
import assert from "node:assert/strict";
import { median, name, open } from "./_claims.ts";

Deno.test("each sentence carries its claims", () => {
  assert.equal(
    renderHtml(writeOffline([{ title: "How long", claims: [median] }])),
    '<section>\n<h2>How long</h2>\n<p><span data-claims="durations.resolve">Half of the incidents were resolved within ' +
      "85 min (67 min to 1.8 h; n = 51).</span></p>\n</section>\n" +
      '<p class="writer">Written offline from claims, without a language model.</p>\n',
  );
});

Deno.test("names and ids are escaped", () => {
  const claims = [{
    ...open,
    id: '"><img src=x>',
    values: { ...open.values, service: name("</span><script>") },
  }];
  const html = renderHtml(writeOffline([{ title: "</h2>", claims }]));
  assert.ok(html.includes("“&lt;/span&gt;&lt;script&gt;”"));
  assert.ok(html.includes('data-claims="&quot;&gt;&lt;img src=x&gt;"'));
  assert.ok(html.includes("<h2>&lt;/h2&gt;</h2>"));
});
