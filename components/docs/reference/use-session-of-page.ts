import { useEffect, useState } from "react";
import { fetchOwnUser, type OwnUser } from "@/lib/client/fetch-own-user";

/** The signed-in user; null if nobody is, undefined while asking. */
export function useSessionOfPage(): OwnUser | null | undefined {
  const [user, setUser] = useState<OwnUser | null>();
  useEffect(() => {
    let isWanted = true;
    fetchOwnUser().then(
      (found) => isWanted && setUser(found),
      () => isWanted && setUser(null),
    );
    return () => {
      isWanted = false;
    };
  }, []);
  return user;
}
