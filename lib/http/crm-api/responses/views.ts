import { z } from "zod";
import { ViewOut } from "@/lib/http/records";
import { completeListOf } from "./list";

export const ViewResponse = z.strictObject({ view: ViewOut });
export const ViewListResponse = completeListOf("views", ViewOut);
