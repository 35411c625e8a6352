import type { Warehouse } from "./warehouse.ts";

/** One warning, as it is kept. */
export interface KeptFiring {
  readonly fired_at: string;
  readonly value: number;
  readonly outcome: "acted_on" | "came_true" | "false" | "unknown";
  readonly incident_id: string | null;
  readonly lead_s: number | null;
  readonly is_over: boolean;
  readonly is_later: boolean;
  readonly action: string | null;
}

/** A rule as it stands in the file. */
export interface DefinedRule {
  readonly rule_id: string;
  /** Hash of what it reads, warns of and was tested on. */
  readonly definition: string;
}

/** One rule, as it is kept: columns of `indicator_watches`, and its warnings. */
export interface KeptWatch extends DefinedRule {
  readonly status: "draft" | "active";
  readonly family: string | null;
  readonly cause: string | null;
  readonly service: string;
  readonly horizon_hours: number;
  readonly evidence_until: string;
  readonly known_until: string;
  readonly quiet_hours: number;
  readonly quiet_incidents: number;
  readonly firings: readonly KeptFiring[];
}

const writes = {
  watches: `INSERT INTO indicator_watches BY NAME SELECT row.* FROM (SELECT unnest(from_json($rows,
    '[{"rule_id":"VARCHAR","definition":"VARCHAR","is_current":"BOOLEAN","status":"VARCHAR","family":"VARCHAR",
    "cause":"VARCHAR","service":"VARCHAR","horizon_hours":"INTEGER","evidence_until":"TIMESTAMP",
    "known_until":"TIMESTAMP","quiet_hours":"INTEGER","quiet_incidents":"INTEGER"}]')) AS row)`,
  firings: `INSERT INTO indicator_firings BY NAME SELECT row.* FROM (SELECT unnest(from_json($rows,
    '[{"rule_id":"VARCHAR","definition":"VARCHAR","fired_at":"TIMESTAMP","value":"DOUBLE","outcome":"VARCHAR",
    "incident_id":"VARCHAR","lead_s":"DOUBLE","is_over":"BOOLEAN","is_later":"BOOLEAN","action":"VARCHAR"}]')) AS row)`,
};

/** Times as DuckDB's TIMESTAMP reads them. */
function naive(at: string): string {
  return at.replace(/Z$/, "");
}

/**
 * Keeps what rules warned of. A rule whose definition is known is replayed anew; what fired under another definition stays
 * as it was, and is current no longer. A rule whose stream is in no export keeps what it had.
 *
 * @param rules all that stand in the file.
 * @param watches those that could be replayed.
 * @throws {QueryError} when the warehouse cannot be written.
 */
export async function keepFirings(
  warehouse: Warehouse,
  rules: readonly DefinedRule[],
  watches: readonly KeptWatch[],
): Promise<void> {
  await warehouse.transaction(async () => {
    await warehouse.run(
      `UPDATE indicator_watches SET is_current = list_contains(
        from_json($rules, '["VARCHAR"]'), rule_id || ' ' || definition
      )`,
      { rules: JSON.stringify(rules.map(({ rule_id, definition }) => `${rule_id} ${definition}`)) },
    );
    for (const { rule_id: rule, definition } of watches) {
      for (const table of ["indicator_watches", "indicator_firings"]) {
        await warehouse.run(`DELETE FROM ${table} WHERE rule_id = $rule AND definition = $definition`, {
          rule,
          definition,
        });
      }
    }
    await warehouse.run(writes.watches, {
      rows: JSON.stringify(watches.map(({ firings: _, ...watch }) => ({
        ...watch,
        is_current: true,
        evidence_until: naive(watch.evidence_until),
        known_until: naive(watch.known_until),
      }))),
    });
    await warehouse.run(writes.firings, {
      rows: JSON.stringify(
        watches.flatMap(({ rule_id, definition, firings }) =>
          firings.map((firing) => ({ rule_id, definition, ...firing, fired_at: naive(firing.fired_at) }))
        ),
      ),
    });
  });
}
