export { complain, progress, say } from "../reports/notebook/_terminal.ts";
