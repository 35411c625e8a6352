-- Where the texts alone would put an incident: by it families keep their identity when people merge, split or pin.
ALTER TABLE incident_families ADD COLUMN found_id VARCHAR;
COMMENT ON COLUMN incident_families.found_id IS 'The family as the texts have it, before people decided; it may have no row in `families`. NULL: in none.';
