import { Invitation } from "@/components/auth/invitation";

export const metadata = { title: "Invitation" };

export default function InvitePage() {
  return <Invitation />;
}
