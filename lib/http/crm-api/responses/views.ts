import { z } from "zod";
import { ViewRecord } from "@/lib/domain/views/record";

export const ViewResponse = z.strictObject({ view: ViewRecord });
