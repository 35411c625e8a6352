-- Messages of channels that are not one incident's own.

COMMENT ON COLUMN messages.incident_id IS '`incidents.incident_id` of the channel; in a channel that is not one incident''s own, of the incident that the first message of the thread names, or else the message itself, within two days of it.';
