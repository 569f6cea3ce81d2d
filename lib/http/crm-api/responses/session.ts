import { z } from "zod";
import { Id } from "@/lib/domain/response-fields";

/** The response of `POST /api/v1/auth/login` (docs/api.md 1). */
export const LoginResponse = z.strictObject({
  token: z.string(),
  admin: z.strictObject({
    id: Id,
    username: z.string(),
    email: z.string(),
    organization_id: Id,
  }),
});
