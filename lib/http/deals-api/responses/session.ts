import { z } from "zod";
import { PERMISSIONS, ROLES } from "@/lib/domain/permissions";
import { Id } from "@/lib/domain/response-fields";

const NamedRecord = z.strictObject({ id: Id, name: z.string() });

/** The response of `GET /api/user/me` (docs/api.md 1). */
export const UserResponse = z.strictObject({
  id: Id,
  email: z.string(),
  name: z.string(),
  tenantId: Id,
  tenant: NamedRecord,
  organizations: z.array(NamedRecord),
  employee: z.strictObject({ organizationId: Id }),
  role: z.enum(ROLES),
  permissions: z.array(z.enum(PERMISSIONS)),
});

const tokens = { token: z.string(), refresh_token: z.string() };

/** The response of `POST /api/auth/login` (docs/api.md 1). */
export const LoginResponse = z.strictObject({ ...tokens, user: UserResponse });

/** The response of `POST /api/auth/refresh-token` (docs/api.md 1). */
export const RefreshResponse = z.strictObject(tokens);

/** The response of `POST /api/auth/logout` (docs/api.md 1). */
export const LogoutResponse = z.strictObject({});

/** A bare `true` or `false` (docs/api.md 1). */
export const FlagResponse = z.boolean();
