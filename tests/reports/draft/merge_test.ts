import { mergeDrafts } from "hindcast";
import assert from "node:assert/strict";

const draft = (sections: Readonly<Record<string, string>>, front = "status: draft\nedition: one") =>
  `---\n${front}\n---\n\n# Postmortem: A\n${
    Object.entries(sections).map(([heading, body]) => `\n## ${heading}\n\n${body}\n`).join("")
  }`;

const base = draft({ Summary: "It failed.", Impact: "Some.", Timeline: "- 10:00: opened." });

Deno.test("a draft nobody touched becomes the new one", () => {
  const fresh = draft(
    { Summary: "It failed.", Impact: "Many.", Timeline: "- 10:00: opened." },
    "status: draft\nedition: two",
  );
  assert.equal(mergeDrafts(base, base, fresh), fresh);
});

Deno.test("sections of people stay, the others follow the exports", () => {
  const mine = draft(
    { Summary: "We lost forty orders.", Impact: "Some.", Timeline: "- 10:00: opened." },
    "status: in review\nedition: one\nowner: payments",
  );
  const fresh = draft(
    { Summary: "It failed.", Impact: "Many.", Timeline: "- 10:00: opened." },
    "status: draft\nedition: two",
  );
  assert.equal(
    mergeDrafts(base, mine, fresh),
    draft(
      { Summary: "We lost forty orders.", Impact: "Many.", Timeline: "- 10:00: opened." },
      "status: in review\nedition: two\nowner: payments",
    ),
  );
});

Deno.test("where both changed, the text of people stands, with what the exports now say below, once", () => {
  const mine = draft({ Summary: "It failed.", Impact: "Forty.", Timeline: "- 10:00: opened." });
  const once = mergeDrafts(
    base,
    mine,
    draft({ Summary: "It failed.", Impact: "Many.", Timeline: "- 10:00: opened." }),
  );
  assert.match(
    once,
    /## Impact\n\nForty\.\n\n<!-- hindcast: the exports now say -->\n\n\*The exports now say:\*\n\nMany\.\n\n<!-- hindcast: end -->/,
  );
  const second = draft({ Summary: "It failed.", Impact: "All.", Timeline: "- 10:00: opened." });
  const twice = mergeDrafts(
    draft({ Summary: "It failed.", Impact: "Many.", Timeline: "- 10:00: opened." }),
    once,
    second,
  );
  assert.equal(twice.match(/The exports now say/g)?.length, 1);
  assert.match(twice, /Forty\.[\s\S]*All\./);
  assert.doesNotMatch(twice, /Many/);
});

Deno.test("what people took out stays out, what they added stays in its place", () => {
  const mine = draft({ Summary: "It failed.", "Who was there": "Payments.", Timeline: "- 10:00: opened." });
  const fresh = draft({
    Summary: "It failed.",
    Impact: "Many.",
    Timeline: "- 10:01: opened.",
    Luck: "None.",
  });
  assert.equal(
    mergeDrafts(base, mine, fresh),
    draft({
      Summary: "It failed.",
      "Who was there": "Payments.",
      Timeline: "- 10:01: opened.",
      Luck: "None.",
    }),
  );
});

Deno.test("a kept sentence keeps the note it refers to", () => {
  const was = draft({ Summary: "Old.[^a]", Evidence: "[^a]: Finding one." });
  const mine = draft({ Summary: "Old.[^a] And ours.", Evidence: "[^a]: Finding one." });
  const fresh = draft({ Summary: "Old.[^a]", Impact: "New.[^b]", Evidence: "[^b]: Finding two." });
  const merged = mergeDrafts(was, mine, fresh);
  assert.match(merged, /\[\^a\]: Finding one\./);
  assert.match(merged, /\[\^b\]: Finding two\./);
});

Deno.test("line ends of another editor change nothing", () => {
  const fresh = draft({ Summary: "It failed.", Impact: "Many.", Timeline: "- 10:00: opened." });
  assert.equal(mergeDrafts(base, base.replaceAll("\n", "\r\n"), fresh), fresh);
});

const noted = (evidence: string, summary = "It failed.[^a][^b]") =>
  draft({ Summary: summary, Evidence: evidence });

Deno.test("what people wrote among the evidence stays below the notes, run after run", () => {
  const was = noted("[^a]: Finding one.\n\n[^b]: Finding two.");
  const mine = noted(
    "We read the logs ourselves.\n\n[^a]: Finding one.\n\n[^b]: Finding two.\n- The pager agrees.\n  - So does support.\n\n" +
      "[^call]: Notes of the call.\n    Kept by support.\n\nAsk payments for more.",
  );
  const fresh = noted("[^a]: Finding one, later.\n\n[^b]: Finding two.");
  const own = "[^call]: Notes of the call.\n    Kept by support.\n\nWe read the logs ourselves.\n\n" +
    "- The pager agrees.\n  - So does support.\n\nAsk payments for more.";
  const once = mergeDrafts(was, mine, fresh);
  assert.equal(once, noted(`[^a]: Finding one, later.\n\n[^b]: Finding two.\n\n${own}`));
  assert.equal(mergeDrafts(fresh, once, fresh), once);
  assert.equal(mergeDrafts(fresh, once, was), noted(`[^a]: Finding one.\n\n[^b]: Finding two.\n\n${own}`));
});

Deno.test("a note that people changed stands with the new one below it, once; one they took out comes back", () => {
  const was = noted("[^a]: Finding one.\n\n[^b]: Finding two.");
  const mine = noted("[^a]: Finding one, checked by hand.");
  const fresh = noted("[^a]: Finding one, later.\n\n[^b]: Finding two.");
  const below = (said: string) =>
    `\n  <!-- hindcast: the exports now say --> *The exports now say:* ${said} <!-- hindcast: end -->`;
  assert.equal(
    mergeDrafts(was, mine, was),
    noted("[^a]: Finding one, checked by hand.\n\n[^b]: Finding two."),
  );
  const once = mergeDrafts(was, mine, fresh);
  assert.equal(
    once,
    noted(`[^a]: Finding one, checked by hand.${below("Finding one, later.")}\n\n[^b]: Finding two.`),
  );
  assert.equal(mergeDrafts(fresh, once, fresh), once);
  const later = noted("[^a]: Finding one, later still.\n\n[^b]: Finding two.");
  assert.equal(
    mergeDrafts(fresh, once, later),
    noted(`[^a]: Finding one, checked by hand.${below("Finding one, later still.")}\n\n[^b]: Finding two.`),
  );
  const without = noted("[^b]: Finding two.", "It failed.[^b]");
  assert.equal(
    mergeDrafts(fresh, once, without),
    noted(
      `[^b]: Finding two.\n\n[^a]: Finding one, checked by hand.${below("Finding one, later.")}`,
      "It failed.[^b]",
    ),
  );
});

Deno.test("a note kept for a sentence follows the exports again when its claim is back", () => {
  const was = noted("[^a]: Finding one.", "Old.[^a]");
  const without = noted("[^b]: Finding two.", "New.[^b]");
  const once = mergeDrafts(was, noted("[^a]: Finding one.", "Ours.[^a]"), without);
  assert.match(once, /\n\n\[\^b\]: Finding two\.\n\n\[\^a\]: Finding one\.\n$/);
  const back = mergeDrafts(without, once, noted("[^a]: Finding one, later.", "New.[^a]"));
  assert.deepEqual(back.match(/^\[\^a\]: .*$/gm), ["[^a]: Finding one, later."]);
});

Deno.test("two sections of one heading both stay, in their places", () => {
  const mine = base.replace("## Timeline", "## Impact\n\nForty orders were lost.\n\n## Timeline");
  const fresh = draft({ Summary: "It failed.", Impact: "Many.", Timeline: "- 10:00: opened." });
  const once = mergeDrafts(base, mine, fresh);
  assert.equal(once, mine.replace("Some.", "Many."));
  assert.equal(mergeDrafts(fresh, once, fresh), once);
});

Deno.test("a heading in a block of code is none", () => {
  const mine = base.replace("It failed.", "It failed:\n\n```\n## Impact\n   12 errors\n```");
  const fresh = draft({ Summary: "It failed.", Impact: "Many.", Timeline: "- 10:00: opened." });
  assert.equal(mergeDrafts(base, mine, fresh), mine.replace("Some.", "Many."));
});

