CREATE TABLE secrets_found (
  file_id VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  found INTEGER NOT NULL,
  different INTEGER NOT NULL,
  line INTEGER
);
COMMENT ON TABLE secrets_found IS 'One row per file and kind of secret that tokens took the place of before anything read the file. Key: `file_id`, `kind`.';
COMMENT ON COLUMN secrets_found.file_id IS '`files.file_id`.';
COMMENT ON COLUMN secrets_found.kind IS 'Kind of secret: `github-token`, `password`, ...; the middle of its token `secret-github-token-5f1c09a2be`.';
COMMENT ON COLUMN secrets_found.found IS 'How often one stood in the file, count.';
COMMENT ON COLUMN secrets_found.different IS 'How many different ones, count.';
COMMENT ON COLUMN secrets_found.line IS 'Line of the first; NULL in a zip, a Parquet file and the name of a file.';
