import { PasswordReset } from "@/components/auth/password-reset";
import { QueryProvider } from "@/components/queries/query-provider";

export const metadata = { title: "Set a new password" };

export default function ResetPasswordPage() {
  return (
    <QueryProvider>
      <PasswordReset />
    </QueryProvider>
  );
}
