import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/config";

/** next-auth's own routes below `/api/auth`: the CSRF token, the browser's sign-in and sign-out, the session. */
export async function nextAuth(request: Request, context: { params: Promise<{ nextauth: string[] }> }) {
  return NextAuth(authOptions())(request, context);
}
