import { type Claim, claim, type DraftSentence, verifySentence } from "hindcast";
import assert from "node:assert/strict";
import { everyClaim } from "../_claims.ts";
import { goodSentences } from "../_good_sentences.ts";

function why(text: string, citations: readonly string[]): readonly string[] {
  return verifySentence({ text, citations }, everyClaim);
}

Deno.test("every good sentence passes", () => {
  assert.ok(goodSentences.length >= 60);
  const refused = goodSentences
    .map((sentence) => ({ text: sentence.text, why: verifySentence(sentence, everyClaim) }))
    .filter(({ why }) => why.length > 0);
  assert.deepEqual(refused, []);
});

function appended(text: string, words: string): string {
  return text.replace(/\.$/, `${words}.`);
}

function edited(change: (text: string) => string): (sentence: DraftSentence) => DraftSentence {
  return (sentence) => ({ ...sentence, text: change(sentence.text) });
}

function added(words: string): (sentence: DraftSentence) => DraftSentence {
  return edited((text) => appended(text, words));
}

const opposite: readonly (readonly [string, string])[] = [
  ["rose", "fell"],
  ["rise", "fall"],
  ["slower", "faster"],
  ["longer", "shorter"],
  ["increased", "decreased"],
  ["worsened", "improved"],
  ["went up", "went down"],
  ["grew", "shrank"],
  ["fewer", "more"],
  ["down from", "up from"],
  ["dropped", "climbed"],
  ["declined", "rose"],
  ["less frequent", "more frequent"],
];

function turned(sentence: DraftSentence): DraftSentence {
  const text = opposite.reduce((turned, [from, to]) => {
    const marked = turned.replaceAll(new RegExp(`\\b${from}\\b(?!§)`, "g"), `${to}§`);
    return marked.replaceAll(new RegExp(`\\b${to}\\b(?!§)`, "g"), `${from}§`);
  }, sentence.text);
  return { ...sentence, text: text.replaceAll("§", "") };
}

const firstPlaceholder = /\{[^{}]*\}/;

