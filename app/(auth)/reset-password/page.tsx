import { PasswordReset } from "@/components/auth/password-reset";

export const metadata = { title: "Set a new password" };

export default function ResetPasswordPage() {
  return <PasswordReset />;
}
