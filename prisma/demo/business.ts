/** Names of the demo's customers and products. */
export const COMPANY_NAMES = list(`
  Alder & Finch, Arcadia Foods, Aster Pharma, Baltic Timber, Beacon Rail, Bluewater Utilities, Borealis Mining,
  Brightline Dairy, Cascade Paper, Cedar Valley Water, Cinder Ceramics, Clearfield Energy, Copperline Metals,
  Corvid Robotics, Crestview Hospitals, Delta Grain, Driftwood Breweries, Eastgate Chemicals, Ember Glassworks,
  Evergreen Packaging, Fairhaven Shipyards, Fjord Seafood, Foxglove Cosmetics, Garnet Plastics, Glasswing Optics,
  Granite State Cement, Harborlight Terminals, Hearthstone Bakeries, Helio Solar, Highmoor Wind, Indigo Textiles,
  Ironbridge Castings, Juniper Biotech, Kestrel Aerospace, Keystone Boilers, Lakeshore Foods,
  Lumen Semiconductors, Marigold Dairy, Meridian Airports, Mistral Wind, Northgate Refining, Oakhurst Labs,
  Obsidian Tires, Orchard Beverages, Pinecrest Paper, Quarry Hill Aggregates, Redwood Furniture, Riverbend Water,
  Saffron Kitchens, Sandbar Desalination, Silverline Transit, Slate Roofing, Summit Cryogenics,
  Sunfield Greenhouses, Tidewater Ports, Topaz Displays, Union Malt, Verdant Farms, Wildrose Textiles, Zephyr HVAC`);

/** Customers that were entered twice. */
export const SECOND_ENTRIES = [
  { name: "Kestrel Aerospace Ltd.", domain: "kestrel.example" },
  { name: "Lakeshore Food Group", domain: "lakeshorefoods.example" },
];

/** Customers that were entered by mistake and deleted. */
export const ENTERED_IN_ERROR = [
  { name: "Test company", domain: "test.example" },
  { name: "Palisade Marble", domain: "palisade.example" },
];

export const INDUSTRIES = list(`
  Food and beverage, Pharmaceuticals, Energy, Water, Mining and metals, Chemicals, Transport, Electronics`);

export const CITIES: readonly (readonly [city: string, country: string])[] = [
  ["Boston", "United States"],
  ["Chicago", "United States"],
  ["Denver", "United States"],
  ["Houston", "United States"],
  ["Seattle", "United States"],
  ["Toronto", "Canada"],
  ["Oslo", "Norway"],
  ["Hamburg", "Germany"],
  ["Rotterdam", "Netherlands"],
  ["Manchester", "United Kingdom"],
  ["Lyon", "France"],
  ["Gothenburg", "Sweden"],
];

/** Products, with their price range in whole currency units. */
export const OFFERS: readonly (readonly [name: string, low: number, high: number])[] = [
  ["flow sensors", 4_000, 28_000],
  ["plant expansion", 45_000, 240_000],
  ["calibration service", 2_500, 14_000],
  ["pressure monitoring", 9_000, 60_000],
  ["laboratory scales", 3_000, 22_000],
  ["control room upgrade", 60_000, 320_000],
  ["leak detection", 12_000, 80_000],
  ["temperature logging", 3_500, 30_000],
  ["emissions metering", 20_000, 150_000],
  ["spare parts framework", 6_000, 40_000],
  ["pilot line", 8_000, 35_000],
  ["gas analysers", 15_000, 95_000],
  ["training package", 1_500, 9_000],
  ["wireless gateways", 5_000, 45_000],
];

export const RENEWALS: readonly (readonly [name: string, low: number, high: number])[] = [
  ["support renewal", 2_000, 18_000],
  ["calibration renewal", 1_800, 12_000],
  ["software renewal", 3_000, 36_000],
  ["maintenance renewal", 4_000, 28_000],
];

export const SOURCES = list(`
  Referral, Web site, Trade fair, Outbound, Partner, Existing customer`);

export const TAGS = list(`
  priority, tender, pilot, public sector, multi-site, competitor, upsell`);

function list(text: string): string[] {
  return text.trim().split(/,\s+/);
}
