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

Deno.test("a note that people changed keeps their words, one they took out comes back", () => {
  const was = noted("[^a]: Finding one.\n\n[^b]: Finding two.");
  const mine = noted("[^a]: Finding one, checked by hand.");
  const fresh = noted("[^a]: Finding one, later.\n\n[^b]: Finding two.");
  const once = mergeDrafts(was, mine, fresh);
  assert.equal(once, noted("[^a]: Finding one, checked by hand.\n\n[^b]: Finding two."));
  assert.equal(mergeDrafts(fresh, once, fresh), once);
  const without = noted("[^b]: Finding two.", "It failed.[^b]");
  assert.equal(
    mergeDrafts(fresh, once, without),
    noted("[^b]: Finding two.\n\n[^a]: Finding one, checked by hand.", "It failed.[^b]"),
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
