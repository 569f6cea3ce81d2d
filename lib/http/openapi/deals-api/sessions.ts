import { z } from "zod";
import { Login, Renewal } from "@/lib/http/deals-api/session";
import { SignOut } from "@/lib/http/deals-api/sign-out";
import type { OperationGroup } from "@/lib/http/openapi/operation";

const BROWSER = "For the server's own pages; its form may change.";
const Form = z.object({ csrfToken: z.string().optional() }).loose();

export const SESSION_OPERATIONS: OperationGroup = {
  tag: "Sign-in",
  description: "Access tokens for users, and what their caller may do.",
  operations: {
    "POST auth/login": {
      id: "login",
      summary: "Signs a user in",
      description:
        "Without `organizationId`: the organization used last, else the one joined first.",
      body: Login,
      result: "An access token for an hour, a refresh token, and the user.",
      errors: [401, 403],
    },
    "POST auth/refresh-token": {
      id: "refreshToken",
      summary: "Exchanges a refresh token for a new pair of tokens",
      body: Renewal,
      result: "The new tokens; the former refresh token is used.",
      errors: [401],
    },
    "GET auth/logout": {
      id: "logoutByGet",
      summary: "Ends the session of the token",
      result: "It is ended.",
      errors: [401, 403],
    },
    "POST auth/logout": {
      id: "logout",
      summary: "Ends the session of the token and of the refresh token",
      body: SignOut,
      isBodyOptional: true,
      result: "They are ended.",
      errors: [401, 403],
    },
    "GET auth/authenticated": {
      id: "isAuthenticated",
      summary: "Says whether the token is good",
      result: "A bare `true` or `false`.",
    },
    "GET auth/permissions": {
      id: "hasPermissions",
      summary: "Says whether the caller has all of the named permissions",
      parameters: [
        {
          name: "permissions[]",
          in: "query",
          required: true,
          description: "The permissions, as several parameters or separated by commas.",
          style: "form",
          explode: true,
          schema: { type: "array", items: { type: "string" } },
        },
      ],
      result: "A bare `true` or `false`.",
    },
    "GET user/me": {
      id: "getMe",
      summary: "Returns the calling user with role and permissions",
      needsUser: true,
      result: "The user, in the active organization.",
    },
    "GET auth/csrf": {
      id: "getCsrfToken",
      summary: "Returns the token that a browser's sign-in form carries",
      description: BROWSER,
      result: "The token.",
      errors: [400],
    },
    "GET auth/session": {
      id: "getBrowserSession",
      summary: "Returns the browser's session",
      description: BROWSER,
      result: "The session, or an empty object.",
      errors: [400],
    },
    "POST auth/session": {
      id: "updateBrowserSession",
      summary: "Returns the browser's session, or changes its organization",
      description: BROWSER,
      body: Form,
      isBodyOptional: true,
      result: "The session, or an empty object.",
    },
    "POST auth/callback/credentials": {
      id: "signInBrowser",
      summary: "Signs a browser in",
      description: BROWSER,
      body: Form,
      isBodyOptional: true,
      result: "Where the sign-in leads to.",
      errors: [401],
    },
    "POST auth/signout": {
      id: "signOutBrowser",
      summary: "Signs a browser out",
      description: BROWSER,
      body: Form,
      isBodyOptional: true,
      result: "Where the sign-out leads to.",
      errors: [403],
    },
  },
};

export const SERVER_OPERATIONS: OperationGroup = {
  tag: "Server",
  description: "For those who run the server.",
  operations: {
    "GET ping": {
      id: "ping",
      summary: "Responds while the process runs",
      result: "It runs.",
    },
    "GET health": {
      id: "getHealth",
      summary: "Says whether the server and its database respond",
      result: "They do.",
    },
    "GET openapi.json": {
      id: "getOpenApi",
      summary: "Returns this document",
      result: "The OpenAPI 3.1 document of the Deals API.",
    },
    "GET metrics": {
      id: "getMetrics",
      summary: "Returns the process's metrics in the Prometheus format",
      description: "The Bearer token is `METRICS_TOKEN`; without it in the server's settings 404.",
      responseType: "text/plain",
      result: "The metrics.",
      errors: [401, 404],
    },
  },
};
