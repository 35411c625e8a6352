-- Where a line stands in a recording: known even where the recording's start is not.

ALTER TABLE messages ADD COLUMN offset_s DOUBLE;
COMMENT ON COLUMN messages.offset_s IS 'Seconds from the start of the recording it was said or written in, or from the first line of a saved chat; NULL where the export gives times of its own.';
ALTER TABLE messages ADD COLUMN lasted_s DOUBLE;
COMMENT ON COLUMN messages.lasted_s IS 'Seconds a spoken line lasted; lines of two people may overlap.';
COMMENT ON COLUMN messages.sent_at IS 'Said, UTC; of a line of a recording its start and `offset_s`, NULL where nothing tells the start.';
