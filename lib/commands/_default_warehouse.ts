/** Where the warehouse of a load stands unless told otherwise. */
export const defaultWarehouse = "data/warehouse/hindcast.duckdb";
