import assert from "node:assert/strict";
import { withLoaded } from "../_given.ts";

interface Told {
  readonly check_name: string;
  readonly name: string;
  readonly message: string;
}

function report(title: string, heading: string, entries: readonly string[]): string {
  return `# ${title}

Date: 2026-03-10

## Summary

Users waited.

## ${heading}

${entries.map((entry) => `- ${entry}`).join("\n")}

## Root cause

A disk was full.
`;
}

async function told(files: Readonly<Record<string, string>>): Promise<Told[]> {
  let found: Told[] = [];
  await withLoaded(files, {}, async (warehouse) => {
    const rows = await warehouse.query<Told>(
      "checks",
      `SELECT check_name, f.name, message FROM checks JOIN files AS f USING (file_id)
       WHERE check_name IN ('unsorted_timeline', 'unknown_zone') ORDER BY check_name, line`,
    );
    found = [...rows];
  });
  return found;
}

const sorted = ["10:00 the disk filled", "10:20 a page went out", "10:45 the disk was emptied"];
const unsorted = ["10:00 the disk filled", "10:45 the disk was emptied", "10:20 a page went out"];

Deno.test("an entry that stands after a later one is named with what it says", async () => {
  const found = await told({
    "sorted.md": report("Disk full", "Timeline (UTC)", sorted),
    "unsorted.md": report("Disk full again", "Timeline (UTC)", unsorted),
  });
  assert.deepEqual(found.map(({ check_name: check, name }) => [check, name]), [
    ["unsorted_timeline", "unsorted.md"],
  ]);
  assert.equal(
    found[0]?.message,
    '"a page went out" stands after an entry of 2026-03-10 10:45:00, but happened earlier',
  );
});

Deno.test("a timeline whose times name no zone is told once, with how many of them", async () => {
  const found = await told({
    "placed.md": report("Disk full", "Timeline (UTC)", sorted),
    "zoneless.md": report("Disk full again", "Timeline", sorted),
  });
  assert.deepEqual(found.map(({ check_name: check, name, message }) => [check, name, message]), [
    ["unknown_zone", "zoneless.md", "3 times of its timeline name no zone and were not placed"],
  ]);
});
