import type { AudienceDimension } from '@/gql/graphql';

export interface Group {
  readonly key: string;
  readonly count: number;
  readonly shareBp: number;
}

export type Distributions = readonly {
  readonly dimension: AudienceDimension;
  readonly groups: readonly Group[];
}[];

// Bands and tiers are read from low to high, everything else from large to small.
const ORDERED: Partial<Record<AudienceDimension, readonly string[]>> = {
  AGE: ['under_18', '18_24', '25_29', '30_34', '35_39', '40_49', '50_59', '60_plus', 'unknown', 'others'],
  SPENDING: ['none', 'low', 'middle', 'high', 'top', 'others'],
  FREQUENCY: ['never', 'once', '2_3', '4_9', '10_plus', 'others'],
};

export function groupsOf(distributions: Distributions, dimension: AudienceDimension): Group[] {
  const groups = [...(distributions.find(each => each.dimension === dimension)?.groups ?? [])];
  const order = ORDERED[dimension];
  return order ? groups.sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key)) : groups;
}

/** Whether a dimension says anything: one group of unknowns does not. */
export function says(groups: readonly Group[]): boolean {
  return groups.some(group => !['unknown', 'others', 'none', 'never'].includes(group.key));
}

export const totalOf = (groups: readonly Group[]) => groups.reduce((sum, group) => sum + group.count, 0);

/** The groups of people of whom the dimension is known, and how many are left out of the picture. */
export function split(groups: readonly Group[]): { known: Group[]; unknown: number } {
  const known = groups.filter(group => group.key !== 'unknown');
  return { known, unknown: totalOf(groups) - totalOf(known) };
}

/** Each group's per cent of all groups given. */
export function percents(groups: readonly Group[]): number[] {
  const whole = totalOf(groups);
  return groups.map(group => (whole === 0 ? 0 : (group.count / whole) * 100));
}

export const isProvince = (group: Group) => group.key.length === 2;
