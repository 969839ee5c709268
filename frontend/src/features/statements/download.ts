import { language } from '@/app/i18n';
import { currentOrganizationId } from '@/app/organization';

export const FORMATS = ['pdf', 'xlsx', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

/** The address of a statement's file, for the acting organization and in the reader's language. */
export function downloadPath(downloadId: string, format: Format): string {
  const asked = new URLSearchParams({
    organization: currentOrganizationId() ?? '',
    language: language(),
  });
  return `/exports/statements/${downloadId}.${format}?${asked.toString()}`;
}
