-- What a service depends on, for questions that look at more than one time before an incident.

CREATE TABLE service_dependencies (
  service VARCHAR NOT NULL,
  depends_on VARCHAR NOT NULL
);
COMMENT ON TABLE service_dependencies IS 'One row per service and service it depends on, as `services.dependencies` of `hindcast.yaml` states at the last load. Key: `service`, `depends_on`.';
COMMENT ON COLUMN service_dependencies.service IS 'Canonical name.';
COMMENT ON COLUMN service_dependencies.depends_on IS 'Canonical name of a service it depends on.';
