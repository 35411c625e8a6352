-- Records that were read and understood and yet change no table: why, so that "known" hides nothing.

CREATE TABLE idle_records (
  file_id VARCHAR NOT NULL,
  reason VARCHAR NOT NULL,
  records BIGINT NOT NULL,
  line INTEGER,
  path VARCHAR
);
COMMENT ON TABLE idle_records IS 'One row per file and reason for which records were understood and yet change no table: they count as unchanged in `files`. Key: `file_id`, `reason`.';
COMMENT ON COLUMN idle_records.file_id IS 'File they stand in: `files.file_id`.';
COMMENT ON COLUMN idle_records.reason IS 'Why they change no table, in words.';
COMMENT ON COLUMN idle_records.records IS 'Records of the file it holds for, count.';
COMMENT ON COLUMN idle_records.line IS 'Physical line of the first of them, from 1; NULL where the format has no lines.';
COMMENT ON COLUMN idle_records.path IS 'JSON path of the first of them; NULL for lines of text.';
