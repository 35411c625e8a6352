-- What families were last found from, so that a load with nothing new does not look for them again.

CREATE TABLE families_kept (
  fingerprint VARCHAR NOT NULL,
  idle VARCHAR[] NOT NULL
);
COMMENT ON TABLE families_kept IS 'One row per search for families, the last only: what `families` and `incident_families` were derived from. While that stays the same they are left as they are.';
COMMENT ON COLUMN families_kept.fingerprint IS 'SHA-256 of the method''s version, its options, all texts and all decisions, hexadecimal; the order of loading does not matter.';
COMMENT ON COLUMN families_kept.idle IS 'Decisions that had no effect, a sentence each.';
