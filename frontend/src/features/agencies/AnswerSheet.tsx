import { useTranslation } from 'react-i18next';
import { formatBasisPoints, formatDate } from '@/app/format';
import { accepted, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import {
  AcceptRepresentationDocument,
  DeclineRepresentationDocument,
  EndRepresentationDocument,
  type RepresentationRowFragment,
} from '@/gql/graphql';
import { ConfirmSheet } from '@/shared/ConfirmSheet';
import { useAction } from '@/shared/useAction';
import type { Verb } from './states';

interface Props {
  asked: { contract: RepresentationRowFragment; verb: Verb } | null;
  onClose: () => void;
}

async function carryOut(verb: Verb, representationId: string) {
  const input = { representationId };
  switch (verb) {
    case 'accept':
      return accepted((await request(AcceptRepresentationDocument, { input })).acceptRepresentation);
    case 'decline':
      return accepted((await request(DeclineRepresentationDocument, { input })).declineRepresentation);
    case 'end':
      return accepted((await request(EndRepresentationDocument, { input })).endRepresentation);
  }
}

/** The last look at the terms before they hold, or no longer hold. */
export function AnswerSheet({ asked, onClose }: Props) {
  const { t } = useTranslation('agencies');
  const { pending, problem, act, forget } = useAction();
  const verb = asked?.verb ?? 'accept';

  function close() {
    forget();
    onClose();
  }

  async function answer() {
    if (!asked) return;
    const done = await act(async () => {
      await carryOut(verb, asked.contract.id);
      await invalidate('Representations');
    });
    if (done) close();
  }

  return (
    <ConfirmSheet
      open={asked !== null}
      title={t(`verb.${verb}`)}
      effect={t(`effect.${verb}`)}
      lines={
        asked
          ? [
              { key: 'agency', label: t('partner.owner'), value: asked.contract.agency.name },
              { key: 'owner', label: t('partner.agency'), value: asked.contract.owner.name },
              { key: 'starts', label: t('column.starts'), value: formatDate(asked.contract.startsOn) },
              {
                key: 'cut',
                label: t('column.cut'),
                value: formatBasisPoints(asked.contract.cutBp),
                strong: true,
              },
            ]
          : []
      }
      confirmLabel={t(`verb.${verb}`)}
      danger={verb !== 'accept'}
      pending={pending}
      error={problem}
      onConfirm={answer}
      onClose={close}
    />
  );
}
