import type { Source } from "../../model/source.ts";
import { mapJob } from "./_job.ts";
import { jsonListSource } from "../_json_list.ts";

const job = /^(?:hudson|jenkins|com\.cloudbees|org\.jenkinsci)\.|OrganizationFolder$/;

/** Jobs with their builds: `/api/json?tree=jobs[name,url,builds[...]]` of Jenkins, the bare array, or one job. */
export const jenkinsJobs: Source = jsonListSource({
  kind: "jenkins_jobs",
  title: "Jenkins jobs",
  members: ["jobs"],
  why: "jobs with Jenkins' class and address",
  fits: (first) =>
    first.has("name", "url") && first.lacks("timestamp", "number") && job.test(first.text("_class")) &&
    /\/job\//.test(first.text("url")),
  map: mapJob,
});
