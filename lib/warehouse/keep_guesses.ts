import type { CauseRole } from "../model/taxonomy.ts";
import { literal } from "../sources/sql.ts";
import { labelsByIncident } from "./_apply_labels.ts";
import type { Warehouse } from "./warehouse.ts";

/** A guess as it is kept. */
export interface KeptGuess {
  /** `incidents.incident_id`. */
  readonly incidentId: string;
  /** Null where the reader abstained. */
  readonly category: string | null;
  /** Calibrated, 0 to 1; null from a reader that has none. */
  readonly probability: number | null;
  /** Words of the incident that weighed, quoted. */
  readonly evidence: readonly string[];
}

/** Who guessed, about what, knowing how many labels. */
export interface GuessReader {
  readonly role: CauseRole;
  readonly reader: "classifier" | "language_model";
  readonly labels: number;
}

function valuesOf({ role, reader, labels }: GuessReader, guess: KeptGuess): string {
  const { incidentId, category, probability, evidence } = guess;
  const quoted = evidence.map((word) => `"${word}"`).join(", ");
  return `(${literal(incidentId)}, '${role}', '${reader}', ${
    category === null ? "NULL" : literal(category)
  }, ${probability ?? "NULL"}, ${
    quoted === "" ? "NULL" : literal(quoted)
  }, ${labels}, current_localtimestamp())`;
}

/**
 * Keeps guesses about incidents that nobody has labelled, in the place of earlier ones. A guess about an incident that
 * has its label now stays as it stood: how guesses agree with later labels is told from it. No label and no incident is
 * ever changed.
 */
export async function keepGuesses(
  warehouse: Warehouse,
  reader: GuessReader,
  guesses: readonly KeptGuess[],
): Promise<void> {
  const { role } = reader;
  const open = `incident_id NOT IN (SELECT incident_id FROM (${labelsByIncident}) WHERE role = $role)`;
  await warehouse.transaction(async () => {
    await warehouse.run(
      `DELETE FROM cause_guesses WHERE role = $role AND reader = $reader AND ${open}`,
      { role, reader: reader.reader },
    );
    for (let at = 0; at < guesses.length; at += 500) {
      const values = guesses.slice(at, at + 500).map((guess) => valuesOf(reader, guess)).join(",\n");
      await warehouse.run(
        `INSERT INTO cause_guesses SELECT * FROM (VALUES ${values}) AS new (incident_id, role, reader, category, probability, evidence, labels, guessed_at)
         WHERE ${open.replace("$role", `'${role}'`)}`,
      );
    }
  });
}
