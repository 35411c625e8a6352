-- Two folders of one name are two.

ALTER TABLE loads ADD COLUMN folder_id VARCHAR;
COMMENT ON COLUMN loads.folder_id IS 'Which folder it was, seen from the warehouse: twelve hexadecimal digits of a SHA-256; NULL of loads from before it was kept.';
