-- By which configuration a load read its files, so that a review shows hours as that one says.

ALTER TABLE loads ADD COLUMN config VARCHAR;
COMMENT ON COLUMN loads.config IS 'Path of the hindcast.yaml the files were read by; NULL where there was none.';

COMMENT ON COLUMN incidents.service IS 'Service it was raised on, or the only one it names; NULL where it names several or none. All services are in `incident_services`.';
