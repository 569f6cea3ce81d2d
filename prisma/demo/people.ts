import type { Role } from "@/lib/domain/permissions";

/** The demo's organizations with their members. All of them sign in with `DEMO_PASSWORD`. */
export const DEMO_ORGANIZATIONS: {
  name: string;
  currency: string;
  timeZone: string;
  lostReasons: string[];
  members: { name: string; email: string; role: Role }[];
}[] = [
  {
    name: "Halden Instruments",
    currency: "USD",
    timeZone: "America/New_York",
    lostReasons: ["Price", "No budget", "Chose a competitor", "No decision", "Missing feature"],
    members: [
      { name: "Ingrid Halvorsen", email: "ingrid@halden.example", role: "ADMIN" },
      { name: "Marcus Bell", email: "marcus@halden.example", role: "MANAGER" },
      { name: "Priya Raman", email: "priya@halden.example", role: "REP" },
      { name: "Tom Okafor", email: "tom@halden.example", role: "REP" },
      { name: "Elena Petrova", email: "elena@halden.example", role: "VIEWER" },
    ],
  },
  {
    name: "Fernhill Systems",
    currency: "USD",
    timeZone: "Europe/London",
    lostReasons: [],
    members: [
      { name: "Grace Whitfield", email: "grace@fernhill.example", role: "ADMIN" },
      { name: "Daniel Osei", email: "daniel@fernhill.example", role: "MANAGER" },
      { name: "Yuki Tanaka", email: "yuki@fernhill.example", role: "REP" },
    ],
  },
];

export const DEMO_PASSWORD = "opportune-demo";

export const FIRST_NAMES = list(`
  Amara, Ben, Camila, David, Erik, Fatima, George, Hannah, Isaac, Julia, Kofi, Laura, Mateo, Nadia, Oscar, Paula,
  Quentin, Rosa, Samuel, Tessa, Umar, Vera, Wen, Ximena, Yusuf, Zoe`);

export const LAST_NAMES = list(`
  Abbott, Bauer, Castillo, Dubois, Eriksson, Farouk, Gomez, Hughes, Ivanov, Jensen, Kaplan, Lindqvist, Moreau,
  Novak, Okoye, Pereira, Quinn, Rossi, Schmidt, Thapa, Ueda, Vance, Walsh, Xu, Yilmaz, Zimmer`);

export const JOB_TITLES = list(`
  Head of Operations, Plant Manager, Procurement Lead, Laboratory Director, Quality Engineer, CFO,
  Maintenance Supervisor, VP Engineering, Process Engineer, Sustainability Manager`);

function list(text: string): string[] {
  return text.trim().split(/,\s+/);
}
