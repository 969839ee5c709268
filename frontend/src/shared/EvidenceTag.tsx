import { useTranslation } from 'react-i18next';
import type { EvidenceLevel } from '@/gql/graphql';
import { StatusTag, type Tone } from './StatusTag';

const TONES: Record<EvidenceLevel, Tone> = {
  CLAIMED: 'neutral',
  OWNED: 'info',
  PLATFORM: 'progress',
  PROBED: 'success',
  DELIVERED: 'success',
};

/** How well an audience is proven today. */
export function EvidenceTag({ level }: { level: EvidenceLevel }) {
  const { t } = useTranslation('vocabulary');
  return <StatusTag tone={TONES[level]}>{t(`evidence.${level}`)}</StatusTag>;
}
