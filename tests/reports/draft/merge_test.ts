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
