import { queryOptions } from '@tanstack/react-query';
import { type OrganizationKind, ViewerDocument, type ViewerQuery } from '@/gql/graphql';
import { request, UnauthenticatedError } from './graphql';
import { currentOrganizationId, rememberOrganization } from './organization';
import { queryClient } from './query';

export type Persona = 'owner' | 'brand' | 'agency' | 'operator';
export const PERSONAS: readonly Persona[] = ['owner', 'brand', 'agency', 'operator'];

export type Viewer = NonNullable<ViewerQuery['viewer']>;
export type Workplace = NonNullable<Viewer['organizations']>['nodes'][number];

export function workplaces(viewer: Viewer): readonly Workplace[] {
  return viewer.organizations?.nodes ?? [];
}

/** The id inside a global id: base64 of "Type:id". */
export function bareId(globalId: string): string {
  return atob(globalId.replaceAll('-', '+').replaceAll('_', '/')).split(':').slice(1).join(':');
}

export function isCurrent(viewer: Viewer, place: Workplace): boolean {
  return viewer.currentOrganization ? bareId(viewer.currentOrganization.id) === place.organizationId : false;
}

/** Asks as the remembered organization; one that is not the person's any more gives way to their first. */
async function readViewer(signal?: AbortSignal): Promise<Viewer | null> {
  const { viewer } = await request(ViewerDocument, {}, signal);
  if (!viewer || viewer.currentOrganization) return viewer ?? null;
  const first = workplaces(viewer)[0];
  if (!first || first.organizationId === currentOrganizationId()) return viewer;
  rememberOrganization(first.organizationId);
  return (await request(ViewerDocument, {}, signal)).viewer ?? null;
}

/** The person, or null for a stranger; where they work, and what they may do in the current organization. */
export const viewerQuery = queryOptions({
  queryKey: ['Viewer'],
  queryFn: ({ signal }) =>
    readViewer(signal).catch((error: unknown) => {
      if (error instanceof UnauthenticatedError) return null;
      throw error;
    }),
  staleTime: 60_000,
});

/** The sides of the house an organization may enter, in menu order. */
export function personasOf(kinds: readonly OrganizationKind[] | undefined): Persona[] {
  const sides = (kinds ?? []).map(kind => kind.toLowerCase());
  return PERSONAS.filter(persona => sides.includes(persona));
}

export async function switchOrganization(organizationId: string): Promise<void> {
  rememberOrganization(organizationId);
  // Nothing read for the other organization may be shown again.
  queryClient.removeQueries({
    predicate: query => !['session', 'Viewer'].includes(String(query.queryKey[0])),
  });
  await queryClient.invalidateQueries({ queryKey: viewerQuery.queryKey });
}
