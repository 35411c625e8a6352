import assert from "node:assert/strict";
import { similarFinding } from "../../../lib/analyses/similar/analysis.ts";
import type { SimilarOptions } from "../../../lib/analyses/similar/options.ts";
import { incidentsOf, lesson, row, rowsOfCompany } from "./_company.ts";

const pool = row("pool", 1, {
  title: "Connection pool exhausted in orders",
  summary: "Workers waited for a free connection until requests timed out.",
  services: ["orders"],
  rules: ["PoolFull"],
  changeKinds: ["deployment"],
});
const expired = row("expired", 2, { title: "Certificate expired", services: ["gateway"] });

Deno.test("the nearest comes first, with what both share in the words of the past one", () => {
  const asked = row("now", 5, {
    title: "no free connections in the pool of orders",
    services: ["orders"],
    rules: ["PoolFull", "Latency"],
    changeKinds: ["deployment", "flag"],
  });
  const { rows: [first], method } = similarFinding([pool, expired, asked], [], {
    asked: { incidentId: "now" },
  });
  assert.equal(first?.incidentId, "pool");
  assert.deepEqual(first?.sharedTerms.toSorted(), ["connection", "free", "pool"]);
  assert.deepEqual([first?.sharedServices, first?.sharedRules, first?.sharedChangeKinds], [
    ["orders"],
    ["PoolFull"],
    ["deployment"],
  ]);
  assert.equal(method.n, 2);
});

Deno.test("only incidents that began before the one at hand are looked at, whatever the order of the rows", () => {
  const later = { ...pool, incidentId: "later", startedAt: new Date(Date.UTC(2026, 2, 1)).toISOString() };
  const same = { ...pool, incidentId: "same", startedAt: pool.startedAt };
  const { rows, method } = similarFinding([later, same, pool, expired], [], {
    asked: { incidentId: "pool" },
  });
  assert.deepEqual([rows.length, method.n], [0, 0]);
  const { rows: all } = similarFinding([later, pool, expired], [], {
    asked: { description: "connection pool exhausted" },
  });
  assert.deepEqual(all.map(({ incidentId }) => incidentId).slice(0, 2), ["pool", "later"]);
});

Deno.test("a description brings the services it names; other services are no word of it", () => {
  const { rows: [first] } = similarFinding([pool, expired], [], {
    asked: { description: "Orders: pool of connections used up.\nHelp!" },
  });
  assert.deepEqual(first?.sharedServices, ["orders"]);
  assert.ok(!first?.sharedTerms.includes("orders"));
});

Deno.test("what fixed it is quoted with its place: the resolution, else the last remedy before the end, else nothing", () => {
  const asked = { asked: { description: "connection pool exhausted" } };
  const fix = (...lessons: ReturnType<typeof lesson>[]) =>
    similarFinding([pool], lessons, asked).rows[0]?.fix;
  const note = (text: string, minutes: number) =>
    lesson("pool", "note", text, {
      at: new Date(Date.UTC(2026, 0, 2, 0, minutes)).toISOString(),
      told: "notes",
    });
  const resolution = lesson("pool", "resolution", "- Raised the limit of the pool.", {
    file: "pm.md",
    line: 12,
  });
  assert.deepEqual(fix(note("restarted the workers", 30), resolution), {
    text: "Raised the limit of the pool.",
    kind: "resolution",
    told: "Postmortem",
    place: "pm.md:12",
  });
  const notes = [
    note("scaled the workers", 10),
    note("restarted the primary", 20),
    note("failover had no effect", 30),
    note("rolled back", 90),
  ];
  assert.equal(fix(...notes)?.text, "restarted the primary");
  assert.equal(fix(...notes)?.kind, "note");
  assert.equal(fix(note("looking at it", 10)), null);
  assert.equal(fix(), null);
});

Deno.test("long quotes end with a sentence, and every one stands in the text it is quoted from", () => {
  const text = `${"The limit was raised by hand on each of the replicas in turn. ".repeat(3)}${
    "x".repeat(300)
  }`;
  const { rows: [first] } = similarFinding([pool], [lesson("pool", "root_cause", text)], {
    asked: { description: "connection pool exhausted" },
  });
  assert.ok(first?.causeTold && text.includes(first.causeTold.text));
  assert.ok(first.causeTold.text.endsWith("in turn."));
});

Deno.test("times to resolve: median with its interval; a hidden end counts as at least so long; a contradiction is none", () => {
  const past = [10, 20, 30, 40, 50, 60, 70, 80].map((minutes, day) =>
    row(`p${day}`, day, {
      title: "connection pool exhausted",
      resolvedAt: new Date(Date.UTC(2026, 0, 1 + day, 0, minutes)).toISOString(),
    })
  );
  const asked = { asked: { description: "connection pool exhausted" } };
  const median = similarFinding(past, [], asked).terms.find(({ term }) => term === "resolve.median");
  assert.deepEqual([median?.estimate, median?.n], [45 * 60, 8]);
  const open = row("open", 9, {
    title: "connection pool exhausted",
    resolvedAt: null,
    isCensored: true,
    censoredAt: new Date(Date.UTC(2026, 0, 15)).toISOString(),
  });
  const broken = row("broken", 10, {
    title: "connection pool exhausted",
    resolvedAt: "2020-01-01T00:00:00.000Z",
  });
  const more = similarFinding([...past, open, broken], [], asked);
  const shifted = more.terms.find(({ term }) => term === "resolve.median");
  assert.deepEqual([shifted?.estimate, shifted?.n], [50 * 60, 9]);
  assert.equal(more.rows.find(({ incidentId }) => incidentId === "broken")?.resolveS, null);
  assert.equal(more.rows.find(({ incidentId }) => incidentId === "open")?.isResolved, false);
});

