export type { DayOpportunities, MyDay } from "./record";
