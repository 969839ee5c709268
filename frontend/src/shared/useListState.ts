import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { ListSearch } from './listSearch';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Cursors of the pages before this one, so that "previous" works with keyset pages. */
    trail?: (string | null)[];
  }
}

export interface ListState<Search extends ListSearch> {
  search: Search;
  /** Sets filters; the place goes back to the first page. */
  filter: (patch: Partial<Search>) => void;
  clear: () => void;
  forward: (endCursor: string) => void;
  back: () => void;
  hasBefore: boolean;
  pageNumber: number;
}

/** A list's filters, order and place, kept in the address. */
export function useListState<Search extends ListSearch>(): ListState<Search> {
  const address: object = useSearch({ strict: false });
  const search = address as Search;
  const navigate = useNavigate();
  const router = useRouter();
  const trail = router.history.location.state.trail ?? [];

  const go = useCallback(
    (next: object, state: { trail?: (string | null)[] }, replace = false) =>
      navigate({ to: '.', search: next as never, state, replace, resetScroll: false }),
    [navigate],
  );

  return {
    search,
    filter: patch => go({ ...search, ...patch, after: undefined }, {}, true),
    clear: () => go({}, {}, true),
    forward: endCursor => go({ ...search, after: endCursor }, { trail: [...trail, search.after ?? null] }),
    back: () => go({ ...search, after: trail.at(-1) ?? undefined }, { trail: trail.slice(0, -1) }),
    hasBefore: Boolean(search.after),
    pageNumber: search.after ? trail.length + 1 : 1,
  };
}
