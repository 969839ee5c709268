/** The 34 provincial units on a grid: near each other as on the ground, without drawing a border. */
export interface Tile {
  /** First two digits of the administrative code (GB/T 2260). */
  code: string;
  column: number;
  row: number;
}

const GRID = `
.  .  .  .  .  .  .  .  23
.  .  .  .  .  .  15 22 .
65 .  .  .  .  .  11 21 .
.  62 64 14 13 12 .  .  .
.  63 61 41 37 .  .  .  .
54 51 50 42 34 32 31 .  .
.  53 52 43 36 33 .  .  .
.  .  45 44 35 71 .  .  .
.  .  82 81 .  .  .  .  .
.  .  46 .  .  .  .  .  .
`;

export const TILES: readonly Tile[] = GRID.trim()
  .split('\n')
  .flatMap((line, row) =>
    line
      .trim()
      .split(/\s+/)
      .flatMap((code, column) => (code === '.' ? [] : [{ code, column, row }])),
  );

export const COLUMNS = 9;
export const ROWS = 10;

const NAMES: Record<string, string> = {
  北京: '11',
  天津: '12',
  河北: '13',
  山西: '14',
  内蒙古: '15',
  辽宁: '21',
  吉林: '22',
  黑龙江: '23',
  上海: '31',
  江苏: '32',
  浙江: '33',
  安徽: '34',
  福建: '35',
  江西: '36',
  山东: '37',
  河南: '41',
  湖北: '42',
  湖南: '43',
  广东: '44',
  广西: '45',
  海南: '46',
  重庆: '50',
  四川: '51',
  贵州: '52',
  云南: '53',
  西藏: '54',
  陕西: '61',
  甘肃: '62',
  青海: '63',
  宁夏: '64',
  新疆: '65',
  台湾: '71',
  香港: '81',
  澳门: '82',
};

const ISO: Record<string, string> = {
  BJ: '11',
  TJ: '12',
  HE: '13',
  SX: '14',
  NM: '15',
  LN: '21',
  JL: '22',
  HL: '23',
  SH: '31',
  JS: '32',
  ZJ: '33',
  AH: '34',
  FJ: '35',
  JX: '36',
  SD: '37',
  HA: '41',
  HB: '42',
  HN: '43',
  GD: '44',
  GX: '45',
  HI: '46',
  CQ: '50',
  SC: '51',
  GZ: '52',
  YN: '53',
  XZ: '54',
  SN: '61',
  GS: '62',
  QH: '63',
  NX: '64',
  XJ: '65',
  TW: '71',
  HK: '81',
  MO: '82',
};

/** 440000, 44, CN-GD, GD, 广东 and 广东省 all mean "44"; null when it is no province. */
export function provinceCode(text: string): string | null {
  const digits = /^(\d{2})(\d{4})?$/.exec(text)?.[1];
  if (digits) return TILES.some(tile => tile.code === digits) ? digits : null;
  const iso = ISO[text.toUpperCase().replace(/^CN-/, '')];
  if (iso) return iso;
  const name = Object.keys(NAMES).find(short => text.startsWith(short));
  return name ? (NAMES[name] ?? null) : null;
}
