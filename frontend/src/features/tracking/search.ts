import type { ClickFilterInput, LinkFilterInput } from '@/gql/graphql';
import { type ListSearch, listSearch, many } from '@/shared/listSearch';

export const linksSearch = listSearch({ state: many() });
export const clicksSearch = listSearch({ verdict: many(), reason: many() });

export interface LinksSearch extends ListSearch {
  state?: string[];
}

export interface ClicksSearch extends ListSearch {
  verdict?: string[];
  reason?: string[];
}

export function linkFilter(search: LinksSearch): LinkFilterInput {
  return { state: search.state as LinkFilterInput['state'] };
}

/** One verdict narrows; both together are everything. */
export function clickFilter(search: ClicksSearch, link?: string): ClickFilterInput {
  const [verdict, more] = search.verdict ?? [];
  return {
    link,
    verdict: (more ? undefined : verdict) as ClickFilterInput['verdict'],
    reason: search.reason as ClickFilterInput['reason'],
  };
}
