import { requireUser } from "@/lib/domain/actor";
import { UpdateProfile } from "@/lib/domain/members/schema";
import { updateProfile } from "@/lib/domain/members/update-profile";
import { parse } from "@/lib/domain/validation";
import { profileReply } from "@/lib/http/crm-api/profile";
import { ProfileResponse } from "@/lib/http/crm-api/responses/members";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { view } from "@/lib/http/endpoint";
import { refuseIfMatch } from "@/lib/http/if-match";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { wrapper: "profile" },
  {
    GET: view({ 200: ProfileResponse }, async ({ actor }) => profileReply(requireUser(actor))),
    PATCH: view({ 200: ProfileResponse }, async ({ actor, body, request }) => {
      const user = requireUser(actor);
      await refuseIfMatch(request, "profile");
      await updateProfile(user, parse(UpdateProfile, body));
      return profileReply(user);
    }),
  },
);
