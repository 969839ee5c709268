import { createFileRoute } from '@tanstack/react-router';
import { VerifyPage } from '@/features/auth/VerifyPage';

export const Route = createFileRoute('/_auth/signup/verify')({ component: VerifyPage });
