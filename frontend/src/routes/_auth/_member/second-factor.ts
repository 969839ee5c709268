import { createFileRoute } from '@tanstack/react-router';
import { SecondFactorPage } from '@/features/auth/SecondFactorPage';

export const Route = createFileRoute('/_auth/_member/second-factor')({ component: SecondFactorPage });
