import type { Chapter, DraftSentence, NarrativeChapter } from "../model/narrative.ts";
import { aliasClaims, type AliasedClaims } from "./_alias_claims.ts";
import type { Answer, Message } from "./_ask.ts";
import type { Brief } from "./_brief.ts";
import { checkAnswer, type CheckedAnswer, type Refused } from "./_check_answer.ts";
import { mended } from "./_mended.ts";
import { renderTemplate, withIds } from "./_placeholder.ts";
import { describeChapter } from "./_prompt.ts";

/** What came of asking a model for a chapter. */
export interface Attempt {
  readonly chapter: NarrativeChapter | null;
  readonly refused: readonly Refused[];
  /** Why there is no chapter, or not all of it is the model's. */
  readonly why: string | null;
  /** Whether asking for other chapters would go the same way. */
  readonly final: boolean;
}

const attempts = 2;
/** Most of a refused answer and of the reasons that goes back to the model. */
const mostEcho = 8000;

function written(
  title: string,
  sentences: readonly DraftSentence[],
  aliased: AliasedClaims,
): NarrativeChapter {
  return {
    title,
    writer: "model",
    sentences: sentences.map(({ text, citations }) => ({
      text: renderTemplate(text, aliased.claims),
      template: withIds(text, aliased.realId),
      citations: citations.map(aliased.realId),
    })),
  };
}

function lastResort(
  title: string,
  checked: CheckedAnswer,
  refused: readonly Refused[],
  aliased: AliasedClaims,
): Pick<Attempt, "chapter" | "why"> {
  const sentences = mended(checked, refused, aliased.claims);
  return sentences === null ? { chapter: null, why: "what it wrote did not pass the checks, twice" } : {
    chapter: written(title, sentences, aliased),
    why: "what it worded too freely, twice, stands in the words of its claims",
  };
}

function objection(content: string, refused: readonly Refused[]): Message[] {
  const reasons = refused.map(({ sentence, why }) => `- ${sentence}\n  ${why}`).join("\n");
  return [
    { role: "assistant", content: content.slice(0, mostEcho) },
    {
      role: "user",
      content: `These did not pass:\n${reasons.slice(0, mostEcho)}\nWrite the whole answer anew.`,
    },
  ];
}

/**
 * Asks for a chapter, and once more with the reasons when a sentence does not pass. What is merely worded too freely then gives
 * way to the sentences of its claims.
 */
export async function modelChapter(
  { title, claims, examples }: Chapter,
  brief: Brief,
  askModel: (messages: readonly Message[]) => Promise<Answer>,
): Promise<Attempt> {
  const aliased = aliasClaims(claims);
  const refused: Refused[] = [];
  const messages: Message[] = [
    { role: "system", content: brief.instructions },
    { role: "user", content: describeChapter({ claims: aliased.claims, ...(examples ? { examples } : {}) }) },
  ];
  for (let attempt = 1;; attempt++) {
    const answer = await askModel(messages);
    if ("why" in answer) return { chapter: null, refused, ...answer };
    const checked = checkAnswer(answer.content, aliased.claims, brief);
    if (checked.refused.length === 0) {
      return { chapter: written(title, checked.sentences, aliased), refused, why: null, final: false };
    }
    refused.push(...checked.refused);
    if (attempt === attempts) {
      return { ...lastResort(title, checked, refused, aliased), refused, final: false };
    }
    messages.push(...objection(answer.content, checked.refused));
  }
}
