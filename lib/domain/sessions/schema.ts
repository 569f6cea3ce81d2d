export type { SessionRecord } from "./record";
