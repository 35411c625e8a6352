/** Columns in which tools and tables keep the number or short name they show: `incident_number`, `tinyId`, `Ticket No`. */
const shown =
  "^(incident|ticket|case|issue|problem|display|short|public|sequential|tiny)?[ _-]*(number|no|key|ref|reference|id|slug)$";

/** SQL of a list: the numbers and short names of an incident's record that stand in its column `extra`. */
export const shownNames =
  `list_transform(list_filter(json_keys(extra), lambda name: regexp_matches(name, '${shown}', 'i')),
      lambda name: json_extract_string(extra, '$."' || name || '"'))`;
