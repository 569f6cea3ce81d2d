import { z } from "zod";
import { text } from "@/lib/domain/fields";

/** Email and password as typed. Only the sign-in checks whether they are valid. */
export const Credentials = z.object({
  email: text().max(320, "must be at most 320 characters"),
  password: text().max(1_000, "must be at most 1000 characters"),
});
