import type { CauseProposal } from "../analyses/causes/proposals.ts";
import type { CauseLabel } from "../model/cause_label.ts";
import { cleanText } from "../model/clean_text.ts";
import { formatValue } from "../model/format.ts";
import type { CauseReading } from "../narrative/read_causes.ts";
import type { CauseCategory, CauseRole } from "../model/taxonomy.ts";

/** What a session needs of the world. */
export interface Desk {
  /** Asks a person; null where nobody answers any more. */
  ask(question: string): string | null;
  say(line: string): void;
  /** Keeps labels before it returns. */
  keep(labels: readonly CauseLabel[]): Promise<void>;
  /** ISO 8601 in UTC. */
  now(): string;
}

/** What is asked, and by whom it is answered. */
export interface Questions {
  readonly proposals: readonly CauseProposal[];
  readonly categories: readonly CauseCategory[];
  readonly by: string;
  /** What a second reader says of some of them. */
  readonly readings: readonly CauseReading[];
}

const longestSummary = 1200;
const questions: Readonly<Record<CauseRole, string>> = {
  cause: "Cause (why was it possible)",
  trigger: "Trigger (what set it off)",
};

function present(desk: Desk, proposal: CauseProposal, place: string, second: CauseReading | undefined): void {
  const { title, summary, why, guess, probability, evidence, startedAt, incidentId } = proposal;
  desk.say(
    `\n${place}  ${startedAt.slice(0, 10)}  ${cleanText(incidentId)}  (${
      why === "random" ? "drawn at random" : "teaches most"
    })`,
  );
  desk.say(cleanText(title ?? "without a title"));
  if (summary !== null) desk.say(cleanText(summary.slice(0, longestSummary)));
  const words = evidence.map((word) => `"${cleanText(word)}"`).join(", ");
  desk.say(`Guess: ${guess}, ${formatValue(probability, "share")}${words ? `, for ${words}` : ""}`);
  if (second) {
    desk.say(
      `Second reader: ${second.category ?? "cannot tell"}${
        second.evidence && `, for "${cleanText(second.evidence)}"`
      }`,
    );
  }
}

/** The number or name of a category; `skip`, `quit`, or null for what is neither. */
function readAnswer(
  text: string | null,
  categories: readonly CauseCategory[],
): CauseCategory | "skip" | "quit" | null {
  const answer = (text ?? "q").trim().toLowerCase();
  if (answer === "q") return "quit";
  if (answer === "s" || answer === "") return "skip";
  return (/^\d{1,2}$/.test(answer)
    ? categories[Number(answer) - 1]
    : categories.find(({ name }) => name === answer)) ??
    null;
}

function askFor(
  role: CauseRole,
  desk: Desk,
  categories: readonly CauseCategory[],
): CauseCategory | "skip" | "quit" {
  for (;;) {
    const answer = readAnswer(desk.ask(`${questions[role]}, number (s skip, q quit):`), categories);
    if (answer !== null) return answer;
    desk.say(`Give a number from 1 to ${categories.length}, a name, s or q.`);
  }
}

/**
 * Goes through proposals with a person. Each answer is kept before the next question is asked.
 *
 * @returns how many labels were given.
 */
export async function labelSession(
  { proposals, categories, by, readings }: Questions,
  desk: Desk,
): Promise<number> {
  desk.say("Categories:");
  categories.forEach(({ name, definition }, at) =>
    desk.say(`${String(at + 1).padStart(4)}  ${name.padEnd(14)}${definition}`)
  );
  let given = 0;
  for (const [at, proposal] of proposals.entries()) {
    const second = readings.find(({ incidentId }) => incidentId === proposal.incidentId);
    present(desk, proposal, `${at + 1} of ${proposals.length}`, second);
    for (const role of ["cause", "trigger"] as const) {
      const answer = askFor(role, desk, categories);
      if (answer === "quit") return given;
      if (answer === "skip") continue;
      const { incidentId } = proposal;
      await desk.keep([
        { incidentId, role, category: answer.name, evidence: null, labelledAt: desk.now(), by, note: null },
      ]);
      given++;
    }
  }
  return given;
}
