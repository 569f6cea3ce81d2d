import { expect, test } from "vitest";
import { weaknessOf } from "./rules";

const ABOUT = ["Ingrid Halvorsen", "ingrid@halden.example", "Halden Instruments"];

test.each([
  ["short", "must have at least 10 characters"],
  ["😀😀😀😀😀", "must have at least 10 characters"],
  ["x".repeat(1_001), "must be at most 1000 characters"],
])("refuses the length of %j", (password, weakness) => {
  expect(weaknessOf(password)).toBe(weakness);
});

test.each([
  "          ",
  "aaaaaaaaaa",
  "aaaaaaaaab",
  "abababababab",
  "abcabcabcabc",
  "1234567890",
  "0987654321",
  "9876543210!",
  "abcdefghij",
  "zyxwvutsrq",
  "qwertyuiop",
  "QwertyUiop",
  "poiuytrewq",
  "qwertzuiop",
  "asdfghjkl;",
  "1q2w3e4r5t",
  "a1b2c3d4e5",
  "1qaz2wsx3edc",
  "qwerty12345",
  "abc123abc123",
  "112233445566",
  "йцукенгшщз",
  "абвгдежзик",
  "12.03.1985",
  "1985-03-12",
  "2026/11/30!",
])("refuses repeats, sequences and dates: %j", (password) => {
  expect(weaknessOf(password)).toContain("repeats, sequences");
});

test.each([
  "opportune1",
  "Opportune2026!",
  "0pp0rtun3!!",
  "enutroppo99",
  "ingrid@halden.example",
  "IngridHalvorsen",
  "ingrid.halvorsen1",
  "Halden2026!",
  "H4lden-2026",
  "Halvorsen#12",
  "haldeninstruments",
  "ingridingrid",
])("refuses what is known of the user, the organization and the product: %j", (password) => {
  expect(weaknessOf(password, ABOUT)).toContain("must not be made of the product's name");
});

test.each([
  "correct horse battery",
  "long enough by far",
  "Tr0ub4dor&3x",
  "kX9#mQ2$vL",
  "z7q1pt4mwd",
  "a password of hers",
  "ingrid likes wet socks",
  "überraschung im wald",
  "猫が窓から外を眺めている",
])("accepts %j", (password) => {
  expect(weaknessOf(password, ABOUT)).toBeNull();
});

test("accepts what password managers generate", () => {
  const signs = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  let state = 20_261_130;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return signs[Math.floor((state / 2_147_483_648) * signs.length)];
  };
  const refused = Array.from({ length: 2_000 }, () =>
    Array.from({ length: 14 }, next).join(""),
  ).filter((password) => weaknessOf(password, ABOUT) !== null);
  expect(refused).toEqual([]);
});
