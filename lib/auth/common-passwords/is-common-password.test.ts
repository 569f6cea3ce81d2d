import { expect, test } from "vitest";
import { isCommonPassword } from "./is-common-password";

test.each([
  "qwertyuiop",
  "QWERTYUIOP",
  "pässword123",
  "pass word 123",
  "password-123",
  "Dragon!!2024",
  "Football#1999",
  "1029384756",
  "passw0rd!!",
  "monkey123456",
  "michelle1990",
  "m1chelle1990",
])("%j is common", (password) => {
  expect(isCommonPassword(password)).toBe(true);
});

test.each([
  "a rather long sentence",
  "correct horse battery",
  "kX9#mQ2$vL",
  "tomato-87-hedge!",
  "dragon 82 746 190 35",
])("%j is not common", (password) => {
  expect(isCommonPassword(password)).toBe(false);
});
