import { openWarehouse, loadFolder, parsePeriod } from "hindcast";
import { writeEdition } from "../lib/reports/edition/write_edition.ts";
import { answering, honestAnswer, startServer } from "./narrative/_server.ts";
import { notebooks } from "./reports/edition/_review.ts";
import { poisonedExport, writeExport } from "./reports/edition/_poisoned_exports.ts";
await using server = startServer(answering(honestAnswer));
const folder = await Deno.makeTempDir(); const poison = poisonedExport(["disk full", "pool exhausted", "checkout"], 7);
await writeExport(poison, `${folder}/raw`); const path=`${folder}/h.duckdb`; const w=await openWarehouse(path); await loadFolder(w, `${folder}/raw`, {config: poison.config}); w.close();
const bytes: string[][]=[];
for (let r=0;r<2;r++){ const e=await writeEdition({period: parsePeriod("2026-Q3"), against: parsePeriod("2026-Q2"), warehouse: path, out: `${folder}/edition`, notebooks, zone:"Europe/Berlin", seed:1, narrator:{model:{model:"m",baseUrl:server.baseUrl,key:null}}}); console.log(e.narrative.writer, server.requests.length, new Date().toISOString()); bytes.push(await Promise.all(["deck.html","report.html","summary.md","cassette.json","narrative.json"].map(f=>Deno.readTextFile(`${folder}/edition/${f}`)))); }
console.log(bytes[0]!.map((b,i)=>b===bytes[1]![i]), Object.keys(JSON.parse(bytes[0]![3]!).answers).length);
