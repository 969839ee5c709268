import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecoveryCodes } from '@/app/session';
import { AuthCard } from './AuthCard';
import { RecoveryCodeList } from './RecoveryCodeList';
import { SignUpSteps } from './SignUpSteps';
import { TotpSetup } from './TotpSetup';

/** Offered once after signing up; it can be left for later. */
export function TotpOfferPage() {
  const { t } = useTranslation('auth');
  const [codes, setCodes] = useState<RecoveryCodes | null>(null);
  const navigate = useNavigate();
  const goOn = () => navigate({ to: '/' });

  if (codes) {
    return (
      <AuthCard title={t('recovery.title')} intro={t('recovery.intro')}>
        <SignUpSteps at="totp" />
        <RecoveryCodeList codes={codes.codes} />
        <Button type="primary" size="large" block onClick={goOn} style={{ marginTop: 24 }}>
          {t('recovery.saved')}
        </Button>
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title={t('totp.title')}
      intro={t('totp.intro')}
      foot={
        <Button type="link" onClick={goOn} style={{ padding: 0 }}>
          {t('totp.later')}
        </Button>
      }
    >
      <SignUpSteps at="totp" />
      <TotpSetup onActivated={found => (found ? setCodes(found) : goOn())} />
    </AuthCard>
  );
}