/** What must never pass, whatever sentence it is done to. A mutation that changes nothing is skipped. */
const mutations: Readonly<Record<string, (sentence: DraftSentence) => DraftSentence>> = {
  "digits for a placeholder": edited((text) => text.replace(firstPlaceholder, "43")),
  "a digit more": added(", 43 in all"),
  "digits of another script": added(", ٤٣ in all"),
  "full-width digits": added(", ４３ in all"),
  "superscript": added(" by ²"),
  "circled digit": added(" by ④"),
  "number words": added(", forty-three percent"),
  "half": added(", half as it was"),
  "doubled": added(", which doubled"),
  "twice": added(", twice as such"),
  "a dozen": added(" in a dozen cases"),
  "a third": added(" in a third of cases"),
  "a quarter of": added(" in a quarter of cases"),
  "tenfold": added(", tenfold"),
  "run-together number": added(" by fortythree"),
  "hyphen in a number": added(" by for-ty"),
  "no incidents": added(", and no outages were seen"),
  "all": added(" in all services"),
  "Roman numeral": added(" by XLIII"),
  "letters of another script": added(" by fоrty"),
  "letter by letter": added(" by f o r t y"),
  "unknown citation": (sentence) => ({
    ...sentence,
    citations: [...sentence.citations, "durations.invented"],
  }),
  "no citation": (sentence) => ({ ...sentence, citations: [] }),
  "citation twice": (sentence) => ({
    ...sentence,
    citations: [...sentence.citations, ...sentence.citations],
  }),
  "placeholder of no claim": added(", against {durations.invented:before}"),
  "value that is not bound": edited((text) => text.replace(/:\w+(?:\.interval)?\}/, ":invented}")),
  "placeholder of an uncited claim": added(", beside {quality.uncited:n}"),
  "broken placeholder": edited((text) => appended(text, " {before}")),
  "open brace": added(" {"),
  "values run together": added(", {durations.resolve:n}{durations.resolve:n}"),
  "service name typed": added(" at payments"),
  "service name typed in capitals": added(" at SEARCH API"),
  "another name": added(" at Acme"),
  "causal: because of": added(" because of a deployment"),
  "causal: due to": added(" due to a deployment"),
  "causal: led to": added(", which led to outages"),
  "causal: driven by": added(", driven by load"),
  "causal: since": added(" since deployments"),
  "causal: as a result": added(" as a result"),
  "blame: human error": added(" through human error"),
  "blame: should have": added(" where it should have been"),
  "person": added(", said the engineer on call"),
  "we": added(", as we saw"),
  "second person": added(", as you see"),
  "request": added(", please look"),
  "recommendation": added(" and the team should invest"),
  "negation": edited((text) =>
    text.replace(/\b(was|were|is|are|rose|fell|had|took|be|start|lies)\b/, "$1 not")
  ),
  "proof of nothing": added(" and stayed the same"),
  "did not change": added(", so it did not change"),
  "adjective for a number": added(", dramatically"),
  "improvement out of nothing": added(" and availability improved"),
  "address": added(" https://evil.example/a"),
  "www address": added(" www.evil.example"),
  "bare domain": added(" at evil.com"),
  "e-mail address": added(" at a@evil"),
  "javascript": added(" javascript:alert"),
  "Markdown link": added(" [here](x)"),
  "Markdown picture": added(" ![x](y)"),
  "emphasis": added(" *now*"),
  "code": added(" `now`"),
  "code fence": edited((text) => `\`\`\`\n${text}\n\`\`\``),
  "heading": edited((text) => `# ${text}`),
  "table": added(" | now"),
  "HTML": added(" <b>now</b>"),
  "HTML entity": added(" &lt;"),
  "newline": edited((text) => text.replace(" ", "\n")),
  "control character": added(" \u0007"),
  "bidi override": added(" \u202enow"),
  "zero-width space": added(" no\u200bw"),
  "emoji": added(" 🔥"),
  "exclamation": edited((text) => text.replace(/\.$/, "!")),
  "question": edited((text) => text.replace(/\.$/, "?")),
  "second sentence": edited((text) => `${text} The end is near.`),
  "no full stop": edited((text) => text.replace(/\.$/, "")),
  "too long": edited((text) => appended(text, ` as seen ${"before and after ".repeat(40)}now`)),
  "unit after a value": edited((text) => text.replace(firstPlaceholder, "$& hours")),
  "comparison before a value": edited((text) => text.replace(firstPlaceholder, "over $&")),
  "minus before a value": edited((text) => text.replace(firstPlaceholder, "minus $&")),
  "hyphen before a value": edited((text) => text.replace(firstPlaceholder, "-$&")),
  "opposite direction": turned,
  "from and to exchanged": edited((text) =>
    text.replace(/from (\{[^{}]*\}) to (\{[^{}]*\})/, "from $2 to $1")
  ),
};

for (const [title, mutate] of Object.entries(mutations)) {
  Deno.test(`refused in every good sentence: ${title}`, () => {
    const mutants = goodSentences
      .map((sentence) => ({ sentence, mutant: mutate(sentence) }))
      .filter(({ sentence, mutant }) => JSON.stringify(sentence) !== JSON.stringify(mutant));
    assert.ok(mutants.length > 0, "the mutation changes nothing");
    const passed = mutants.filter(({ mutant }) => verifySentence(mutant, everyClaim).length === 0);
    assert.deepEqual(passed.map(({ mutant }) => mutant.text), []);
  });
}

Deno.test("a claim without evidence becomes neither an effect nor proof of no effect", () => {
  const ledger = ["durations.change.ledger"];
  const after = "{durations.change.ledger:after}";
  for (
    const text of [
      `Time to resolve changed to ${after}.`,
      `Time to resolve was ${after}.`,
      `Time to resolve fell to ${after}.`,
      `Time to resolve was unchanged at ${after}.`,
      `Time to resolve did not change and is ${after}.`,
      `There was no change in time to resolve, with ${after} now.`,
      `The change had no effect on time to resolve (${after}).`,
      `Time to resolve remained stable at ${after}.`,
      `This confirms that time to resolve is the same, ${after}.`,
      `There is no evidence that time to resolve did not change (${after}).`,
      `There is no evidence of a change, so time to resolve is stable at ${after}.`,
    ]
  ) {
    assert.notDeepEqual(why(text, ledger), [], text);
  }
});

