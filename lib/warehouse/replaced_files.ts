/**
 * Files of which a newer one of the same name lies in the same folder, as a table of SQL: what they said is kept, but what was
 * wrong in them nobody can correct there any more.
 */
export const replacedFiles = `(
  SELECT f.file_id FROM files AS f ASOF LEFT JOIN loads AS l ON f.loaded_at >= l.started_at
  WHERE f.status = 'loaded'
  QUALIFY row_number() OVER (PARTITION BY coalesce(l.folder_id, l.folder), f.name ORDER BY f.loaded_at DESC, f.file_id) > 1
)`;
