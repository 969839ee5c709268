import { createFileRoute } from '@tanstack/react-router';
import { TotpOfferPage } from '@/features/auth/TotpOfferPage';

export const Route = createFileRoute('/_auth/_member/signup/totp')({ component: TotpOfferPage });