Deno.test("quotes, comments and lists that people write into the front matter stay, unless the exports change the value", () => {
  const written = draft({ Summary: "It failed." }, 'title: "It \\"failed\\""\nstatus: draft\nedition: one');
  const mine = draft(
    { Summary: "It failed." },
    "# Ours since Monday.\ntitle: It \"failed\"\nstatus: 'in review' # since Monday\nowners:\n  - payments\n  - checkout\nedition: one",
  );
  const fresh = written.replace("edition: one", "edition: two");
  const once = mergeDrafts(written, mine, fresh);
  assert.equal(once, mine.replace("edition: one", "edition: two"));
  const renamed = fresh.replace(/title: .*/, 'title: "It broke"');
  assert.equal(mergeDrafts(fresh, once, renamed), once.replace(/title: .*/, 'title: "It broke"'));
});

Deno.test("what people write into the note of an earlier run is theirs", () => {
  const mine = draft({ Summary: "It failed.", Impact: "Forty.", Timeline: "- 10:00: opened." });
  const second = draft({ Summary: "It failed.", Impact: "Many.", Timeline: "- 10:00: opened." });
  const once = mergeDrafts(base, mine, second).replace("Many.", "Many, forty of them paying.");
  const third = draft({ Summary: "It failed.", Impact: "All.", Timeline: "- 10:00: opened." });
  const twice = mergeDrafts(second, once, third);
  assert.match(twice, /Forty\.[\s\S]*Many, forty of them paying\.[\s\S]*now say:\*\n\nAll\./);
  assert.equal(twice.match(/hindcast: the exports now say/g)?.length, 1);
});

Deno.test("where only the wording changed, the text of people stands alone", () => {
  const mine = draft({ Summary: "We failed.", Impact: "Forty.", Timeline: "- 10:00: opened." });
  const fresh = draft({ Summary: "A failure.", Impact: "Many.", Timeline: "- 10:00: opened." });
  const merged = mergeDrafts(base, mine, fresh, (heading) => heading === "Impact");
  assert.match(merged, /## Summary\n\nWe failed\.\n\n## Impact\n\nForty\.\n\n<!-- hindcast/);
});
