import { createFileRoute } from '@tanstack/react-router';
import { LoginCodePage } from '@/features/auth/LoginCodePage';

export const Route = createFileRoute('/_auth/login/code')({ component: LoginCodePage });
