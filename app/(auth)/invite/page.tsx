import { Invitation } from "@/components/auth/invitation";
import { QueryProvider } from "@/components/queries/query-provider";

export const metadata = { title: "Invitation" };

export default function InvitePage() {
  return (
    <QueryProvider>
      <Invitation />
    </QueryProvider>
  );
}
