import type { Source } from "../model/source.ts";
import { mapJob } from "./_jenkins_job.ts";
import { jsonSource } from "./_json_source.ts";

const job = /^(?:hudson|jenkins|com\.cloudbees|org\.jenkinsci)\.|OrganizationFolder$/;

/** Jobs with their builds: `/api/json?tree=jobs[name,url,builds[...]]` of Jenkins, the bare array, or one job. */
export const jenkinsJobs: Source = jsonSource({
  kind: "jenkins_jobs",
  title: "Jenkins jobs",
  names: ["jobs"],
  has: ["name", "url"],
  lacks: ["timestamp", "number"],
  where: (json, base) => job.test(json.text(`${base}._class`)) && /\/job\//.test(json.text(`${base}.url`)),
  why: "jobs by Jenkins' class and address",
  map: mapJob,
});