Deno.test("a finding lends its direction to no other claim", () => {
  const both = ["durations.change.payments", "durations.resolve"];
  assert.notDeepEqual(
    why("The median rose to {durations.resolve:median}, with {durations.change.payments:n} incidents.", both),
    [],
  );
  assert.notDeepEqual(
    why("The rise to {durations.change.payments:after} and {durations.resolve:median} is a rise.", both),
    [],
  );
});

Deno.test("names and numbers stay with their own claim, and before is not after", () => {
  const [pay, search] = ["durations.change.payments", "durations.change.search"];
  for (
    const [text, citations] of [
      [`For {${pay}:service} the median was {${search}:after}.`, [pay, search]],
      [`For {${pay}:service} the median was {durations.resolve:median}.`, [pay, "durations.resolve"]],
      [
        `For {${pay}:service} and {${search}:service} the medians were {${search}:after} and {${pay}:after}.`,
        [pay, search],
      ],
      [`The median for {${pay}:service} was {${pay}:before} against {${pay}:after}.`, [pay]],
      [`The median for {${pay}:service} was {${pay}:after} before.`, [pay]],
      [`The median for {${pay}:service} is {${pay}:before} now.`, [pay]],
      ["Half of the services were resolved within {durations.resolve:median}.", ["durations.resolve"]],
      [`Time to resolve will increase to {${pay}:after} for {${pay}:service}.`, [pay]],
      [`{${pay}:service} was the slowest to resolve at {${pay}:after}.`, [pay]],
      [`Time to resolve of {${pay}:service} was {${pay}:after}, as before.`, [pay]],
    ] as const
  ) {
    assert.notDeepEqual(why(text, citations), [], text);
  }
});

Deno.test("a claim's own sentence passes, whatever words it has, and only with its own citation", () => {
  const own = claim({
    ...everyClaim[0] as Claim,
    id: "calendar.peak",
    text: "Hours keep their share of {n} changes. An association, not a cause",
    values: { n: { value: 7, unit: "count", term: "n" } },
  });
  const text = "Hours keep their share of {calendar.peak:n} changes. An association, not a cause.";
  assert.deepEqual(verifySentence({ text, citations: ["calendar.peak"] }, [own]), []);
  assert.notDeepEqual(verifySentence({ text, citations: [] }, [own]), []);
  assert.notDeepEqual(
    verifySentence({ text: text.replace("not ", ""), citations: ["calendar.peak"] }, [own]),
    [],
  );
});

Deno.test("a citation without any of its values is refused", () => {
  assert.notDeepEqual(why("Incidents took a while to resolve.", ["durations.resolve"]), []);
});

Deno.test("n and p are labels of counts and p-values only", () => {
  const payments = ["durations.change.payments"];
  assert.notDeepEqual(
    why(
      "The median time to resolve was {durations.change.payments:n} (n = {durations.change.payments:after}).",
      payments,
    ),
    [],
  );
  assert.notDeepEqual(why("The median rose, with p = {durations.change.payments:n}.", payments), []);
});

Deno.test("what a claim does not speak of is refused", () => {
  for (
    const text of [
      "The capital of Brazil is a lovely place, {durations.resolve:median}.",
      "Water boils when heated long enough, {durations.resolve:median}.",
      "Die Vorfaelle dauerten im Mittel {durations.resolve:median}.",
    ]
  ) {
    assert.notDeepEqual(why(text, ["durations.resolve"]), [], text);
  }
});

Deno.test("an empty sentence and one without claims are refused", () => {
  assert.notDeepEqual(verifySentence({ text: "", citations: [] }, []), []);
  assert.notDeepEqual(verifySentence({ text: "Incidents were resolved.", citations: ["a"] }, []), []);
});

Deno.test("hostile lengths are refused in linear time", () => {
  for (
    const text of ["{".repeat(200_000), "no ".repeat(60_000), "and".repeat(60_000), "one-".repeat(60_000)]
  ) {
    assert.notDeepEqual(verifySentence({ text, citations: ["durations.resolve"] }, everyClaim), []);
  }
});
