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

const FULL_BP = 10_000;

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
  return groups.some(group => group.key !== 'unknown' && group.key !== 'others' && group.key !== 'none');
}

export const percentOf = (group: Group) => (group.shareBp / FULL_BP) * 100;

export const isProvince = (group: Group) => group.key.length === 2;
