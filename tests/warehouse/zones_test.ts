import assert from "node:assert/strict";
import { stringify } from "yaml";
import { folderOf } from "./_given.ts";

const zones = ["UTC", "America/New_York", "Europe/Berlin", "Asia/Kolkata"];

/** Wall-clock stamps every half an hour of a day on which clocks change, as a tool without offsets writes them. */
function day(date: string): string {
  const stamps = Array.from({ length: 48 }, (_, at) => {
    const clock = `${String(Math.floor(at / 2)).padStart(2, "0")}:${at % 2 ? "30" : "00"}`;
    return `${date}-${at},${date} ${clock},${date} 23:59\n`;
  });
  return `id,opened,closed\n${stamps.join("")}`;
}

const mapping = (name: string, zone: string) => ({
  name,
  zone,
  format: "csv",
  table: "incidents",
  files: `${name}-*.csv`,
  columns: { id: "id", declared_at: "opened", resolved_at: "closed" },
});

const config = {
  zones: { sources: { pagerduty_csv: "America/New_York" } },
  tables: [mapping("berlin", "Europe/Berlin"), mapping("new_york", "America/New_York")],
};

const pagerduty = "id,incident_number,description,service_name,created_on,resolved_on,seconds_to_first_ack," +
  "seconds_to_resolve\nP1,1,a,b,2025-11-02T01:30:00,2025-11-02T03:30:00,60,600\n" +
  "P2,2,a,b,2025-03-09T02:30:00,2025-03-09T03:30:00,60,600\n";
const log = Array.from(
  { length: 60 },
  (_, at) =>
    `2025-03-30T0${at % 4}:${String(at).padStart(2, "0")}:00+01:00 ERROR checkout failed for order ${at}\n`,
);

async function hashIn(zone: string, folder: string, configPath: string): Promise<string> {
  const child = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--quiet",
      "-A",
      "--config",
      new URL("../../deno.json", import.meta.url).pathname,
      new URL("_zone_child.ts", import.meta.url).pathname,
      folder,
      configPath,
    ],
    env: { TZ: zone },
  }).output();
  assert.ok(child.success, new TextDecoder().decode(child.stderr));
  return (JSON.parse(new TextDecoder().decode(child.stdout)) as { hash: string }).hash;
}

Deno.test(`the same exports under ${zones.join(", ")}, on the days clocks change: the same tables`, async () => {
  const folder = await folderOf({
    "berlin-spring.csv": day("2025-03-30"),
    "berlin-autumn.csv": day("2025-10-26"),
    "new_york-spring.csv": day("2025-03-09"),
    "new_york-autumn.csv": day("2025-11-02"),
    "report.csv": pagerduty,
    "app.log": log.join(""),
  });
  const configPath = `${folder}.yaml`;
  await Deno.writeTextFile(configPath, stringify(config));
  const hashes: string[] = [];
  for (const zone of zones) hashes.push(await hashIn(zone, folder, configPath));
  assert.equal(new Set(hashes).size, 1, hashes.join(" "));
  await Deno.remove(folder, { recursive: true });
  await Deno.remove(configPath);
});
