import { createFileRoute } from '@tanstack/react-router';
import { SetPasswordPage } from '@/features/auth/SetPasswordPage';

export const Route = createFileRoute('/_auth/_member/signup/password')({ component: SetPasswordPage });
