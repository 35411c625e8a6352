/**
 * Whether a word that stands for a severity is PagerDuty's urgency, as SQL: it says how people are notified, and is all that
 * its exports tell of an incident without a priority.
 *
 * @param source SQL of the source the word comes from.
 * @param word SQL of the word as written.
 */
export const isUrgency = (source: string, word: string) =>
  `coalesce(starts_with(${source}, 'pagerduty_') AND ${word} IN ('high', 'low'), false)`;
