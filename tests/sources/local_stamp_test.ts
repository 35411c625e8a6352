import assert from "node:assert/strict";
import { ExportError } from "../../lib/model/errors.ts";
import { settleDateOrder } from "../../lib/sources/_date_order.ts";
import { type DateOrder, possibleOrders, readLocalStamp } from "../../lib/sources/_local_stamp.ts";
import { givenFile } from "./_given_file.ts";

function read(text: string, order: DateOrder | null = null, zone: string | undefined = "UTC") {
  const instant = readLocalStamp(text, zone, order);
  return "at" in instant ? instant.at.slice(0, 19) : instant.code;
}

Deno.test("stamps as tools show them to people", () => {
  assert.equal(read("14/Jul/25 3:42 PM"), "2025-07-14T15:42:00");
  assert.equal(read("12/Oct/26 12:00 AM"), "2026-10-12T00:00:00");
  assert.equal(read("12/Oct/26 12:30 pm"), "2026-10-12T12:30:00");
  assert.equal(read("1-Sept-2026 9:05"), "2026-09-01T09:05:00");
  assert.equal(read("Jul 4, 2025, 11:59:30 PM"), "2025-07-04T23:59:30");
  assert.equal(read("14.07.2025 15:42"), "2025-07-14T15:42:00");
  assert.equal(read("2025/7/4 08:00"), "2025-07-04T08:00:00");
  assert.equal(read("14/Jul/25\u202f3:42\u202fPM"), "2025-07-14T15:42:00");
  assert.equal(read("14/Jul/25"), "2025-07-14T00:00:00");
  assert.equal(read("2025-07-14T15:42:00.000+0200"), "2025-07-14T13:42:00");
});

Deno.test("dates made of numbers are read in the order of the file and in its zone", () => {
  assert.equal(read("6/7/2025 16:14", "month_first"), "2025-06-07T16:14:00");
  assert.equal(read("6/7/2025 16:14", "day_first", "Europe/Berlin"), "2025-07-06T14:14:00");
  assert.equal(read("29/2/2016 01:16", "day_first"), "2016-02-29T01:16:00");
  assert.equal(read("29/2/2016 01:16", "month_first"), "E-DATE");
});

Deno.test("what is no stamp is not guessed at", () => {
  for (const text of ["31/Foo/25", "14/Ju/25", "14/Jul/25 13:00 PM", "14/Jul/25 noon", "soon", "31/Feb/25"]) {
    assert.equal(read(text), "E-DATE", text);
  }
  const naive = readLocalStamp("14/Jul/25 3:42 PM", undefined, null);
  assert.equal("code" in naive && naive.code, "E-ZONE");
});

Deno.test("a stamp leaves its order open, settles it, or does not depend on it", () => {
  assert.deepEqual(possibleOrders("6/7/2025 16:14"), ["day_first", "month_first"]);
  assert.deepEqual(possibleOrders("21/7/2025"), ["day_first"]);
  assert.deepEqual(possibleOrders("6/21/2025 16:14"), ["month_first"]);
  assert.deepEqual(possibleOrders("32/13/2025"), []);
  for (const text of ["7/7/2025", "14/Jul/25", "2025-07-06", "06.07.2025"]) {
    assert.equal(possibleOrders(text), null, text);
  }
});

function settle(texts: readonly string[], config: unknown = {}) {
  const file = givenFile("", { path: "export/issues.csv", config });
  const stamps = texts.map((text, at) => ({ text, line: at + 2, field: "Created" }));
  return settleDateOrder(file, "jira_csv", stamps);
}

Deno.test("the whole file settles the order; the configuration overrules it", () => {
  assert.equal(settle(["6/7/2025", "1/2/2025", "6/21/2025"]), "month_first");
  assert.equal(settle(["6/7/2025", "21/6/2025", "32/13/2025"]), "day_first");
  assert.equal(settle(["14/Jul/25", "7/7/2025", ""]), null);
  const config = { dates: { sources: { jira_csv: "day_first" } } };
  assert.equal(settle(["6/7/2025"], config), "day_first");
  assert.equal(settle(["6/21/2025"], config), "day_first");
});

Deno.test("an order that stays open, or contradicts itself, refuses the file with the line to add", () => {
  assert.throws(() => settle(["14/Jul/25", "6/7/2025", "1/2/2025"]), (error) => {
    assert.ok(error instanceof ExportError && error.code === "E-DATE");
    assert.equal(
      error.message,
      'Cannot load export/issues.csv:3 field "Created" = "6/7/2025": day first and month first are both ' +
        'possible in 2 of 2 dates. Add the line "jira_csv: day_first" or "jira_csv: month_first" under "dates: sources:" in ' +
        "hindcast.yaml, as the tool showed dates to whoever exported.",
    );
    return true;
  });
  assert.throws(
    () => settle(["21/6/2025", "6/7/2025", "6/21/2025"]),
    /csv:4 .*it can only be month first, line 2 only day first/,
  );
});
