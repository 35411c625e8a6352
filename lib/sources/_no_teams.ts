/** Why a list of teams changes no table. */
export const noTeams =
  "teams have no table of their own; map their ids to names under words: teams in hindcast.yaml";
