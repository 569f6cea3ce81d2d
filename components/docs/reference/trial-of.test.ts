import { expect, test } from "vitest";
import type { RequestToTry } from "./request-to-try";
import { keyOf, trialOf } from "./trial-of";

const parameter = {
  place: "path",
  name: "id",
  type: "string",
  isRequired: true,
  hasMembers: false,
  description: "",
} as const;
const request: RequestToTry = {
  id: "endSession",
  title: "Ends a session",
  method: "DELETE",
  path: "/api/v1/crm/profile/sessions/{id}",
  parameters: [parameter],
  isStream: false,
};
const user = { id: "u", name: "Ada", organizationId: "o", organization: "Halden", role: "ADMIN" };

test.each([
  ["abc", "/abc"],
  ["a/b?c", "/a%2Fb%3Fc"],
  [".", "/%252E"],
  ["..", "/%252E%252E"],
  ["$&", "/%24%26"],
])("the id %s stays one segment of the path", (id, ending) => {
  const input = { parameters: { [keyOf(parameter)]: id }, body: "" };
  const { address } = trialOf(request, input, user);
  expect(new URL(address, "http://localhost").pathname).toBe(
    `/api/v1/crm/profile/sessions${ending}`,
  );
});
