"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Select } from "@/components/ui/select";

type MemberSelectProps = {
  members: { user_id: string; name: string; is_active: boolean }[];
  shownId: string;
  ownId: string;
};

/** Chooses whose day is shown; managers can see every member's, also of those who left. */
export function MemberSelect({ members, shownId, ownId }: MemberSelectProps) {
  const router = useRouter();
  const [isLoading, startLoading] = useTransition();
  const show = (userId: string) =>
    startLoading(() =>
      router.push(userId === ownId ? "/crm/my-day" : `/crm/my-day?member=${userId}`),
    );
  return (
    <Select
      aria-label="Whose day"
      aria-busy={isLoading}
      value={shownId}
      onChange={(event) => show(event.target.value)}
      className="!w-48"
    >
      {members.map(({ user_id, name, is_active }) => (
        <option key={user_id} value={user_id}>
          {user_id === ownId ? `${name} (you)` : is_active ? name : `${name} (left)`}
        </option>
      ))}
    </Select>
  );
}
