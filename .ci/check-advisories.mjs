// Compares package-lock.json with .ci/advisories.json: fails for a version with a known high or critical vulnerability, and
// when the file was not reviewed for 14 days. `--reviewed` writes today's date.
import { readFileSync, writeFileSync } from "node:fs";

const FILE = ".ci/advisories.json";
const MAX_DAYS = 14;

const advisories = JSON.parse(readFileSync(FILE, "utf8"));
if (process.argv.includes("--reviewed")) {
  advisories.reviewed = new Date().toISOString().slice(0, 10);
  writeFileSync(FILE, `${JSON.stringify(advisories, null, 2)}\n`);
  process.exit();
}

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
const installed = Object.entries(packages).map(([path, { version }]) => ({
  name: path.split("node_modules/").at(-1),
  version,
}));
const vulnerable = installed.filter(({ name, version }) => {
  const known = advisories.packages[name];
  return known && isBefore(version, known.before);
});
for (const { name, version } of vulnerable) {
  const { before, why } = advisories.packages[name];
  console.error(`${name} ${version} is vulnerable (${why}): use ${before} or newer`);
}
const days = Math.floor((Date.now() - Date.parse(advisories.reviewed)) / 86_400_000);
if (!(days <= MAX_DAYS)) {
  console.error(
    `${FILE} was reviewed ${days} days ago. Run \`.ci/audit --reviewed\` against a registry that answers audits, or review by hand.`,
  );
}
if (vulnerable.length > 0 || !(days <= MAX_DAYS)) process.exit(1);
console.log(
  `${installed.length} packages, advisories reviewed on ${advisories.reviewed}: nothing known.`,
);

/** Whether a version is lower; a pre-release counts as its release. */
function isBefore(version, limit) {
  const [one, other] = [version, limit].map((text) => text.split(/[.-]/).slice(0, 3).map(Number));
  for (const [index, part] of one.entries()) if (part !== other[index]) return part < other[index];
  return false;
}
