-- What people decide about causes and triggers, what they may decide between, and what was guessed.

ALTER TABLE labels ADD COLUMN evidence VARCHAR;
ALTER TABLE labels ADD COLUMN decided_by VARCHAR;
ALTER TABLE labels ADD COLUMN note VARCHAR;
COMMENT ON TABLE labels IS 'One row per decision of a person about a row: cause, trigger, family. The newest decision holds, earlier ones stay in the file. Key: `entity_table`, `entity_id`, `label`.';
COMMENT ON COLUMN labels.evidence IS 'What of the text speaks for it, quoted; NULL where nothing was quoted.';
COMMENT ON COLUMN labels.decided_by IS 'Pseudonym or initials of who decided.';
COMMENT ON COLUMN labels.note IS 'Anything else worth keeping.';
COMMENT ON COLUMN incidents.cause_category IS 'Cause, as people labelled it; NULL where nobody did, or it could not be told. Never guessed: guesses are in `cause_guesses`.';
COMMENT ON COLUMN incidents.trigger_category IS 'Trigger, as people labelled it; NULL where nobody did, or it could not be told. Never guessed: guesses are in `cause_guesses`.';

CREATE TABLE cause_categories (
  category VARCHAR NOT NULL,
  position INTEGER NOT NULL,
  definition VARCHAR NOT NULL,
  is_not VARCHAR NOT NULL,
  seeds VARCHAR[] NOT NULL
);
COMMENT ON TABLE cause_categories IS 'One row per category of `data/labels/taxonomy.yaml`: what causes and triggers are put down to. Key: `category`.';
COMMENT ON COLUMN cause_categories.category IS 'Name: `capacity`.';
COMMENT ON COLUMN cause_categories.position IS 'Place in the file, from 1.';
COMMENT ON COLUMN cause_categories.definition IS 'What it is, one sentence.';
COMMENT ON COLUMN cause_categories.is_not IS 'What is taken for it and is something else.';
COMMENT ON COLUMN cause_categories.seeds IS 'Words and pairs of words that speak for it.';

CREATE TABLE cause_guesses (
  incident_id VARCHAR NOT NULL,
  role VARCHAR NOT NULL,
  reader VARCHAR NOT NULL,
  category VARCHAR,
  probability DOUBLE,
  evidence VARCHAR,
  labels INTEGER NOT NULL,
  guessed_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE cause_guesses IS 'One row per incident, question and reader: what was guessed before a person decided. A guess stays as it was once its incident is labelled. Key: `incident_id`, `role`, `reader`.';
COMMENT ON COLUMN cause_guesses.incident_id IS '`incidents.incident_id`.';
COMMENT ON COLUMN cause_guesses.role IS '`cause` or `trigger`.';
COMMENT ON COLUMN cause_guesses.reader IS '`classifier`: trained on the labels; `language_model`: a second reader, where one is configured.';
COMMENT ON COLUMN cause_guesses.category IS 'Category guessed; NULL where the reader abstained.';
COMMENT ON COLUMN cause_guesses.probability IS 'Calibrated probability of the likeliest category, 0 to 1; NULL from a language model, which has none.';
COMMENT ON COLUMN cause_guesses.evidence IS 'Words of the incident that weighed most, quoted; NULL where none did.';
COMMENT ON COLUMN cause_guesses.labels IS 'Labels the reader had learned from, count.';
COMMENT ON COLUMN cause_guesses.guessed_at IS 'When, UTC.';
