import { z } from "zod";
import { text } from "@/lib/domain/fields";

/** An e-mail address and a password as somebody types them; whether they are anybody's is told by the sign-in only. */
export const Credentials = z.object({
  email: text().max(320, "must be at most 320 characters"),
  password: text().max(1_000, "must be at most 1000 characters"),
});
