import type { Locale } from "../notice/locale";
import type { Random } from "./random";

/** A borrower who does not exist. */
export type Person = Readonly<{
  externalId: string;
  name: string;
  /** Null for the few a lender has no address of. */
  email: string | null;
  phone: string;
  /** Null where the lender does not know it. */
  timezone: string | null;
  locale: Locale;
}>;

const ENGLISH_GIVEN = names(
  "Ada Ben Carla Dario Elena Felix Grace Hugo Ines Jonah Kira Luis",
  "Mara Noel Olive Pablo Quinn Rosa Samir Tessa Umar Vera Wesley Yara Zoe",
);
const ENGLISH_FAMILY = names(
  "Alder Barrow Castell Dorsey Elwood Fenn Garrick Hollis Ivory Jarrow Kestrel Larkin",
  "Merrow Norwell Oakes Penhale Quill Rowan Sorrel Thorne Underhill Vance Wexley Yarrow",
);
const CHINESE_FAMILY = names("王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 林");
const CHINESE_GIVEN = names(
  "小雨 建国 思远 美玲 子涵 志强 雅婷 海波 晓东 佳怡 文博 雪梅 俊杰 丽华 天宇 静怡",
);

/** Area codes that lie wholly in the zone, so that number and zone tell the same story. */
const HOMES = [
  {
    timezone: "America/New_York",
    areaCodes: ["212", "202", "215", "305", "404", "410", "617", "704", "718", "919"],
  },
  {
    timezone: "America/Los_Angeles",
    areaCodes: ["206", "213", "310", "408", "415", "503", "510", "619", "702", "916"],
  },
] as const;

/** Numbers 555-0100 to 555-0199 are set aside for fiction (NANPA); so is example.com (RFC 2606). */
const NUMBERS_PER_AREA = 100;

/** The `index`-th borrower: one in three reads Chinese, one in two lives on the west coast. */
export function invent(index: number, random: Random): Person {
  const chinese = random.chance(0.32);
  const home = HOMES[index % HOMES.length] ?? HOMES[0];
  const place = Math.floor(index / HOMES.length);
  const areaCode = home.areaCodes[place % home.areaCodes.length];
  const line = Math.floor(place / home.areaCodes.length) % NUMBERS_PER_AREA;
  const externalId = `B-${String(index + 1).padStart(4, "0")}`;
  return {
    externalId,
    name: chinese
      ? `${random.pick(CHINESE_FAMILY)}${random.pick(CHINESE_GIVEN)}`
      : `${random.pick(ENGLISH_GIVEN)} ${random.pick(ENGLISH_FAMILY)}`,
    email: random.chance(0.985) ? `${externalId.toLowerCase()}@borrowers.example.com` : null,
    phone: `+1${areaCode}55501${String(line).padStart(2, "0")}`,
    timezone: random.chance(0.97) ? home.timezone : null,
    locale: chinese ? "zh-CN" : "en",
  };
}

function names(...rows: string[]): readonly string[] {
  return rows.join(" ").split(" ");
}