Deno.test("what is new cannot be told without families, nor from too few words; then it says so", () => {
  const words =
    "workers waited for a free session while pool limits held requests back and callers gave up early";
  const one = similarFinding([pool, expired], [], { asked: { description: words } });
  assert.match(one.skipped[0]?.reason ?? "", /^0 earlier incidents of known families are told in 8/);
  const other = similarFinding([pool, expired], [], { asked: { description: "it broke" } });
  assert.match(other.skipped[0]?.reason ?? "", /fewer than 8 different words/);
  assert.equal(other.terms.find(({ term }) => term === "novelty.closeness")?.pValue, undefined);
});

Deno.test("an incident of a planted family is not new, one of no kind is, and a second time it is not", () => {
  const rows = rowsOfCompany(incidentsOf(3, "tune"));
  const told = (description: string) =>
    similarFinding(rows, [], { asked: { description } }).terms
      .find(({ term }) => term === "novelty.closeness")?.labels?.new;
  const known = rows.findLast(({ family, summary }) => family === "memory" && (summary?.length ?? 0) > 150);
  assert.equal(told(`${known?.title}\n${known?.summary}`), "no");
  const never =
    "Penguins escaped from the office aquarium\nA zookeeper counted nineteen of them on the third floor, " +
    "chewing through cables of meeting rooms and frightening visitors near the cafeteria";
  assert.equal(told(never), "yes");
  const again = [...rows, row("penguins", 900, { title: never.split("\n")[0] ?? "", summary: never })];
  const second = similarFinding(again, [], { asked: { description: never } });
  assert.equal(second.rows[0]?.incidentId, "penguins");
  assert.equal(second.terms.find(({ term }) => term === "novelty.closeness")?.labels?.new, "no");
});

Deno.test("a text in a language nobody used before is not called new; what shares no more than parts of words is not told", () => {
  const rows = rowsOfCompany(incidentsOf(3, "tune"));
  const on = (description: string) => similarFinding(rows, [], { asked: { description } });
  const german = on(
    "Zahlungen schlagen fehl: Datenbankverbindungen sind erschöpft, der Verbindungspool ist voll und Anfragen warten",
  );
  assert.match(german.skipped[0]?.reason ?? "", /^hardly any of its words was used before/);
  assert.equal(german.terms.find(({ term }) => term === "novelty.closeness")?.pValue, undefined);
  assert.deepEqual(on("banana").rows, []);
  const told = [...rows, row("german", 900, { title: "Datenbankverbindungen erschöpft, Anfragen warten" })];
  const again = similarFinding(told, [], {
    asked: { description: "Anfragen warten auf Datenbankverbindungen" },
  });
  assert.equal(again.rows[0]?.incidentId, "german");
});

Deno.test("an unknown id and a coverage that is none are refused", () => {
  assert.throws(
    () => similarFinding([pool], [], { asked: { incidentId: "x" } }),
    /there is no counted incident/,
  );
  for (const coverage of [0, 1, NaN]) {
    assert.throws(() => similarFinding([pool], [], { asked: { description: "x" }, coverage }), RangeError);
  }
});

Deno.test("the same rows in another order give the same finding", () => {
  const rows = rowsOfCompany(incidentsOf(4, "tune"));
  const asked = { incidentId: rows.at(-1)?.incidentId ?? "" };
  const [one, other] = [rows, rows.toReversed()].map((given) => similarFinding(given, [], { asked }));
  assert.deepEqual(one, other);
});

Deno.test("with vectors, what says the same in other words comes up; without one of the same length they change nothing", () => {
  const rows = [
    row("words", 1, { title: "connection pool exhausted" }),
    row("meaning", 2, { title: "no sessions left at the database" }),
    row("neither", 3, { title: "certificate expired" }),
  ];
  const asked = { description: "pool exhausted" };
  const nearest = (meanings: SimilarOptions["meanings"]) =>
    similarFinding(rows, [], { asked, neighbours: 2, meanings: meanings ?? null }).rows
      .map(({ incidentId, meaning }) => [incidentId, meaning !== null]);
  const vectors = new Map([["words", [1, 0.1]], ["meaning", [0.9, 0]], ["neither", [0, 1]]]);
  assert.deepEqual(nearest({ incidents: vectors, asked: [1, 0] }), [["words", true], ["meaning", true]]);
  assert.deepEqual(nearest(null)[0], ["words", false]);
  assert.ok(!nearest(null).some(([id]) => id === "meaning"));
  assert.deepEqual(nearest({ incidents: vectors, asked: [1, 0, 0] }), nearest(null));
  assert.deepEqual(
    similarFinding(rows, [], { asked, meanings: { incidents: vectors, asked: [1, 0] } }).terms
      .filter(({ term }) => term.startsWith("novelty")),
    similarFinding(rows, [], { asked }).terms.filter(({ term }) => term.startsWith("novelty")),
  );
});
