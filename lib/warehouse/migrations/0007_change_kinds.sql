-- What code hosts and CI tell of is more than what reaches production: the kinds say which is which.
COMMENT ON TABLE changes IS 'One row per change to production, or on its way there: deployment, configuration, flag, commit, dependency update. Key: `change_id`.';
COMMENT ON COLUMN changes.kind IS '`deployment`, `config`, `flag`, `commit`, `dependency` (opened by Dependabot or Renovate), `pull_request` (opened by people), `release`, `migration`, `infrastructure`; `build` is a run of CI that deploys nothing.';
