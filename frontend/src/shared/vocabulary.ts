import { useTranslation } from 'react-i18next';
import type { AgeBand, Carrier, Category, Gender, PlacementFormat, PricingModel } from '@/gql/graphql';
import { provinceCode, TILES } from './china/provinces';

// The words both market sides share, in the order people meet them; their labels stand in locales/*/vocabulary.

export const CATEGORIES: readonly Category[] = [
  'FOOD',
  'MATERNITY',
  'BEAUTY',
  'FASHION',
  'DIGITAL',
  'HOME',
  'TRAVEL',
  'EDUCATION',
  'HEALTH',
  'FINANCE',
  'SPORTS',
  'PETS',
  'AUTO',
  'GAMES',
  'BOOKS',
  'LOCAL_LIFE',
];

export const MODELS: readonly PricingModel[] = ['CPS', 'CPC', 'FLAT', 'CPM', 'CPA', 'GROUP_BUY'];

export const FORMATS: readonly PlacementFormat[] = [
  'GROUP_POST',
  'MOMENTS_POST',
  'ARTICLE_HEADLINE',
  'ARTICLE_SECOND',
  'NOTE',
  'SHORT_VIDEO',
  'LIVE_MENTION',
  'BANNER',
  'POSTER',
  'COUNTER_CARD',
  'MINI_PROGRAM_CARD',
];

export const CARRIERS: readonly Carrier[] = [
  'WECHAT_GROUP',
  'OFFICIAL_ACCOUNT',
  'PERSONAL_ACCOUNT',
  'WECOM',
  'MINI_PROGRAM',
  'CHANNELS',
  'DOUYIN',
  'KUAISHOU',
  'WEIBO',
  'TOUTIAO',
  'XIAOHONGSHU',
  'BILIBILI',
  'QQ_GROUP',
  'PAID_CIRCLE',
  'APP',
  'WEBSITE',
  'STORE',
];

export const GENDERS: readonly Gender[] = ['FEMALE', 'MALE'];

export const AGES: readonly AgeBand[] = [
  'UNDER_18',
  'FROM_18',
  'FROM_25',
  'FROM_30',
  'FROM_35',
  'FROM_40',
  'FROM_50',
  'FROM_60',
];

/** Letters by which the API names provinces, in the order of the map. */
export const REGIONS: readonly string[] =
  'BJ TJ HE SX NM LN JL HL SH JS ZJ AH FJ JX SD HA HB HN GD GX HI CQ SC GZ YN XZ SN GS QH NX XJ TW HK MO'.split(
    ' ',
  );

export const NAMESPACES = ['vocabulary', 'provinces'];

export interface Option<Value extends string = string> {
  value: Value;
  label: string;
}

/** Labels and select options of the market's words in the reader's language. */
export function useVocabulary() {
  const { t } = useTranslation(NAMESPACES);
  const options = <Value extends string>(group: string, values: readonly Value[]): Option<Value>[] =>
    values.map(value => ({ value, label: t(`vocabulary:${group}.${value}`) }));
  const region = (letters: string) => t(`provinces:name.${provinceCode(letters) ?? TILES[0]?.code}`);
  return {
    word: (group: string, value: string) => t(`vocabulary:${group}.${value}`),
    region,
    categories: options('category', CATEGORIES),
    models: options('model', MODELS),
    formats: options('format', FORMATS),
    carriers: options('carrier', CARRIERS),
    genders: options('gender', GENDERS),
    ages: options('age', AGES),
    regions: REGIONS.map(value => ({ value, label: region(value) })),
  };
}
